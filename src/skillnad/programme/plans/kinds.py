"""The four links of the plan side by side: how each is called, written, and told of in the log."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import Kind
from skillnad.programme.plans import events
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link


@dataclass(frozen=True)
class LinkKind:
    """A kind of link. `slug` stands in addresses; `before` is the field that holds the link it stands on."""

    slug: str
    model: type[Link]
    before: str
    before_model: type[Link]
    noun: str | Promise
    plural: str | Promise
    new: str | Promise
    lead: str | Promise
    arrow: str | Promise
    changed: Kind
    closed: Kind
    reopened: Kind
    deleted: Kind


GOAL = LinkKind(
    "mal",
    Goal,
    "problem",
    Problem,
    _("Goal"),
    _("Goals"),
    _("New goal"),
    _("What shall be reached, measured how, from where to where, for women and for men."),
    _("How well is it shown that this goal solves the problem?"),
    events.GOAL_CHANGED,
    events.GOAL_CLOSED,
    events.GOAL_REOPENED,
    events.GOAL_DELETED,
)
ACTIVITY = LinkKind(
    "aktivitet",
    Activity,
    "goal",
    Goal,
    _("Activity"),
    _("Activities"),
    _("New activity"),
    _("What is done for the goal, by which manager, when, and what is expected of it."),
    _("How well is it shown that this activity leads to the goal?"),
    events.ACTIVITY_CHANGED,
    events.ACTIVITY_CLOSED,
    events.ACTIVITY_REOPENED,
    events.ACTIVITY_DELETED,
)
OUTPUT = LinkKind(
    "prestation",
    Output,
    "activity",
    Activity,
    _("Output"),
    _("Outputs"),
    _("New output"),
    _("What the activity has brought forth: a routine, a training, decisions. What it changed comes next."),
    _("How well is it shown that this output came of the activity?"),
    events.OUTPUT_CHANGED,
    events.OUTPUT_CLOSED,
    events.OUTPUT_REOPENED,
    events.OUTPUT_DELETED,
)
EFFECT = LinkKind(
    "effekt",
    Effect,
    "output",
    Output,
    _("Effect"),
    _("Effects"),
    _("New effect"),
    _("What the output has changed, for which women and men, girls and boys."),
    _("How well is it shown that this change came of the output?"),
    events.EFFECT_CHANGED,
    events.EFFECT_CLOSED,
    events.EFFECT_REOPENED,
    events.EFFECT_DELETED,
)
KINDS = {kind.slug: kind for kind in (GOAL, ACTIVITY, OUTPUT, EFFECT)}
NEXT: dict[type[Link], LinkKind] = {kind.before_model: kind for kind in KINDS.values()}


def kind_of(link: Link) -> LinkKind:
    """The kind of a link."""
    return next(kind for kind in KINDS.values() if isinstance(link, kind.model))
