"""KUS011: a percentage by sex that does not say of what."""

import re
from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import SexRow, Statistic
from skillnad.language import gettext as _

_SAYS = re.compile(
    r"könsfördelning|fördelning|andel\w* av|andelen \w+ (?:som|med)|procent av|% av|i procent av|av samtliga|av alla"
    r"|behörig|sjukfrånvaro|arbetslöshet|sysselsättningsgrad|share of|per cent of|percent of|distribution|rate",
    re.IGNORECASE,
)


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Which percentage?"),
        wrong=_(
            "A share by sex can be read in two ways: of all women and of all men, or women and men within a group."
        ),
        fix=_("Write in the heading ”share of all women and of all men” or ”sex distribution (%)”."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Tables of shares by sex whose headings, caption and notes do not say of what."""
    for statistic in case.statistics:
        shares = [row for row in statistic.rows if row.kind == "share" and None not in (row.women, row.men)]
        if statistic.kind == "table" and shares and not _says(statistic):
            what = _("{name}: a percentage that does not say of what").format(name=name_of(statistic))
            yield about_statistic("KUS011", "info", statistic, what, texts().fix, tuple(_readings(shares[0])))


def _says(statistic: Statistic) -> bool:
    table = statistic.table
    heads = " ".join(cell.text for cell in table.cells if cell.row < max(1, table.header_rows)) if table else ""
    notes = " ".join(table.notes) if table else ""
    return bool(_SAYS.search(f"{statistic.title} {heads} {notes} {table.unit if table else ''}"))


def _readings(row: SexRow) -> Iterator[str]:
    women, men = f"{row.women:f}", f"{row.men:f}"
    yield _("{label}: either {women} per cent of all women and {men} per cent of all men,").format(
        label=row.label, women=women, men=men
    )
    yield _("or, of the group, {women} per cent women and {men} per cent men.").format(women=women, men=men)


RULE = Rule(
    id="KUS011",
    severity="info",
    texts=texts,
    basis=("reading-guide",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Studerande med stöd, procent

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | 44      | 38  |
| 2024 | 44      | 37  |
| 2025 | 43      | 34  |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Andel av alla kvinnor och av alla män bland studerande som har stöd, procent

| År   | Kvinnor | Män |
|------|---------|-----|
| 2023 | 44      | 38  |
| 2024 | 44      | 37  |
| 2025 | 43      | 34  |
""",
)
