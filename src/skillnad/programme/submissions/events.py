"""The acts of this room, as sentences."""

from django.utils.translation import gettext_lazy as _

from skillnad.programme.audit.kinds import kind

BEGUN = kind("submission.begun", _("{actor} began “{title}”."))
SECTION_WRITTEN = kind("submission.section_written", _("{actor} wrote the section “{heading}” of “{title}”."))
DECIDED = kind("submission.decided", _("{actor} decided “{title}”, written by {writers}."))
REOPENED = kind("submission.reopened", _("{actor} took back the decision on “{title}”."))
SUBMITTED = kind(
    "submission.submitted", _("{actor} submitted “{title}” from {body}, registration number {registration_number}.")
)
RETURNED = kind("submission.returned", _("{actor} returned “{title}” to {body} for completion."))
ACCEPTED = kind("submission.accepted", _("{actor} accepted “{title}” from {body}."))
FEEDBACK_GIVEN = kind("submission.feedback_given", _("{actor} gave {body} feedback on “{title}”."))
REMINDED = kind("submission.reminded", _("{actor} reminded {body} of “{title}”, due on {due}."))
