"""Read a workbook into the plan: all of it or nothing."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.plans import events
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.actions.writing import write_activity, write_effect, write_goal, write_output
from skillnad.programme.plans.exchange.checking import New, check
from skillnad.programme.plans.exchange.reading import Filled
from skillnad.programme.plans.exchange.standing import Standing
from skillnad.programme.plans.models import Activity, Progress
from skillnad.programme.problems.actions import write_problem
from skillnad.programme.problems.records import Link

WRITE: dict[str, Callable[..., Link]] = {
    "goal": write_goal,
    "activity": write_activity,
    "output": write_output,
    "effect": write_effect,
}


@act(Permission.PLAN_WRITE)
def import_plan(*, by: User, body: Body, filled: Filled, name: str) -> list[Link]:
    """Write what the workbook adds. It is checked again, since the plan may have changed after the preview."""
    checked = check(body, filled)
    if checked.faults:
        raise SkillnadError(
            _("the workbook no longer fits the plan"), where=name, remedy=_("Send it again and look at the preview.")
        )
    standing = Standing(body)
    written = [_write(new, by, body, standing) for new in checked.new]
    record(events.PLAN_IMPORTED, by=by, body=body, rows=len(written), file=name)
    return written


def _write(new: New, by: User, body: Body, standing: Standing) -> Link:
    values = dict(new.values)
    progress = Progress(values.pop("progress", "") or Progress.PLANNED)
    if new.sheet.before:
        before = {new.sheet.before: standing.link(new.sheet.before, new.before)}
        link: Link = WRITE[new.sheet.name](by=by, **before, **values)
    else:
        link = write_problem(by=by, body=body, **values)
    if isinstance(link, Activity) and progress != Progress.PLANNED:
        move_activity(by=by, activity=link, version=link.version, progress=progress)
    standing.links[new.sheet.name].append(link)
    return link
