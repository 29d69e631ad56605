"""What a meeting consists of."""

from skillnad.programme.meetings.models.agenda import AgendaItem, ItemKind, Speaker
from skillnad.programme.meetings.models.contribution import Contribution, ContributionStatus
from skillnad.programme.meetings.models.material import Document, Picture
from skillnad.programme.meetings.models.meeting import Meeting, MeetingStatus
from skillnad.programme.meetings.models.promise import Promise, PromiseStatus

__all__ = [
    "AgendaItem",
    "Contribution",
    "ContributionStatus",
    "Document",
    "ItemKind",
    "Meeting",
    "MeetingStatus",
    "Picture",
    "Promise",
    "PromiseStatus",
    "Speaker",
]
