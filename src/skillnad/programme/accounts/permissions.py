"""Everything that may be done, one permission each, in words a lawyer can read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    """What may be done at a body, or in general where a role grants it so."""

    BODY_SEE = "body.see", _("see the working pages of the body")
    PROBLEM_WRITE = "problem.write", _("write down and change problems")
    PLAN_READ = "plan.read", _("read problems and the plan, drafts included")
    PLAN_WRITE = "plan.write", _("write goals, activities, outputs and effects")
    PLAN_DECIDE = "plan.decide", _("decide the plan")
    SUBMISSION_DRAFT = "submission.draft", _("read and write drafts of reports")
    SUBMISSION_APPROVE = "submission.approve", _("approve and submit what somebody else has written")
    SUBMISSION_READ = "submission.read", _("read submitted reports")
    SUBMISSION_REVIEW = "submission.review", _("accept reports, return them for completion, give feedback")
    SUPPORT_ASK = "support.ask", _("ask for support")
    SUPPORT_READ = "support.read", _("read requests for support and the advice given")
    SUPPORT_ADVISE = "support.advise", _("give advice")
    REVIEW_READ = "review.read", _("read reviews of results")
    REVIEW_WRITE = "review.write", _("review results by the rubric")
    SAMPLE_DRAW = "sample.draw", _("draw a sample of bodies for audit")
    EXPERIENCE_READ = "experience.read", _("read shared experience")
    EXPERIENCE_WRITE = "experience.write", _("share experience")
    MEETING_READ = "meeting.read", _("read what is being prepared for meetings")
    MEETING_WRITE = "meeting.write", _("arrange meetings and document them")
    MEETING_CONTRIBUTE = "meeting.contribute", _("write the contribution and promises of the body")
    MANDATE_WRITE = "mandate.write", _("register mandates and their requirements")
    OVERVIEW_READ = "overview.read", _("see the overview of all bodies within reach")
    REGISTER_WRITE = "register.write", _("change the register of bodies, persons and programmes")
    USER_MANAGE = "user.manage", _("invite users and give them roles")
    AUDIT_READ = "audit.read", _("read the log of acts")
