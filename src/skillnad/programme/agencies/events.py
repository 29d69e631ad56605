"""The acts of this room, as sentences."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

BODY_ADDED = kind("register.body_added", _("{actor} added {name} to the register."))
BODY_CHANGED = kind("register.body_changed", _("{actor} changed what the register says of {body}."))
BODY_RENAMED = kind("register.body_renamed", _("{actor} registered that {old} is called {new} from {day}."))
BODY_MERGED = kind("register.body_merged", _("{actor} registered that {body} became part of {successor} on {day}."))
MINISTRY_SET = kind("register.ministry_set", _("{actor} registered that {body} answers to {ministry} from {day}."))
MEMBERSHIP_ADDED = kind("register.membership_added", _("{actor} registered {body} as a member of {programme}."))
MEMBERSHIP_ENDED = kind(
    "register.membership_ended", _("{actor} ended the membership of {body} in {programme} on {day}.")
)
POSITION_ADDED = kind("register.position_added", _("{actor} registered {person} as {title} at {body}."))
POSITION_ENDED = kind(
    "register.position_ended", _("{actor} ended the position of {person} as {title} at {body} on {day}.")
)
REGISTER_IMPORTED = kind(
    "register.imported", _("{actor} imported {file}, copy of {copied}: {bodies} bodies, {staff} staff counts.")
)
