"""KUS018: a series shorter than three years, without a reason."""

import re
from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.document import Paragraph
from skillnad.check.finding import Finding, about_statistic, lowered, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

_FEWEST = 3
_REASON = re.compile(
    r"jämförbara uppgifter|jämförelsetal saknas|kan inte återskapas|tidigare år saknas"
    r"|ny(?:tt|a)? (?:uppdrag|område|mått)"
    r"|infördes|startade|no comparable|cannot be reconstructed",
    re.IGNORECASE,
)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Fewer than three years"),
        wrong=_("The latest year is to stand beside the same information at least two years back."),
        fix=_(
            "Add the years, or state why: no comparable data, cannot be reconstructed, a new subject, or undue cost."
        ),
    )


def find(case: Case) -> Iterator[Finding]:
    """Tables of an annual report that name one or two years and give no reason."""
    for statistic in case.statistics:
        if statistic.kind != "table" or not case.in_results(statistic) or not 0 < len(statistic.years) < _FEWEST:
            continue
        if not _explained(case, statistic):
            what = _("{name}: fewer than three years").format(name=name_of(statistic))
            years = _("Years given: {years}.").format(years=", ".join(statistic.years))
            yield about_statistic("KUS018", lowered("warning", statistic), statistic, what, texts().fix, (years,))


def _explained(case: Case, statistic: Statistic) -> bool:
    near = case.document.blocks[max(0, statistic.block - 2) : statistic.block + 3]
    notes = statistic.table.notes if statistic.table else ()
    texts_near = [*notes, *(block.text for block in near if isinstance(block, Paragraph))]
    return any(_REASON.search(text) for text in texts_near)


RULE = Rule(
    id="KUS018",
    severity="warning",
    texts=texts,
    basis=("three-years",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal sökande

| År   | Kvinnor | Män |
|------|---------|-----|
| 2024 | 760     | 750 |
| 2025 | 731     | 757 |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal sökande

| År   | Kvinnor | Män |
|------|---------|-----|
| 2024 | 760     | 750 |
| 2025 | 731     | 757 |

För 2023 saknas jämförbara uppgifter.
""",
)
