"""Change a link, close it, open it again, or delete one's own draft."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.plans.actions.writing import refuse_closed
from skillnad.programme.plans.kinds import kind_of
from skillnad.programme.plans.models import Activity
from skillnad.programme.problems.records import Link, Status

L = TypeVar("L", bound=Link)


@act(Permission.PLAN_WRITE)
def change_link(*, by: User, link: L, version: int, **values: Any) -> L:
    """Change a goal, activity, output or effect. What had been decided is a draft until it is decided anew."""
    refuse_closed(link)
    if isinstance(link, Activity):
        _keep_expectation(link, values)
    link.change(version, by, **values, status=Status.DRAFT)
    record(kind_of(link).changed, by=by, body=link.body, subject=link, title=link.title)
    return link


@act(Permission.PLAN_WRITE)
def close_link(*, by: User, link: L, version: int, reason: str) -> L:
    """Close a link instead of deleting it; the reason is kept."""
    refuse_closed(link)
    link.change(version, by, status=Status.CLOSED, closed_because=reason)
    record(kind_of(link).closed, by=by, body=link.body, subject=link, title=link.title, reason=reason)
    return link


@act(Permission.PLAN_WRITE)
def reopen_link(*, by: User, link: L, version: int, reason: str) -> L:
    """Open a closed link again, as a draft."""
    if link.before is not None:
        refuse_closed(link.before)
    link.change(version, by, status=Status.DRAFT, closed_because="")
    record(kind_of(link).reopened, by=by, body=link.body, subject=link, title=link.title, reason=reason)
    return link


@act(Permission.PLAN_WRITE)
def delete_link(*, by: User, link: Link) -> None:
    """Delete one's own draft that nothing builds on."""
    if not link.is_own_draft(by):
        raise SkillnadError(
            _("only a draft of your own that nothing builds on can be deleted"),
            where=link.title,
            remedy=_("Close it instead; what was written is kept."),
        )
    record(kind_of(link).deleted, by=by, body=link.body, subject=link, title=link.title)
    link.delete()


def _keep_expectation(activity: Activity, values: dict[str, Any]) -> None:
    """What was expected stands once the work has begun, or the result could choose its own yardstick."""
    expected = values.get("expected_effect", activity.expected_effect)
    if activity.has_started and expected != activity.expected_effect:
        raise SkillnadError(
            _("the expected effect stands once the activity has started"),
            where=activity.title,
            remedy=_("Set the activity back to planned if it has not begun after all."),
        )
