"""The acts of this room, as sentences."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

MANDATE_REGISTERED = kind("mandate.registered", _("{actor} registered the mandate “{title}” for {bodies} bodies."))
MANDATE_CHANGED = kind("mandate.changed", _("{actor} changed the mandate “{title}”, which is for {bodies} bodies."))
REQUIREMENT_ADDED = kind("mandate.requirement_added", _("{actor} added the requirement “{title}” to “{mandate}”."))
REQUIREMENT_CHANGED = kind(
    "mandate.requirement_changed", _("{actor} changed the requirement “{title}” of “{mandate}”.")
)
REQUIREMENT_REMOVED = kind("mandate.requirement_removed", _("{actor} took the requirement “{title}” from “{mandate}”."))
SECTION_ADDED = kind("mandate.section_added", _("{actor} added the section “{heading}” to “{requirement}”."))
SECTION_CHANGED = kind("mandate.section_changed", _("{actor} changed the section “{heading}” of “{requirement}”."))
SECTION_REMOVED = kind("mandate.section_removed", _("{actor} took the section “{heading}” from “{requirement}”."))
