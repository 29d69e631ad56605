"""KUS015: the order of women and men changes within the document; off by default."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("The order of women and men changes"),
        wrong=_("Women stand first in some tables and men in others, which is easily misread."),
        fix=_("Keep one order throughout. No text asks for women first; SCB and ESV write so in their examples."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Statistics in the order that is the rarer one in the document."""
    ordered = [statistic for statistic in case.statistics if statistic.kind == "table" and statistic.order != "na"]
    women_first = sum(statistic.order == "wf" for statistic in ordered)
    if women_first in (0, len(ordered)):
        return
    rarer = "wf" if women_first * 2 < len(ordered) else "mf"
    for statistic in ordered:
        if statistic.order == rarer:
            what = _("{name}: another order of women and men than elsewhere").format(name=name_of(statistic))
            yield about_statistic("KUS015", "info", statistic, what, texts().fix)


RULE = Rule(
    id="KUS015",
    severity="info",
    texts=texts,
    basis=("ours",),
    find=find,
    by_default=False,
    fails="""
Tabell 1. Antal anställda

| Enhet | Kvinnor | Män |
|-------|---------|-----|
| Norr  | 44      | 40  |

Tabell 2. Antal chefer

| Enhet | Män | Kvinnor |
|-------|-----|---------|
| Norr  | 14  | 12      |
""",
    passes="""
Tabell 1. Antal anställda

| Enhet | Kvinnor | Män |
|-------|---------|-----|
| Norr  | 44      | 40  |

Tabell 2. Antal chefer

| Enhet | Kvinnor | Män |
|-------|---------|-----|
| Norr  | 12      | 14  |
""",
)
