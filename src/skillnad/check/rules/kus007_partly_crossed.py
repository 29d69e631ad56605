"""KUS007: some rows, variables or years are split by sex and others are not."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, lowered, name_of
from skillnad.check.places import place_in_words
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

_SHOWN = 8


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Split by sex in part"),
        wrong=_("Sex is crossed with some variables, rows or years only."),
        fix=_("Split the rows and years that are named here too, or state the reason for those."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics that are split in part, here or by a companion that does not cover all of them."""
    for statistic in case.statistics:
        if statistic.coverage == "partial" and (statistic.companion or not statistic.only):
            what = _("{name}: split by sex in part").format(name=name_of(statistic))
            why = tuple(_why(statistic))
            yield about_statistic("KUS007", lowered("warning", statistic), statistic, what, texts().fix, why)


def _why(statistic: Statistic) -> Iterator[str]:
    if statistic.companion:
        yield _("Split in ”{title}”, {place}, but not for all of this.").format(
            title=statistic.companion.title[:80], place=place_in_words(statistic.companion.place)
        )
    if statistic.lacking:
        rest = len(statistic.lacking) - _SHOWN
        shown = ", ".join(statistic.lacking[:_SHOWN])
        yield _("Without women and men: {rows}").format(rows=shown) + (f" (+{rest})" if rest > 0 else "")


RULE = Rule(
    id="KUS007",
    severity="warning",
    texts=texts,
    basis=("scb-partly",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal deltagare 2025

| Grupp          | Deltagare |
|----------------|-----------|
| Kvinnor        | 240       |
| Män            | 160       |
| Inrikes födda  | 300       |
| Utrikes födda  | 100       |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal deltagare 2025

| Grupp                  | Deltagare |
|------------------------|-----------|
| Inrikes födda, kvinnor | 180       |
| Inrikes födda, män     | 120       |
| Utrikes födda, kvinnor | 60        |
| Utrikes födda, män     | 40        |
""",
)
