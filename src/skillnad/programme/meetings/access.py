"""Which meetings a user may see, arrange, and contribute to."""

from django.db.models import Q, QuerySet

from skillnad.programme.accounts.access import Anyone, assignments_of, bodies_where, has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Membership, Programme
from skillnad.programme.meetings.models import Meeting, MeetingStatus


def programmes_of(user: Anyone) -> QuerySet[Programme]:
    """The running programmes of the world, real or invented, that the user's roles belong to."""
    worlds = {held.body.invented for held in assignments_of(user)}
    return Programme.objects.filter(archived=False, invented__in=worlds)


def visible_to(user: Anyone) -> QuerySet[Meeting]:
    """The meetings that a user may see: the published ones, those asked to contribute to, and, for some, all."""
    meetings = Meeting.objects.filter(programme__in=programmes_of(user)).select_related("programme")
    if has_permission(user, Permission.MEETING_READ):
        return meetings
    own = Membership.objects.filter(body__in=bodies_where(user, Permission.MEETING_CONTRIBUTE))
    asked = Q(contribute_by__isnull=False, programme__in=own.values("programme"))
    return meetings.filter(~Q(status=MeetingStatus.PREPARING) | asked)


def arrangeable_by(user: Anyone) -> QuerySet[Meeting]:
    """The meetings that a user may arrange."""
    meetings = Meeting.objects.select_related("programme")
    allowed = has_permission(user, Permission.MEETING_WRITE)
    return meetings.filter(programme__in=programmes_of(user)) if allowed else meetings.none()


def bodies_asked(user: Anyone, meeting: Meeting) -> QuerySet[Body]:
    """The bodies for which a user may write a contribution or a promise: members on the day of the meeting."""
    return bodies_where(user, Permission.MEETING_CONTRIBUTE).filter(pk__in=meeting.members().values("body"))
