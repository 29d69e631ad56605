"""Bodies to talk to: those in the same peer group, and those that have tried something on the same kind of problem."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body, PeerGroup
from skillnad.programme.library.models import Experience
from skillnad.programme.problems.models import Problem


@dataclass(frozen=True)
class Peer:
    """A body, and why it may be worth a call."""

    body: Body
    reasons: list[str | Promise]


def peers_of(body: Body) -> list[Peer]:
    """The peers of a body in the order of the alphabet, each with its reasons."""
    reasons: dict[Body, list[str | Promise]] = defaultdict(list)
    for group in PeerGroup.objects.on().filter(bodies=body).prefetch_related("bodies"):
        for other in group.bodies.all():
            reasons[other].append(_("Same peer group: {group}").format(group=group))
    for experience in alike(body).select_related("body"):
        reason = _("Has tried something on the same kind of problem: {title}").format(title=experience)
        reasons[experience.body].append(reason)
    reasons.pop(body, None)
    return [Peer(other, why) for other, why in sorted(reasons.items(), key=lambda pair: str(pair[0]))]


def alike(body: Body) -> QuerySet[Experience]:
    """What other bodies have shared for a sub-goal and in a kind of operation where this body has a problem."""
    problems = Problem.objects.filter(body=body).open()
    wanted = {(goal, problem.operation) for problem in problems for goal in problem.sub_goals}
    candidates = Experience.objects.shared().filter(body__invented=body.invented).exclude(body=body)
    near = candidates.filter(operation__in={operation for _goal, operation in wanted})
    pairs = near.values_list("pk", "sub_goal", "operation")
    return candidates.filter(pk__in=[pk for pk, goal, operation in pairs if (goal, operation) in wanted])
