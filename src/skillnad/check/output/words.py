"""Fixed words of the outputs."""

from skillnad.check.checking import Run
from skillnad.check.finding import Severity
from skillnad.check.rules.basis import Basis
from skillnad.language import current
from skillnad.language import gettext as _


def severity_word(severity: Severity) -> str:
    """A severity in the language in use."""
    return {"error": _("error"), "warning": _("warning"), "info": _("note")}[severity]


def basis_line(basis: Basis) -> str:
    """A basis in a line: its name, and its quotation in the language in use."""
    quotation = basis.english if current() == "en" else basis.quotation
    return f"{basis.name}: ”{quotation}”" if quotation else basis.name


def summary(run: Run) -> str:
    """What was checked and found, in a sentence. It is a list and never a score."""
    counts = {
        severity: sum(checked.count(severity) for checked in run.checked) for severity in ("error", "warning", "info")
    }
    statistics = sum(len(checked.statistics) for checked in run.checked)
    text = _(
        "Files: {files}. Statistics on individuals: {statistics}. "
        "Errors: {errors}, warnings: {warnings}, notes: {notes}."
    ).format(
        files=len(run.checked),
        statistics=statistics,
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["info"],
    )
    return " ".join([text, *_left_out(run)])


def _left_out(run: Run) -> list[str]:
    exempted = sum(len(checked.exempted) for checked in run.checked)
    known = sum(len(checked.known) for checked in run.checked)
    lines = [_("Covered by exemptions: {n}.").format(n=exempted)] if exempted else []
    lines += [_("In the baseline: {n}.").format(n=known)] if known else []
    return lines + ([_("Files that could not be read: {n}.").format(n=len(run.failed))] if run.failed else [])
