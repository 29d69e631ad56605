"""Pages on which a submission is read as a whole, decided and handed in."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.submissions.actions.decide import decide, reopen, seen, writers_of
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.content import document_of
from skillnad.programme.submissions.forms import SubmitForm
from skillnad.programme.submissions.models import Status
from skillnad.programme.submissions.reading import submission_of


@allowed(Permission.SUBMISSION_DRAFT)
def submission_preview(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """The document as it would be handed in now."""
    found = submission_of(body, pk)
    writers = writers_of(found)
    may = has_permission(request.user, Permission.SUBMISSION_APPROVE, body=body)
    context = {
        "submission": found,
        "document": document_of(found),
        "read": seen(found),
        "writers": writers,
        "may_decide": may and found.writable and request.user.pk not in writers,
        "own_words": may and found.writable and request.user.pk in writers,
        "may_submit": may and found.status == Status.DECIDED,
        "form": SubmitForm(),
    }
    return render(request, "submissions/preview.html", context)


@require_POST
@allowed(Permission.SUBMISSION_APPROVE)
def submission_decide(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """Decide what was read."""
    found, read = submission_of(body, pk), request.POST.get("read", "")
    return _try(
        request, body, pk, lambda: decide(by=request.user, submission=found, read=read), _("Decided. Now submit it.")
    )


@require_POST
@allowed(Permission.SUBMISSION_APPROVE)
def submission_reopen(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """Take the decision back."""
    found = submission_of(body, pk)
    return _try(
        request,
        body,
        pk,
        lambda: reopen(by=request.user, submission=found),
        _("The decision is taken back, and the text can be written again."),
    )


@require_POST
@allowed(Permission.SUBMISSION_APPROVE)
def submission_submit(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """Hand it in."""
    found, form = submission_of(body, pk), SubmitForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the registration number that the document has at your body."))
        return redirect("submission_preview", body.slug, pk)
    try:
        receipt = submit(by=request.user, submission=found, **form.cleaned_data)
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("submission_preview", body.slug, pk)
    messages.success(request, _("Submitted. The receipt has number {number}.").format(number=receipt.number))
    return redirect("submission_document", body.slug, pk, found.round)


def _try(request: SignedRequest, body: Body, pk: int, verb: Callable[[], object], done: str) -> HttpResponse:
    try:
        verb()
        messages.success(request, done)
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("submission_preview", body.slug, pk)
