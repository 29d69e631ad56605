"""KUS004: why a statistic is taken to concern individuals; shown on request."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.language import gettext as _


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Concerns individuals"),
        wrong=_("No fault: says for each statistic why it is taken to concern individuals, and how it is split."),
        fix=_("If it is not about individuals, say so in the settings with a word of the class thing."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Every statistic about individuals."""
    for statistic in case.statistics:
        split = _coverages()[statistic.coverage]
        what = _("{name}: concerns individuals; split by sex: {split}").format(name=name_of(statistic), split=split)
        yield about_statistic("KUS004", "info", statistic, what, texts().fix)


def _coverages() -> dict[str, str]:
    return {
        "full": _("fully"),
        "partial": _("in part"),
        "none": _("no"),
        "exempt": _("reason given"),
        "cannot tell": _("cannot tell"),
    }


RULE = Rule(
    id="KUS004",
    severity="info",
    texts=texts,
    basis=("scope",),
    find=find,
    by_default=False,
    fails="""
Myndigheten hade 412 anställda, varav 240 kvinnor och 172 män.
""",
    passes="""
Myndigheten hade 412 fastigheter.
""",
)
