"""KUS005: statistics on individuals outside a performance report are not split by sex."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding
from skillnad.check.rules.kus001_not_split import not_split
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Statistics on individuals without sex"),
        wrong=_("A statistic on individuals gives no sex, so differences between women and men cannot be read."),
        fix=_("Cross sex with every variable: women, men and total for each row and year."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics with no split, outside the performance report; KUS001 and KUS002 go before this rule."""
    if case.report == "official-statistics":
        return
    for statistic in case.statistics:
        if statistic.coverage == "none" and not case.in_results(statistic):
            yield not_split("KUS005", statistic)


RULE = Rule(
    id="KUS005",
    severity="error",
    texts=texts,
    basis=("scb-no-sex",),
    find=find,
    fails="""
# Läget i länet

Tabell 1. Antal deltagare

| Kommun | Deltagare |
|--------|-----------|
| Norr   | 310       |
| Söder  | 288       |
""",
    passes="""
# Läget i länet

Tabell 1. Antal deltagare

| Kommun | Kvinnor | Män |
|--------|---------|-----|
| Norr   | 160     | 150 |
| Söder  | 140     | 148 |
""",
)
