"""The roles. Each is a class that says whom it is for, which bodies it reaches, and what it may do there."""

from enum import Enum
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.permissions import Permission as P


class Reach(Enum):
    """The bodies at which a role holds."""

    OWN = _("the own body")
    MINISTRY = _("the bodies that answer to the ministry")
    PROGRAMME = _("all members of the programme")
    ALL = _("all bodies")
    NONE = _("no body")


class Role:
    """A role: `permissions` hold at the bodies within `reach`, `general` ones wherever no body is named."""

    name: ClassVar[str]
    title: ClassVar[str | Promise]
    description: ClassVar[str | Promise]
    reach: ClassVar[Reach] = Reach.OWN
    permissions: ClassVar[frozenset[P]] = frozenset()
    general: ClassVar[frozenset[P]] = frozenset()


class Coordinator(Role):
    """Runs the work at an agency."""

    name = "coordinator"
    title = _("Coordinator")
    description = _("Runs the work with gender mainstreaming at an agency.")
    permissions = frozenset(
        {
            P.BODY_SEE,
            P.PROBLEM_WRITE,
            P.PLAN_READ,
            P.PLAN_WRITE,
            P.SUBMISSION_DRAFT,
            P.SUBMISSION_APPROVE,
            P.SUBMISSION_READ,
            P.SUPPORT_ASK,
            P.SUPPORT_READ,
            P.REVIEW_READ,
            P.EXPERIENCE_WRITE,
            P.MEETING_CONTRIBUTE,
            P.AUDIT_READ,
        }
    )
    general = frozenset({P.EXPERIENCE_READ})


class Analyst(Role):
    """Measures and describes problems."""

    name = "analyst"
    title = _("Analyst")
    description = _("Measures differences and describes problems at an agency.")
    permissions = frozenset(
        {P.BODY_SEE, P.PROBLEM_WRITE, P.PLAN_READ, P.SUBMISSION_DRAFT, P.SUBMISSION_READ, P.SUPPORT_READ}
    )
    general = frozenset({P.EXPERIENCE_READ})


class Head(Role):
    """Decides."""

    name = "head"
    title = _("Head")
    description = _("Head of an agency or of a unit: decides the plan and approves reports.")
    permissions = frozenset(
        {
            P.BODY_SEE,
            P.PLAN_READ,
            P.PLAN_DECIDE,
            P.SUBMISSION_DRAFT,
            P.SUBMISSION_APPROVE,
            P.SUBMISSION_READ,
            P.SUPPORT_READ,
            P.REVIEW_READ,
            P.MEETING_CONTRIBUTE,
            P.AUDIT_READ,
            P.USER_MANAGE,
        }
    )
    general = frozenset({P.EXPERIENCE_READ})


class MinistryOfficer(Role):
    """Follows the agencies of a ministry."""

    name = "ministry"
    title = _("Ministry officer")
    description = _("Follows the agencies of a ministry, registers their mandates and receives their reports.")
    reach = Reach.MINISTRY
    permissions = frozenset({P.SUBMISSION_READ, P.SUBMISSION_REVIEW, P.REVIEW_READ, P.MANDATE_WRITE})
    general = frozenset({P.OVERVIEW_READ, P.EXPERIENCE_READ, P.MEETING_READ, P.MANDATE_WRITE})


class Supporter(Role):
    """Supports the members of a programme."""

    name = "supporter"
    title = _("Supporter")
    description = _("Works at the supporting body: gives advice and feedback, arranges meetings, compiles results.")
    reach = Reach.PROGRAMME
    permissions = frozenset(
        {
            P.SUBMISSION_READ,
            P.SUBMISSION_REVIEW,
            P.SUPPORT_READ,
            P.SUPPORT_ADVISE,
            P.REVIEW_READ,
            P.REVIEW_WRITE,
            P.MANDATE_WRITE,
            P.MEETING_WRITE,
        }
    )
    general = frozenset(
        {
            P.OVERVIEW_READ,
            P.EXPERIENCE_READ,
            P.EXPERIENCE_WRITE,
            P.MEETING_READ,
            P.MEETING_WRITE,
            P.MANDATE_WRITE,
            P.SUPPORT_ADVISE,
        }
    )


class Auditor(Role):
    """Examines a sample."""

    name = "auditor"
    title = _("Auditor")
    description = _("Draws a sample of bodies and examines what they have submitted.")
    reach = Reach.PROGRAMME
    permissions = frozenset({P.SUBMISSION_READ, P.REVIEW_READ})
    general = frozenset({P.OVERVIEW_READ, P.SAMPLE_DRAW, P.EXPERIENCE_READ})


class Evaluator(Role):
    """Evaluates the programme and the support."""

    name = "evaluator"
    title = _("Evaluator")
    description = _("Evaluates the programme and the support given: reads, never writes.")
    reach = Reach.PROGRAMME
    permissions = frozenset({P.SUBMISSION_READ, P.REVIEW_READ, P.SUPPORT_READ})
    general = frozenset({P.OVERVIEW_READ, P.EXPERIENCE_READ, P.MEETING_READ})


class Administrator(Role):
    """Keeps the installation."""

    name = "administrator"
    title = _("Administrator")
    description = _("Keeps the register and the users of the installation; reads no drafts.")
    reach = Reach.ALL
    permissions = frozenset({P.REGISTER_WRITE, P.USER_MANAGE, P.AUDIT_READ})
    general = frozenset({P.REGISTER_WRITE, P.USER_MANAGE, P.AUDIT_READ, P.MANDATE_WRITE})


class Public(Role):
    """Anyone who reads the public pages."""

    name = "public"
    title = _("Public")
    description = _("Anyone: reads what is published, without signing in.")
    reach = Reach.NONE


ROLES: dict[str, type[Role]] = {
    role.name: role
    for role in (
        Coordinator,
        Analyst,
        Head,
        MinistryOfficer,
        Supporter,
        Auditor,
        Evaluator,
        Administrator,
        Public,
    )
}
ASSIGNABLE = [(role.name, role.title) for role in ROLES.values() if role is not Public]
