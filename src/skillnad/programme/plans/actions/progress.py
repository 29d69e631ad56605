"""Start an activity, mark it as done, or set it back to planned."""

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.plans import events
from skillnad.programme.plans.actions.writing import refuse_closed
from skillnad.programme.plans.models import Activity, Progress

EVENTS = {
    Progress.PLANNED: events.ACTIVITY_PLANNED,
    Progress.ONGOING: events.ACTIVITY_STARTED,
    Progress.DONE: events.ACTIVITY_DONE,
}


@act(Permission.PLAN_WRITE)
def move_activity(*, by: User, activity: Activity, version: int, progress: Progress) -> Activity:
    """Say how far an activity has come. It cannot start before its expected effect is written."""
    refuse_closed(activity)
    if progress != Progress.PLANNED and not activity.expected_effect.strip():
        raise SkillnadError(
            _("the activity cannot start before its expected effect is written"),
            where=activity.title,
            remedy=_("Write what will be different, for which women and men, and why."),
        )
    if progress == Progress.PLANNED and activity.followers.exists():
        raise SkillnadError(
            _("the activity has outputs, so it has started"),
            where=activity.title,
            remedy=_("Close it if it was stopped."),
        )
    activity.change(version, by, progress=progress)
    record(EVENTS[progress], by=by, body=activity.body, subject=activity, title=activity.title)
    return activity
