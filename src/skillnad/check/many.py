"""Several reports in one run, and last year's beside this year's."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from skillnad.check.checking import Checked, Failed, Run, check, check_document
from skillnad.check.lastyear import compare_years, revised_figures
from skillnad.check.places import place_in_words
from skillnad.check.read import Progress, find_sources, read_many
from skillnad.check.settings import Settings
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def check_files(paths: Iterable[Path], settings: Settings, progress: Progress | None = None) -> Run:
    """Check files, and the reports in folders and web archives, side by side. A file that cannot be read is told of
    and does not stop the rest."""
    checked: list[Checked] = []
    failed: list[Failed] = []
    with find_sources(list(paths)) as sources:
        for source, found in read_many(sources, progress=progress):
            if isinstance(found, SkillnadError):
                failed.append(Failed(source.name, str(found).removeprefix(f"{source.name}: ")))
            else:
                checked.append(check_document(found, settings, source.name))
    return Run(tuple(checked), tuple(failed))


def with_last_year(run: Run, path: Path, settings: Settings) -> Run:
    """A run of one report with what has changed since last year's."""
    if len(run.checked) != 1:
        raise SkillnadError(_("one report can be compared with last year's"), remedy=_("Name one report."))
    now, before = run.checked[0], check(path, settings)
    words = {
        "gained": _("now split by sex"),
        "lost": _("no longer split by sex"),
        "new": _("new"),
        "gone": _("gone"),
    }
    changes = [
        f"  {words[changed.change]}: {changed.name}, {place_in_words(changed.place)}"
        for changed in compare_years(now, before)
    ]
    with_revised = replace(now, findings=(*now.findings, *revised_figures(now, before)))
    return replace(run, checked=(with_revised,), notes=(_("Since last year:"), *changes))
