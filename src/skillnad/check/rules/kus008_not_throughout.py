"""KUS008: some statistics of the document are split by sex and others are not."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, name_of
from skillnad.check.places import place_in_words
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _

_SHOWN = 6


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Sex does not run through the report"),
        wrong=_("The document splits some statistics on individuals by sex and not others."),
        fix=_("Work through the places without a split, those that concern most persons first."),
    )


def find(case: Case) -> Iterator[Finding]:
    """One finding for the document, where it has tables or charts of both kinds."""
    shown = [statistic for statistic in case.statistics if statistic.kind != "text"]
    split = [statistic for statistic in shown if statistic.coverage == "full"]
    without = [statistic for statistic in shown if statistic.coverage == "none"]
    if not split or not without:
        return
    places = [
        _("{name}, {place}").format(name=name_of(statistic), place=place_in_words(statistic.place))
        for statistic in without[:_SHOWN]
    ]
    counted = _("Tables and charts on individuals: {split} split, {without} not.").format(
        split=len(split), without=len(without)
    )
    what = _("Sex does not run through the report")
    yield Finding(
        "KUS008",
        "warning",
        without[0].place,
        what,
        (counted, *places),
        texts().fix,
        "",
        title=case.document.name,
        statistic=without[0],
    )


RULE = Rule(
    id="KUS008",
    severity="warning",
    texts=texts,
    basis=("throughout",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal sökande 2025

| Utbildning | Kvinnor | Män |
|------------|---------|-----|
| A          | 240     | 160 |

Tabell 2. Antal anställda 2025

| Avdelning | Anställda |
|-----------|-----------|
| Norr      | 84        |
| Söder     | 61        |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal sökande 2025

| Utbildning | Kvinnor | Män |
|------------|---------|-----|
| A          | 240     | 160 |

Tabell 2. Antal anställda 2025

| Avdelning | Kvinnor | Män |
|-----------|---------|-----|
| Norr      | 44      | 40  |
| Söder     | 31      | 30  |
""",
)
