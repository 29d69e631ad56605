"""Several reports in one run, last year's beside this year's, and pictures of the pages with findings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from skillnad.check.checking import Checked, Failed, Run, check
from skillnad.check.lastyear import compare_years, revised_figures
from skillnad.check.places import place_in_words
from skillnad.check.settings import Settings
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

KINDS = frozenset(".pdf .docx .xlsx .xlsm .xls .ods .html .htm .csv .px .json .md .markdown".split())


def check_files(paths: Iterable[Path], settings: Settings) -> Run:
    """Check files, and the reports in folders. A file that cannot be read is told of and does not stop the rest."""
    checked: list[Checked] = []
    failed: list[Failed] = []
    for path in _files(paths):
        try:
            checked.append(check(path, settings))
        except SkillnadError as error:
            failed.append(Failed(str(path), str(error).removeprefix(f"{path}: ")))
    return Run(tuple(checked), tuple(failed))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.suffix.lower() in KINDS and one.is_file())
        else:
            yield path


def with_last_year(run: Run, path: Path, settings: Settings) -> Run:
    """A run of one report with what has changed since last year's."""
    if len(run.checked) != 1:
        raise SkillnadError(_("one report can be compared with last year's"), remedy=_("Name one report."))
    now, before = run.checked[0], check(path, settings)
    notes = [_("Since last year:")]
    words = {
        "gained": _("now split by sex"),
        "lost": _("no longer split by sex"),
        "new": _("new"),
        "gone": _("gone"),
    }
    for changed in compare_years(now, before):
        notes.append(f"  {words[changed.change]}: {changed.name}, {place_in_words(changed.place)}")
    with_revised = replace(now, findings=(*now.findings, *revised_figures(now, before)))
    return replace(run, checked=(with_revised,), notes=tuple(notes))


def page_images(run: Run) -> dict[tuple[str, int], bytes]:
    """Pictures of the pages that have findings, of PDF files."""
    return {}
