"""KUS002: official statistics on individuals are not split by sex."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding
from skillnad.check.rules.kus001_not_split import not_split
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Official statistics not split by sex"),
        wrong=_("Official statistics on individuals are not split by sex; their own ordinance asks for it."),
        fix=_("Give women, men and total for each row and year, or state the special reason."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics with no split, in a file marked as official statistics."""
    if case.report == "official-statistics":
        yield from (not_split("KUS002", statistic) for statistic in case.statistics if statistic.coverage == "none")


RULE = Rule(
    id="KUS002",
    severity="error",
    texts=texts,
    basis=("statistics-14",),
    find=find,
    fails="""
# Sveriges officiella statistik

Tabell 1. Antal studerande

| År   | Studerande |
|------|------------|
| 2024 | 5 310      |
| 2025 | 5 288      |
""",
    passes="""
# Sveriges officiella statistik

Tabell 1. Antal studerande

| År   | Kvinnor | Män   |
|------|---------|-------|
| 2024 | 2 760   | 2 550 |
| 2025 | 2 731   | 2 557 |
""",
)
