"""KUS012: sickness absence given on the wrong base."""

import re
from collections.abc import Iterator
from decimal import Decimal

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic
from skillnad.check.grid import Grid
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

_ABSENCE = re.compile(r"sjukfrånvaro|sickness absence", re.IGNORECASE)
_AGES = re.compile(r"\b29\b|30\s*[–-]\s*49|\b50\b")
_LONG = re.compile(r"långtid|60 dagar|long-term", re.IGNORECASE)
_ALL = re.compile(r"^(?:total|samtliga|alla|sjukfrånvaro)", re.IGNORECASE)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Sickness absence on the wrong base"),
        wrong=_(
            "Each group's absence is to be a share of its own working time, long-term absence a share of all absence."
        ),
        fix=_("Compute each quotient anew: groups up to 29, 30–49 and from 50 years, women, men and total."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Tables of sickness absence with one of the two known faults."""
    for statistic in case.statistics:
        if statistic.table is None or not _ABSENCE.search(_text(statistic)):
            continue
        for why in (*_ages_make_a_hundred(statistic), *_long_term_of_working_time(statistic)):
            what = _("Sickness absence: computed on the wrong base")
            yield about_statistic("KUS012", "error", statistic, what, texts().fix, (why,))


def _text(statistic: Statistic) -> str:
    return f"{statistic.title} " + " ".join(cell.text for cell in statistic.table.cells if statistic.table)  # type: ignore[union-attr]


def _rows(statistic: Statistic, pattern: re.Pattern[str]) -> list[dict[int, Decimal]]:
    """The numbers of the rows whose label matches, by column."""
    grid = Grid(statistic.table)  # type: ignore[arg-type]
    found = []
    for row in grid.body:
        if pattern.search(grid.label(row)):
            values = {column: grid.value(row, column) for column in grid.data_columns}
            found.append({at: value.number for at, value in values.items() if value and value.number is not None})
    return found


def _ages_make_a_hundred(statistic: Statistic) -> Iterator[str]:
    ages = _rows(statistic, _AGES)
    if len(ages) != 3:
        return
    for column in ages[0]:
        parts = [row[column] for row in ages if column in row]
        if len(parts) == 3 and abs(sum(parts, Decimal(0)) - 100) <= Decimal("1.5"):
            written = " + ".join(f"{part:f}" for part in parts)
            yield _("The age groups make a hundred ({sum}): shares of all absence, not of each group's time.").format(
                sum=written
            )
            return


def _long_term_of_working_time(statistic: Statistic) -> Iterator[str]:
    long, every = _rows(statistic, _LONG), _rows(statistic, _ALL)
    if not long or not every:
        return
    for column, part in long[0].items():
        whole = every[0].get(column)
        if whole is not None and 0 < part < whole < 20:
            text = _("Long-term absence is {part} where total absence is {whole}: a share of working time.")
            yield text.format(part=f"{part:f}", whole=f"{whole:f}")
            return


RULE = Rule(
    id="KUS012",
    severity="error",
    texts=texts,
    basis=("esv-special",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Sjukfrånvaro, procent

| Grupp           | Kvinnor | Män |
|-----------------|---------|-----|
| Anställda –29   | 25      | 20  |
| Anställda 30–49 | 35      | 40  |
| Anställda 50–   | 40      | 40  |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Sjukfrånvaro i procent av gruppens ordinarie arbetstid

| Grupp           | Kvinnor | Män |
|-----------------|---------|-----|
| Anställda –29   | 2,5     | 2,0 |
| Anställda 30–49 | 3,5     | 2,4 |
| Anställda 50–   | 4,0     | 2,9 |
""",
)
