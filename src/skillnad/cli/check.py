"""`skillnad check`: find statistics about individuals that are not split by sex, or split badly."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillnad.cli.output import progress, write_atomically
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.check.checking import Run
    from skillnad.check.settings import Settings

FORMATS = ("text", "json", "sarif", "html", "xlsx")
LIMITS = ("error", "warning", "info", "never")
FOUND = 1
DONE = 0


def check(
    paths: list[Path] = typer.Argument(None, metavar=_("PATH"), help=_("Reports: files or folders.")),
    output_format: str = typer.Option("text", "--format", metavar="|".join(FORMATS), help=_("How to show findings.")),
    output: Path | None = typer.Option(None, "--output", "-o", metavar=_("FILE"), help=_("Write to this file.")),
    rules: str = typer.Option("", "--rules", metavar=_("IDS"), help=_("Only these rules, with commas between.")),
    explain: str = typer.Option("", "--explain", metavar=_("ID"), help=_("Explain a rule, or all with the word all.")),
    settings: Path | None = typer.Option(None, "--settings", metavar=_("FILE"), help=_("Settings as TOML.")),
    baseline: Path | None = typer.Option(None, "--baseline", metavar=_("FILE"), help=_("Findings to pass over.")),
    write_baseline: Path | None = typer.Option(
        None, "--write-baseline", metavar=_("FILE"), help=_("Write the findings as a baseline.")
    ),
    last_year: Path | None = typer.Option(
        None, "--last-year", metavar=_("FILE"), help=_("Last year's report, to compare with.")
    ),
    tables: Path | None = typer.Option(
        None, "--tables", metavar=_("FILE"), help=_("Write tables to fill in, as .xlsx or .docx.")
    ),
    mark: Path | None = typer.Option(
        None, "--mark", metavar=_("FOLDER"), help=_("Put copies of PDF files there, with the findings marked.")
    ),
    fail_on: str = typer.Option(
        "error", "--fail-on", metavar="|".join(LIMITS), help=_("From which severity the exit code is 1.")
    ),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> int:
    """Check reports and show what was found."""
    _language = language
    if explain:
        return _explain(explain)
    _check_words(output_format, fail_on)
    if not paths:
        raise SkillnadError(_("name at least one report"), remedy=_("See skillnad check --help."))
    from skillnad.check.baseline import baseline_text

    with progress(_("Reading and checking")):
        run = _run(paths, _settings(settings, rules), baseline, last_year)
    _show(run, output_format, output)
    if write_baseline:
        write_atomically(write_baseline, baseline_text(run))
    if tables:
        _write_tables(run, tables)
    if mark:
        _write_marked(run, mark)
    return _exit_code(run, fail_on)


def _explain(name: str) -> int:
    from skillnad.check.output.terminal import explanation, list_of_rules
    from skillnad.check.rules import rule_of

    print(list_of_rules() if name == "all" else explanation(rule_of(name)), end="")
    return DONE


def _check_words(output_format: str, fail_on: str) -> None:
    for option, value, allowed in (("--format", output_format, FORMATS), ("--fail-on", fail_on, LIMITS)):
        if value not in allowed:
            raise SkillnadError(
                _("{option}: {value} is not known").format(option=option, value=value),
                remedy=_("Write one of {words}.").format(words=", ".join(allowed)),
            )


def _settings(path: Path | None, rules: str) -> "Settings":
    from skillnad.check.settings import Settings, load_settings

    chosen = load_settings(path) if path else Settings()
    names = tuple(name.strip() for name in rules.split(",") if name.strip())
    return chosen.model_copy(update={"check": chosen.check.model_copy(update={"rules": names})}) if names else chosen


def _run(paths: list[Path], settings: "Settings", baseline: Path | None, last_year: Path | None) -> "Run":
    from skillnad.check.baseline import read_baseline
    from skillnad.check.checking import with_baseline
    from skillnad.check.many import check_files, with_last_year

    known = read_baseline(baseline) if baseline else frozenset()
    run = check_files(paths, settings)
    if last_year:
        run = with_last_year(run, last_year, settings)
    return type(run)(tuple(with_baseline(checked, known) for checked in run.checked), run.failed, run.notes)


def _show(run: "Run", output_format: str, output: Path | None) -> None:
    if output_format == "xlsx":
        from skillnad.check.output.checklist import write_checklist

        if output is None:
            raise SkillnadError(_("a workbook needs a file"), remedy=_("Add --output FILE."))
        write_whole(output, lambda path: write_checklist(run, path))
        return
    text = _as_text(run, output_format)
    if output:
        write_atomically(output, text)
    else:
        print(text, end="")


def _as_text(run: "Run", output_format: str) -> str:
    from skillnad.check.output.page import as_page
    from skillnad.check.output.pictures import page_images
    from skillnad.check.output.result import as_json
    from skillnad.check.output.sarif import as_sarif
    from skillnad.check.output.terminal import as_text

    if output_format == "html":
        return as_page(run, page_images(run))
    return {"text": as_text, "json": as_json, "sarif": as_sarif}[output_format](run)


def _write_tables(run: "Run", path: Path) -> None:
    from skillnad.check.output.checklist import write_checklist
    from skillnad.check.output.tables import write_tables

    writers = {".xlsx": write_checklist, ".docx": write_tables}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise SkillnadError(_("must end in .xlsx or .docx"), where=str(path))
    write_whole(path, lambda target: writer(run, target))


def _write_marked(run: "Run", folder: Path) -> None:
    from skillnad.check.extra import needs_extra

    with needs_extra():
        from skillnad.check.output.pictures import write_marked
    write_marked(run, folder)


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file whole or not at all, by a function that writes to a path."""
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder) / path.name
        write(temporary)
        content = temporary.read_bytes()
    try:
        partial = path.with_name(f".{path.name}.part")
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise SkillnadError(
            _("cannot be written"), where=str(path), remedy=_("Choose another folder or name.")
        ) from error


def _exit_code(run: "Run", fail_on: str) -> int:
    from skillnad.check.checking import ORDER
    from skillnad.cli.app import USAGE

    if run.failed:
        return USAGE
    raised = ORDER[: ORDER.index(fail_on) + 1] if fail_on != "never" else ()
    return FOUND if any(finding.severity in raised for finding in run.findings) else DONE
