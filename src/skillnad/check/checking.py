"""A document to its findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path

from skillnad.check.case import Case
from skillnad.check.document import Document
from skillnad.check.finding import Finding, Severity
from skillnad.check.rules import RULES, Rule, rule_of
from skillnad.check.settings import Choices, Exemption, Settings
from skillnad.check.statistic import Statistic
from skillnad.check.statistics import find_statistics
from skillnad.check.uncollected import uncollected

ORDER: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Exempted:
    """A finding that is not raised, since a recorded exemption covers it."""

    finding: Finding
    exemption: Exemption


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as checked: what it holds, what was found, and what was left out and why."""

    path: str
    document: Document
    statistics: tuple[Statistic, ...]
    findings: tuple[Finding, ...]
    exempted: tuple[Exempted, ...] = ()
    known: tuple[Finding, ...] = ()
    """Findings that a baseline file already has."""
    report: str = "other"

    def count(self, severity: Severity) -> int:
        """The number of findings of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Run:
    """All files of a run."""

    checked: tuple[Checked, ...]
    failed: tuple[Failed, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files, in order."""
        return tuple(finding for checked in self.checked for finding in checked.findings)


def check(path: str | PathLike[str], settings: Settings | None = None) -> Checked:
    """Check the report in a file.

    Raises:
        SkillnadError: the file cannot be read.
    """
    from skillnad.check.read import read

    return check_document(read(Path(path)), settings or Settings(), str(path))


@uncollected()
def check_document(document: Document, settings: Settings | None = None, path: str = "") -> Checked:
    """Check a report that has been read."""
    settings = settings or Settings()
    words = {name: value for name, value in settings.words if value}
    case = Case(document, find_statistics(document, words), settings)
    found = [finding for rule in chosen_rules(settings.check) for finding in rule.find(case)]
    kept, exempted = _without_exempted(_once_per_place(found), settings, path)
    ordered = sorted(
        kept, key=lambda finding: (_position(finding, document), ORDER.index(finding.severity), finding.rule)
    )
    return Checked(path or document.name, document, case.statistics, tuple(ordered), tuple(exempted), (), case.report)


def chosen_rules(choices: Choices) -> list[Rule]:
    """The rules to apply: those named, or all that are on by default, without those taken away."""
    named = [rule_of(name) for name in choices.rules] or [rule for rule in RULES.values() if rule.by_default]
    without = {rule_of(name).id for name in choices.without}
    return [rule for rule in named if rule.id not in without]


def _position(finding: Finding, document: Document) -> int:
    if finding.statistic is not None:
        return finding.statistic.block
    places = [block.place for block in document.blocks]
    return places.index(finding.place) if finding.place in places else 0


def _once_per_place(found: Iterable[Finding]) -> list[Finding]:
    """KUS013 is the sharper word for the same defect as KUS001; the same rule says the same thing once."""
    found = list(found)
    sharper = {(finding.place, finding.excerpt) for finding in found if finding.rule == "KUS013"}
    seen: set[tuple[str, str, object, str]] = set()
    kept = []
    for finding in found:
        key = (finding.rule, finding.what, finding.place, finding.excerpt)
        yields = finding.rule in ("KUS001", "KUS006", "KUS007") and (finding.place, finding.excerpt) in sharper
        if key not in seen and not yields:
            kept.append(finding)
        seen.add(key)
    return kept


def _without_exempted(found: Sequence[Finding], settings: Settings, path: str) -> tuple[list[Finding], list[Exempted]]:
    kept: list[Finding] = []
    exempted: list[Exempted] = []
    for finding in found:
        exemption = next((one for one in settings.exemption if _covers(one, finding, path)), None)
        if exemption:
            exempted.append(Exempted(finding, exemption))
        else:
            kept.append(finding)
    return kept, exempted


def _covers(exemption: Exemption, finding: Finding, path: str) -> bool:
    named = exemption.measure.lower()
    same = named in (finding.measure.lower(), finding.title.lower()) or named == finding.fingerprint
    in_file = not exemption.file or Path(path).name == Path(exemption.file).name
    return same and in_file and exemption.rule.upper() == finding.rule


def with_baseline(checked: Checked, fingerprints: frozenset[str]) -> Checked:
    """The same result with the findings that a baseline has set apart."""
    known = tuple(finding for finding in checked.findings if finding.fingerprint in fingerprints)
    new = tuple(finding for finding in checked.findings if finding.fingerprint not in fingerprints)
    return replace(checked, findings=new, known=known)
