"""Meetings that anyone may read about."""

from django.db.models import QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.models import Contribution, ContributionStatus, Meeting
from skillnad.programme.public.reading.programmes import running


def public_meetings() -> QuerySet[Meeting]:
    """Published meetings of running programmes, within their period of publication."""
    return Meeting.objects.public().filter(programme__in=running()).select_related("programme")


def contributions_of(body: Body) -> QuerySet[Contribution]:
    """What a body has said at such meetings, the latest first."""
    decided = Contribution.objects.filter(body=body, status=ContributionStatus.DECIDED)
    return decided.filter(meeting__in=public_meetings()).select_related("meeting").order_by("-meeting__starts_at")
