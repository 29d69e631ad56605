"""The receiver's side: what came in, and what is said and decided about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.reach import bodies_for
from skillnad.programme.submissions.actions.review import accept, give_feedback, return_for_completion
from skillnad.programme.submissions.due import due_around, inflow
from skillnad.programme.submissions.forms import FeedbackForm, ReturnForm
from skillnad.programme.submissions.models import HANDED_IN, Status, Submission
from skillnad.programme.submissions.reading import snapshot_of, submission_of, submissions_with_documents

PAGE = 50


@allowed(Permission.OVERVIEW_READ)
def inbox(request: SignedRequest) -> HttpResponse:
    """What came in, what is due and what is late, from all bodies within reach."""
    bodies = bodies_for(request.user, Permission.OVERVIEW_READ)
    came = submissions_with_documents(Submission.objects.filter(body__in=bodies))
    unread = came.filter(status=Status.SUBMITTED).order_by("due", "body__name", "pk")
    today = timezone.localdate()
    context = {
        "page": Paginator(unread, PAGE).get_page(request.GET.get("page")),
        "concluded": came.filter(status=Status.ACCEPTED)[:PAGE],
        "returned": came.filter(snapshots__isnull=False).exclude(status__in=HANDED_IN).distinct(),
        "flow": inflow(due_around(bodies, today), today),
        "today": today,
    }
    return render(request, "submissions/inbox.html", context)


@require_POST
@allowed(Permission.SUBMISSION_REVIEW)
def submission_feedback(request: SignedRequest, body: Body, pk: int, round: int) -> HttpResponse:
    """Say something about a section."""
    found, form = snapshot_of(body, pk, round), FeedbackForm(request.POST)
    number = request.POST.get("number", "0")
    if form.is_valid() and number.isdecimal():
        try:
            give_feedback(by=request.user, snapshot=found, number=int(number), **form.cleaned_data)
            messages.success(request, _("Your feedback is sent to the body."))
        except SkillnadError as error:
            messages.error(request, str(error))
    else:
        messages.error(request, _("Write the feedback first."))
    return redirect("submission_document", body.slug, pk, round)


@require_POST
@allowed(Permission.SUBMISSION_REVIEW)
def submission_accept(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """Accept what was handed in."""
    found = submission_of(body, pk)
    round_ = found.round
    try:
        accept(by=request.user, submission=found)
        messages.success(request, _("Accepted."))
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("inbox")
    return redirect("submission_document", body.slug, pk, round_)


@require_POST
@allowed(Permission.SUBMISSION_REVIEW)
def submission_return(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """Return what was handed in, with reasons."""
    found, form = submission_of(body, pk), ReturnForm(request.POST)
    round_ = found.round
    if not form.is_valid():
        messages.error(request, _("Write what must be completed."))
        return redirect("submission_document", body.slug, pk, round_)
    try:
        return_for_completion(by=request.user, submission=found, **form.cleaned_data)
        messages.success(request, _("Returned for completion."))
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("inbox")
    return redirect("submission_document", body.slug, pk, round_)
