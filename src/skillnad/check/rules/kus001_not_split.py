"""KUS001: statistics on individuals in a performance report are not split by sex."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, evidence_of, lowered, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Not split by sex"),
        wrong=_("A statistic on individuals in the performance report is not split by sex, here or elsewhere in it."),
        fix=_("Give women, men and total for each row and year, or state the special reason."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics with no split anywhere in the document."""
    if case.report != "annual-report":
        return
    for statistic in case.statistics:
        if statistic.coverage == "none" and case.in_results(statistic):
            yield not_split("KUS001", statistic)


def not_split(rule: str, statistic: Statistic) -> Finding:
    """The finding that a statistic is not split, with where a split was sought."""
    what = _("{name}: not split by sex").format(name=name_of(statistic))
    sought = _("No split found in the caption, notes, neighbouring text, section or rest of the document.")
    why = (*evidence_of(statistic), sought)
    return about_statistic(rule, lowered("error", statistic), statistic, what, texts().fix, why)


RULE = Rule(
    id="KUS001",
    severity="error",
    texts=texts,
    basis=("fab-3-1", "scope"),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal sökande till utbildningen

| År   | Sökande |
|------|---------|
| 2023 | 1 204   |
| 2024 | 1 310   |
| 2025 | 1 288   |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal sökande till utbildningen

| År   | Kvinnor | Män | Totalt |
|------|---------|-----|--------|
| 2023 | 702     | 502 | 1 204  |
| 2024 | 760     | 550 | 1 310  |
| 2025 | 731     | 557 | 1 288  |
""",
)
