"""When a body needs support: rules as data, each printed on the page in the words that it has here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.overview.standing import Standing


@dataclass(frozen=True)
class Rule:
    """A rule: its key, its words, and whether it holds of a body."""

    key: str
    words: Promise
    holds: Callable[[Standing], bool]


RULES = [
    Rule("late", _("a document was due and has not come in"), lambda one: bool(one.late)),
    Rule(
        "returned", _("a document was returned for completion and has not come again"), lambda one: bool(one.returned)
    ),
    Rule("asked", _("the agency has asked for support and waits for an answer"), lambda one: one.requests_open > 0),
    Rule(
        "no_plan",
        _("a document is due within the year and no plan has been decided"),
        lambda one: bool(one.due) and one.decided_on is None,
    ),
    Rule(
        "no_effect",
        _("outputs have been decided and no outcome or effect of any of them"),
        lambda one: one.counts["output"] > 0 and one.counts["effect"] == 0,
    ),
]


def reasons(standing: Standing) -> list[Rule]:
    """The rules that hold of a body."""
    return [rule for rule in RULES if rule.holds(standing)]
