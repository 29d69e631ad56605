"""Pages on which a body writes its submissions."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.models import Requirement, Section
from skillnad.programme.submissions.actions.decide import writers_of
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.content import texts_of
from skillnad.programme.submissions.due import what_is_due
from skillnad.programme.submissions.forms import SectionTextForm
from skillnad.programme.submissions.models import HANDED_IN, Submission, SubmissionSection
from skillnad.programme.submissions.prefill import can_fetch, fetch
from skillnad.programme.submissions.reading import (
    other_texts,
    section_of,
    submission_of,
    submissions_with_documents,
)
from skillnad.programme.ui.versions import EditConflict


@allowed(Permission.SUBMISSION_DRAFT)
def submissions(request: SignedRequest, body: Body) -> HttpResponse:
    """What is due, what is being written, and what has been handed in."""
    today = timezone.localdate()
    due = what_is_due(body, today - timedelta(days=365), today + timedelta(days=2 * 365))
    own = Submission.objects.filter(body=body)
    context = {
        "body": body,
        "waiting": [one for one in due if one.submission is None],
        "drafts": own.exclude(status__in=HANDED_IN).order_by("due"),
        "handed_in": submissions_with_documents(own.filter(status__in=HANDED_IN)),
        "today": today,
        "may_submit": has_permission(request.user, Permission.SUBMISSION_APPROVE, body=body),
    }
    return render(request, "submissions/list.html", context)


@require_POST
@allowed(Permission.SUBMISSION_DRAFT)
def submission_begin(request: SignedRequest, body: Body) -> HttpResponse:
    """Begin what is due."""
    chosen = request.POST.get("requirement", "")
    requirement = get_object_or_404(Requirement, pk=int(chosen) if chosen.isdecimal() else 0, mandate__bodies=body)
    try:
        made = begin(by=request.user, body=body, requirement=requirement, period=request.POST.get("period", ""))
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("submissions", body.slug)
    return redirect("submission", body.slug, made.pk)


@allowed(Permission.SUBMISSION_DRAFT)
def submission(request: SignedRequest, body: Body, pk: int) -> HttpResponse:
    """A submission on its way: its sections, what has been said about it, and the next step."""
    found = submission_of(body, pk)
    texts = texts_of(found)
    context = {
        "submission": found,
        "texts": texts,
        "written": sum(bool(text.text) for _section, text in texts),
        "documents": submissions_with_documents(Submission.objects.filter(pk=pk))[0].snapshots.all(),
        "writers": writers_of(found),
    }
    return render(request, "submissions/submission.html", context)


@allowed(Permission.SUBMISSION_DRAFT)
def submission_section(request: SignedRequest, body: Body, pk: int, section: int) -> HttpResponse:
    """Write the text under a heading."""
    found = submission_of(body, pk)
    asked = section_of(found, section)
    row = next(text for one, text in texts_of(found) if one.pk == asked.pk)
    offered, source = _offered(request, body, asked, row)
    form = SectionTextForm(request.POST or None, instance=row, initial={"text": offered} if offered else None)
    if request.method == "POST" and form.is_valid() and _save(request, found, asked, form):
        return redirect("submission", body.slug, pk)
    context = {
        "submission": found,
        "section": asked,
        "form": form,
        "source": source,
        "can_fetch": can_fetch(asked),
        "others": other_texts(body, row) if found.writable else [],
        "versions": row.versions.all() if row.pk else [],
    }
    return render(request, "submissions/section.html", context)


def _save(request: SignedRequest, found: Submission, section: Section, form: SectionTextForm) -> bool:
    text: dict[str, Any] = form.values
    try:
        write_section(by=request.user, submission=found, section=section, version=form.seen_version, **text)
    except EditConflict as conflict:
        form.show_conflict(conflict)
        return False
    except SkillnadError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("“{heading}” is saved.").format(heading=section))
    return True


def _offered(request: SignedRequest, body: Body, section: Section, row: SubmissionSection) -> tuple[str, str]:
    """Text to begin with, after what is written already: from the chain, or from another text of the body."""
    chosen = request.GET.get("from", "")
    if chosen == "chain":
        more, source = fetch(body, section), _("the plan")
    elif chosen.isdecimal():
        other = get_object_or_404(SubmissionSection.objects.select_related("submission"), pk=int(chosen), body=body)
        more, source = other.text, f"{other.submission}, {other}"
    else:
        return "", ""
    return "\n\n".join(part for part in (row.text, more) if part), source if more else ""
