"""The register: bodies with dated names, programmes, memberships, persons in positions, staff."""

from skillnad.programme.agencies.models.core import (
    Body,
    BodyKind,
    Dated,
    Interval,
    Membership,
    MemberType,
    MinistryResponsibility,
    Programme,
)
from skillnad.programme.agencies.models.history import BodyName, Succession, SuccessionKind
from skillnad.programme.agencies.models.people import Person, Position, RoleKind
from skillnad.programme.agencies.models.published import PeerGroup, PublishedCount, StaffCount

__all__ = [
    "Body",
    "BodyKind",
    "BodyName",
    "Dated",
    "Interval",
    "MemberType",
    "Membership",
    "MinistryResponsibility",
    "PeerGroup",
    "Person",
    "Position",
    "Programme",
    "PublishedCount",
    "RoleKind",
    "StaffCount",
    "Succession",
    "SuccessionKind",
]
