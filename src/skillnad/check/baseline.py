"""A baseline: findings that are known and not to be raised again, by fingerprint."""

import json
from pathlib import Path

from skillnad.check.checking import Run
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

LARGEST = 20_000_000


def baseline_text(run: Run) -> str:
    """The baseline of a run: each finding's fingerprint with its rule and what it says, for people to read."""
    rows = {finding.fingerprint: f"{finding.rule} {finding.what}" for finding in run.findings}
    known = {finding.fingerprint: f"{finding.rule} {finding.what}" for one in run.checked for finding in one.known}
    return json.dumps({"baseline": known | rows}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline file.

    Raises:
        SkillnadError: the file is missing or is no baseline.
    """
    wrong = SkillnadError(_("is not a baseline"), where=str(path), remedy=_("Write one with --write-baseline FILE."))
    try:
        if path.stat().st_size > LARGEST:
            raise wrong
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise wrong from error
    rows = content.get("baseline") if isinstance(content, dict) else None
    if not isinstance(rows, dict):
        raise wrong
    return frozenset(str(key) for key in rows)
