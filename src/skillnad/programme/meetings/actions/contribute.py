"""Write a body's contribution to a meeting, and decide it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.meetings import events
from skillnad.programme.meetings.models import Contribution, ContributionStatus, Meeting


@act(Permission.MEETING_CONTRIBUTE)
def write_contribution(*, body: Body, meeting: Meeting, version: int, by: Anyone, **texts: str) -> Contribution:
    """Write the contribution. What had been decided becomes a draft again."""
    contribution, _made = Contribution.objects.get_or_create(meeting=meeting, body=body)
    contribution.change(version, by, status=ContributionStatus.DRAFT, decided_by="", decided_at=None, **texts)
    record(events.CONTRIBUTION_WRITTEN, by=by, body=body, subject=contribution, title=meeting.title)
    return contribution


@act(Permission.MEETING_CONTRIBUTE)
def decide_contribution(*, contribution: Contribution, version: int, by: Anyone) -> None:
    """Let the body stand behind what it says: read by others from now on, published with the meeting."""
    if not (contribution.agency and contribution.target_group and contribution.society):
        raise SkillnadError(
            _("the contribution lacks one of its three parts"), remedy=_("Write all three before you decide it.")
        )
    contribution.change(version, by, status=ContributionStatus.DECIDED, decided_by=str(by), decided_at=timezone.now())
    record(
        events.CONTRIBUTION_DECIDED,
        by=by,
        body=contribution.body,
        subject=contribution,
        title=contribution.meeting.title,
    )
