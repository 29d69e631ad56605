"""Begin a submission, and write its sections."""

from django.utils.translation import gettext as _

from skillnad.cells.levels import holds_identity_number
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.mandates.deadlines import due_day
from skillnad.programme.mandates.models import Requirement, Section
from skillnad.programme.submissions import events
from skillnad.programme.submissions.actions.states import locked
from skillnad.programme.submissions.content import cleaned
from skillnad.programme.submissions.models import WRITABLE, SectionVersion, Submission, SubmissionSection


@act(Permission.SUBMISSION_DRAFT)
def begin(*, by: User, body: Body, requirement: Requirement, period: str) -> Submission:
    """Begin to answer a requirement for a year or period; what somebody has begun already is gone on with."""
    due = due_day(requirement, period)
    if due is None or not requirement.mandate.bodies.filter(pk=body.pk).exists():
        raise SkillnadError(
            _("nothing is asked of {body} for {period}").format(body=body, period=period),
            where=str(requirement),
            remedy=_("Choose among what is due."),
        )
    submission, made = Submission.objects.get_or_create(
        body=body,
        requirement=requirement,
        period=period,
        defaults={"due": due, "title": _titled(requirement.title, period), "title_en": _english(requirement, period)},
    )
    record(events.BEGUN, by=by, body=body, subject=submission, title=submission.title, anew=made)
    return submission


def _titled(title: str, period: str) -> str:
    return title if period in title else f"{title} {period}"


def _english(requirement: Requirement, period: str) -> str:
    return _titled(requirement.title_en, period) if requirement.title_en else ""


@act(Permission.SUBMISSION_DRAFT)
def write_section(*, by: User, submission: Submission, section: Section, version: int, text: str) -> SubmissionSection:
    """Write the text under a heading, over the version that the writer saw. Raises `EditConflict`, `SkillnadError`."""
    locked(submission, WRITABLE)
    text = cleaned(text)
    _check(submission, section, text)
    row, _made = SubmissionSection.objects.get_or_create(
        submission=submission, section=section, defaults={"body": submission.body}
    )
    row.change(version, by, text=text)
    SectionVersion.objects.create(
        row=row, body=submission.body, number=row.version, text=text, writer=by, writer_name=str(by)
    )
    names = {"heading": section.heading, "title": submission.title}
    record(events.SECTION_WRITTEN, by=by, body=submission.body, subject=submission, version=row.version, **names)
    return row


def _check(submission: Submission, section: Section, text: str) -> None:
    """A section is one that is asked for. What is handed in becomes public; no identity number goes with it."""
    if section.requirement_id != submission.requirement_id:
        raise SkillnadError(_("this section is not asked for here"), where=str(section))
    if holds_identity_number(text):
        raise SkillnadError(
            _("the text contains a personal identity number"),
            where=str(section),
            remedy=_("Take it out: what is submitted becomes public."),
        )
