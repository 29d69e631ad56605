"""The chain in six steps, as pages show it: what stands on each step, and how sure each arrow is."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.kinds import NEXT, kind_of
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Grade, Link

GRADE_TONES = {
    Grade.NONE: "plain",
    Grade.ASSUMED: "wait",
    Grade.DOCUMENTED: "good",
    Grade.MEASURED: "good",
    Grade.COMPARED: "good",
}
EMPTY: dict[str, str | Promise] = {
    "goal": _("No goal yet. Say what shall be reached, for women and for men."),
    "activity": _("No activity yet. Say what is done for the goal, by which manager, and what is expected of it."),
    "output": _("No output yet. Once an activity has started, write what it has brought forth."),
    "effect": _("No effect yet. Write what an output has changed, for which women and men."),
}


@dataclass(frozen=True)
class Item:
    """A record on a step, with the arrow that leads to it."""

    link: Link
    url: str

    @property
    def tone(self) -> str:
        """The tone of the evidence grade."""
        return GRADE_TONES[Grade(self.link.grade)]


@dataclass(frozen=True)
class Step:
    """A step of the chain: its name, what stands on it, or what is missing."""

    noun: str | Promise
    items: list[Item] = field(default_factory=list)
    text: str | Promise = ""
    missing: str | Promise = ""


def steps(problem: Problem) -> list[Step]:
    """Difference, problem, goal, activity, output, effect."""
    body = problem.body
    found = [_difference(problem), Step(_("Problem"), [Item(problem, url_of(problem, body))])]
    level: list[Link] = [problem]
    kind = NEXT.get(Problem)
    while kind is not None:
        level = [follower for link in level for follower in link.followers if follower.is_open]
        items = [Item(link, url_of(link, body)) for link in level]
        found.append(Step(kind.noun, items, missing="" if items else EMPTY[str(kind.model._meta.model_name)]))
        kind = NEXT.get(kind.model)
    return found


def _difference(problem: Problem) -> Step:
    if not problem.evidence:
        return Step(
            _("Difference"), missing=_("Not shown yet. Write the figures for women and men, or what a study found.")
        )
    return Step(_("Difference"), text=problem.evidence)


def url_of(link: Link, body: Body | None = None) -> str:
    """The page of a link; `body` saves looking it up where it is at hand."""
    slug = (body or link.body).slug
    if isinstance(link, Problem):
        return reverse("problem", args=[slug, link.pk])
    return reverse("plan_link", args=[slug, kind_of(link).slug, link.pk])


def crumbs_of(link: Link) -> list[tuple[str, str]]:
    """The links that this one stands on, first to last, each with its page."""
    found: list[tuple[str, str]] = []
    at = link.before
    while at is not None:
        found.insert(0, (at.title, url_of(at, link.body)))
        at = at.before
    return found
