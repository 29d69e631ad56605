"""KUS017: parts that a machine cannot read, and that are therefore not checked."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.document import Chart, Place, Table
from skillnad.check.finding import Finding
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistics import LOWEST_CONFIDENCE
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Not readable by machine"),
        wrong=_("A page without text, a chart that is a picture, or a table that cannot be told apart: not checked."),
        fix=_("Publish a tagged PDF, or the table as XLSX, CSV or PX beside it, and give charts a text."),
    )


def find(case: Case) -> Iterator[Finding]:
    """What the reader could not read, charts without text, and tables that it is unsure of."""
    for unread in case.document.unread:
        yield _finding(case, unread.place, _("Not checked: {reason}").format(reason=unread.reason), "")
    for block in case.document.blocks:
        if isinstance(block, Chart) and not block.readable and not (block.caption or block.alternative):
            yield _finding(case, block.place, _("Not checked: a chart without text"), block.caption)
        if isinstance(block, Table) and block.confidence < LOWEST_CONFIDENCE:
            yield _finding(case, block.place, _("Not checked: a table whose cells cannot be told apart"), block.caption)


def _finding(case: Case, place: Place, what: str, excerpt: str) -> Finding:
    return Finding("KUS017", "warning", place, what, (), texts().fix, excerpt, title=case.document.name, marks=(place,))


RULE = Rule(
    id="KUS017",
    severity="warning",
    texts=texts,
    basis=("ours",),
    find=find,
    fails="A page that is only a picture of text.",
    passes="""
# Årsredovisning 2025

![Stapeldiagram över antal ärenden per år](diagram.png)
""",
)
