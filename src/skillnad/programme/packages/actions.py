"""Receive a package: draft, snapshot, receipt and file in one transaction, or nothing."""

from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.cells.levels import holds_identity_number
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.files.kinds import ZIP
from skillnad.programme.files.store import store
from skillnad.programme.mandates.deadlines import due_day
from skillnad.programme.mandates.models import Requirement
from skillnad.programme.packages.events import PACKAGE_KNOWN, PACKAGE_RECEIVED
from skillnad.programme.packages.models import ReceivedPackage
from skillnad.programme.packages.opening import SUBMISSION, Package, open_package
from skillnad.programme.packages.shape import PackedSubmission
from skillnad.programme.public.reading.programmes import running
from skillnad.programme.submissions.actions.states import move
from skillnad.programme.submissions.content import cleaned, fingerprint
from skillnad.programme.submissions.models import WRITABLE, Receipt, Snapshot, Status, Submission


@act(Permission.SUBMISSION_APPROVE)
def receive_package(*, by: User, body: Body, content: bytes, name: str) -> Receipt:
    """Hand in a document as a package of the body's own. The same package again gives the same receipt.

    Raises `SkillnadError` where the package is wrong, belongs to another body, or answers to nothing that is asked.
    """
    Body.objects.select_for_update().get(pk=body.pk)
    package = open_package(content, name)
    _check(package.submission, body, name)
    known = ReceivedPackage.objects.select_related("receipt").filter(body=body, digest=package.digest).first()
    if known:
        record(PACKAGE_KNOWN, by=by, body=body, subject=known, digest=package.digest)
        return known.receipt
    submission = _submission(package.submission, body, name)
    move(submission, WRITABLE, Status.SUBMITTED, decided_at=timezone.now(), decided_by=by)
    receipt = _receipt(by, submission, package)
    file = store(content, name=name, allowed=[ZIP])
    ReceivedPackage.objects.create(body=body, digest=package.digest, file=file, receipt=receipt)
    return receipt


def _check(packed: PackedSubmission, body: Body, name: str) -> None:
    if (packed.body.slug, packed.body.invented) != (body.slug, body.invented):
        raise _refusal(
            name, _("the package is from {other}, not from {body}").format(other=packed.body.name, body=body)
        )
    if any(holds_identity_number(part.text) for part in packed.sections):
        raise _refusal(name, _("the text contains a personal identity number"))
    if any(cleaned(part.text) != part.text for part in packed.sections):
        raise _refusal(name, _("the text has signs that are not seen"))
    if not packed.registration_number.strip():
        raise _refusal(name, _("the registration number is missing"))


def _submission(packed: PackedSubmission, body: Body, name: str) -> Submission:
    requirement = _requirement(packed, body)
    if requirement is None:
        raise _refusal(name, _("nothing that the mandates ask of {body} fits the package").format(body=body))
    asked = [(place, one.heading) for place, one in enumerate(requirement.sections.all(), start=1)]
    if [(part.number, part.heading) for part in packed.sections if part.text.strip()] != asked:
        headings = ", ".join(heading for _place, heading in asked)
        raise _refusal(name, _("the sections must be, each with a text: {headings}").format(headings=headings))
    values = {"due": packed.due, "title": packed.title, "title_en": packed.title_en}
    found, _made = Submission.objects.get_or_create(
        body=body, requirement=requirement, period=packed.period, defaults=values
    )
    return found


def _requirement(packed: PackedSubmission, body: Body) -> Requirement | None:
    found = Requirement.objects.filter(
        mandate__programme__in=running().filter(slug=packed.programme.slug),
        mandate__bodies=body,
        mandate__title=packed.mandate.title,
        kind=packed.kind,
    ).select_related("mandate")
    fitting = (one for one in found if str(due_day(one, packed.period)) == packed.due)
    return next(fitting, None)


def _receipt(by: User, submission: Submission, package: Package) -> Receipt:
    now, number = timezone.now(), package.submission.registration_number
    content = package.parts[SUBMISSION].decode("utf-8")
    snapshot = Snapshot.objects.create(
        submission=submission,
        body=submission.body,
        round=submission.round,
        content=content,
        sha256=fingerprint(content),
        made_at=now,
    )
    details = {"title": submission.title, "number": number, "sha256": snapshot.sha256, "digest": package.digest}
    event = record(PACKAGE_RECEIVED, by=by, body=submission.body, subject=submission, **details)
    return Receipt.objects.create(
        snapshot=snapshot,
        body=submission.body,
        number=f"{now:%Y}-{event.number:06d}",
        registration_number=number,
        received_at=now,
        submitted_by=by,
        submitted_by_name=str(by),
    )


def _refusal(name: str, what: str) -> SkillnadError:
    return SkillnadError(what, where=f"{name}: {SUBMISSION}", remedy=_("Make the package anew and send it again."))
