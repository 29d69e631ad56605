"""What acts are done to, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECORDS: dict[str, str | Promise] = {
    "accounts.Invitation": _("invitation"),
    "accounts.RoleAssignment": _("role"),
    "accounts.User": _("account"),
    "agencies.Body": _("body in the register"),
    "agencies.Membership": _("membership"),
    "agencies.MinistryResponsibility": _("ministry of a body"),
    "agencies.Position": _("position"),
    "api.ApiToken": _("key to the programming interface"),
    "library.Experience": _("experience"),
    "mandates.Mandate": _("mandate"),
    "mandates.Requirement": _("requirement of a mandate"),
    "mandates.Section": _("section of a requirement"),
    "meetings.AgendaItem": _("agenda item"),
    "meetings.Contribution": _("contribution to a meeting"),
    "meetings.Document": _("document of a meeting"),
    "meetings.Meeting": _("meeting"),
    "meetings.Picture": _("picture from a meeting"),
    "meetings.Promise": _("promise"),
    "meetings.Speaker": _("speaker at a meeting"),
    "methods.MethodSession": _("work with a method"),
    "packages.ReceivedPackage": _("package"),
    "plans.Activity": _("activity"),
    "plans.Effect": _("effect"),
    "plans.Goal": _("goal"),
    "plans.Output": _("output"),
    "plans.PlanDecision": _("decision on the plan"),
    "problems.Problem": _("problem"),
    "submissions.Submission": _("report"),
    "support.Review": _("review of results"),
    "support.Sample": _("sample"),
    "support.SupportRequest": _("request for support"),
}


def in_words(label: str) -> str:
    """What a kind of record is called; its own name where this version has no word for it."""
    return str(RECORDS.get(label, label))
