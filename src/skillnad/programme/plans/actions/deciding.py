"""Decide the plan."""

from django.db.models import Max
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.audit.record import record
from skillnad.programme.plans import events
from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.plans.rules import missing_in_plan
from skillnad.programme.plans.snapshot import links_in, planned_problems, snapshot
from skillnad.programme.problems.models import Problem, ProblemDecision, Verdict
from skillnad.programme.problems.records import Link, Status
from skillnad.programme.problems.text import plain_values


@act(Permission.PLAN_DECIDE)
def decide_plan(*, by: User, body: Body, seen: str, reason: str = "") -> PlanDecision:
    """Decide the plan as it was seen: `seen` is the fingerprint of what the page showed."""
    Body.objects.select_for_update().get(pk=body.pk)
    problems = planned_problems(body)
    chain = snapshot(body, problems)
    _refuse_undecidable(problems, chain, seen)
    last = PlanDecision.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    decision = PlanDecision.objects.create(body=body, number=last + 1, by_name=str(by), grounds=reason, snapshot=chain)
    for link in links_in(problems):
        _mark(link, by, decision)
    record(events.PLAN_DECIDED, by=by, body=body, subject=decision, number=decision.number, hash=decision.hash)
    return decision


def _refuse_undecidable(problems: list[Problem], chain: dict[str, object], seen: str) -> None:
    if not chain["chains"]:
        raise SkillnadError(_("there is no plan to decide yet"), remedy=_("Begin with a problem and a goal."))
    missing = missing_in_plan(problems)
    if missing:
        raise SkillnadError(
            _("the plan cannot be decided yet"), remedy=" ".join(f"{link}: {text}" for link, text in missing)
        )
    if seen != fingerprint(chain):
        raise _changed()


def _changed() -> SkillnadError:
    return SkillnadError(
        _("the plan has been changed since you opened this page"), remedy=_("Read what has changed, and decide again.")
    )


def _mark(link: Link, by: User, decision: PlanDecision) -> None:
    newly = link.status == Status.DRAFT
    row = type(link)._default_manager.filter(pk=link.pk, version=link.version)
    if link.is_open and not row.update(status=Status.DECIDED, ever_decided=True):
        raise _changed()
    if newly and isinstance(link, Problem):
        ProblemDecision.objects.create(
            body=link.body,
            problem=link,
            verdict=Verdict.DECIDED,
            plan_number=decision.number,
            by_name=str(by),
            text=plain_values(link),
        )
