"""KUS019: symbols for missing values, or rounding, without a note that explains them."""

import re
from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding
from skillnad.check.grid import Grid
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.check.sums import tolerance
from skillnad.language import gettext as _

_LEGEND = re.compile(
    r"uppgift\w* (?:saknas|finns inte|inte tillgänglig)|\.\.\s*=|inte relevant|teckenförklaring|symboler"
    r"|not available|explanation of symbols",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"avrund|rounded|rounding", re.IGNORECASE)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Symbols or rounding not explained"),
        wrong=_("Symbols such as .. or rounded sums stand without a note that explains them."),
        fix=_("Explain: – nil, 0 less than half the unit, .. not available, . not applicable. Note rounding."),
    )


def find(case: Case) -> Iterator[Finding]:
    """One finding for symbols and one for rounding, at the first place."""
    tables = [statistic for statistic in case.statistics if statistic.table]
    notes = " ".join((case.prose, *(statistic.title for statistic in tables)))
    symbols = [statistic for statistic in tables if _has_symbols(statistic)]
    if symbols and not _LEGEND.search(notes):
        yield _finding(case, symbols[0], _("Symbols for missing values are not explained"))
    rounded = [statistic for statistic in tables if _is_rounded(statistic)]
    if rounded and not _ROUNDED.search(notes):
        yield _finding(case, rounded[0], _("Rounded parts do not make their total, and no note says so"))


def _has_symbols(statistic: Statistic) -> bool:
    grid = Grid(statistic.table)  # type: ignore[arg-type]
    values = [grid.value(row, column) for row, column in statistic.cells]
    return any(value and value.symbol in ("missing", "not applicable") for value in values)


def _is_rounded(statistic: Statistic) -> bool:
    for row in statistic.rows:
        if row.kind == "count" and row.women is not None and row.men is not None and row.total is not None:
            parts = (row.women, row.men)
            off = abs(sum(parts) - row.total)
            if 0 < off <= tolerance(parts, row.total):
                return True
    return False


def _finding(case: Case, statistic: Statistic, what: str) -> Finding:
    return Finding(
        "KUS019",
        "info",
        statistic.place,
        what,
        (statistic.title,),
        texts().fix,
        "",
        title=case.document.name,
        statistic=statistic,
    )


RULE = Rule(
    id="KUS019",
    severity="info",
    texts=texts,
    basis=("reading-guide",),
    find=find,
    fails="""
Tabell 1. Antal sökande

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | ..      | ..  |
| 2024 | 760     | 750 |
| 2025 | 731     | 757 |
""",
    passes="""
Tabell 1. Antal sökande

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | ..      | ..  |
| 2024 | 760     | 750 |
| 2025 | 731     | 757 |

.. = uppgift saknas
""",
)
