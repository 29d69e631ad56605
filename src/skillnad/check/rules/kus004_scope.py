"""KUS004: why a statistic is taken to concern individuals; shown on request."""

from collections.abc import Iterator

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.undecided import Undecided, undecided
from skillnad.language import gettext as _

_SHOWN = 6


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Concerns individuals"),
        wrong=_("No fault: says for each statistic why it is taken to concern individuals, and how it is split."),
        fix=_("If it is not about individuals, say so in the settings with a word of the class thing."),
    )


def find(case: Case) -> Iterator[Finding]:
    """Every statistic about individuals, and the numbers of which it cannot be told."""
    for statistic in case.statistics:
        split = _coverages()[statistic.coverage]
        what = _("{name}: concerns individuals; split by sex: {split}").format(name=name_of(statistic), split=split)
        yield about_statistic("KUS004", "info", statistic, what, texts().fix)
    yield from map(_cannot_tell, undecided(case.document))


def _cannot_tell(found: Undecided) -> Finding:
    what = _("Cannot tell what these numbers count, so they have not been checked.")
    why = _("No noun that is known belongs to: {numbers}").format(numbers=", ".join(found.numbers[:_SHOWN]))
    fix = _("Name what is counted beside the number, or add the word to the settings.")
    return Finding("KUS004", "info", found.place, what, (why,), fix, found.excerpt, marks=(found.place,))


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
