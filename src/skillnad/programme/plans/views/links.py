"""The pages of one goal, activity, output or effect."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.actions.changing import change_link, close_link, delete_link, reopen_link
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.actions.writing import write_activity, write_effect, write_goal, write_output
from skillnad.programme.plans.chain import EMPTY, Item, crumbs_of, url_of
from skillnad.programme.plans.facts import facts_of, figures_of
from skillnad.programme.plans.forms import FORMS
from skillnad.programme.plans.kinds import KINDS, NEXT, LinkKind
from skillnad.programme.plans.models import Activity, Progress
from skillnad.programme.plans.rules import missing_in, wanted
from skillnad.programme.plans.views.overview import rights
from skillnad.programme.problems.actor import actor
from skillnad.programme.problems.forms import ReasonForm
from skillnad.programme.problems.records import Link, Status
from skillnad.programme.ui.versions import EditConflict

both = require_http_methods(["GET", "HEAD", "POST"])
WRITE: dict[str, Callable[..., Link]] = {
    "mal": write_goal,
    "aktivitet": write_activity,
    "prestation": write_output,
    "effekt": write_effect,
}
UP = {
    "mal": "problem__body",
    "aktivitet": "goal__problem__body",
    "prestation": "activity__goal__problem__body",
    "effekt": "output__activity__goal__problem__body",
}


def _kind(slug: str) -> LinkKind:
    if slug not in KINDS:
        raise Http404
    return KINDS[slug]


def _link(body: Body, kind: LinkKind, pk: int) -> Link:
    rows = kind.model._default_manager.select_related("body", UP[kind.slug])
    return get_object_or_404(rows, pk=pk, body=body)


@allowed(Permission.PLAN_READ)
def link_page(request: HttpRequest, body: Body, kind: str, pk: int) -> HttpResponse:
    """One link: what it says, how sure the arrow to it is, and what stands on it."""
    link = _link(body, _kind(kind), pk)
    following = NEXT.get(type(link))
    context = {
        "body": body,
        "kind": KINDS[kind],
        "link": link,
        "item": Item(link, ""),
        "crumbs": crumbs_of(link),
        "facts": facts_of(link),
        "figures": figures_of(link),
        "missing": [*missing_in(link), *wanted(link)],
        "following": following,
        "followers": [Item(one, url_of(one, body)) for one in link.followers],
        "empty": EMPTY[str(following.model._meta.model_name)] if following else "",
        "is_own_draft": link.is_own_draft(request.user),
        **rights(request, body),
    }
    return render(request, "plans/link.html", context)


@both
@allowed(Permission.PLAN_WRITE)
def link_new(request: HttpRequest, body: Body, kind: str, before: int) -> HttpResponse:
    """Write a link that stands on the one before it."""
    chosen = _kind(kind)
    parent = get_object_or_404(chosen.before_model._default_manager.select_related("body"), pk=before, body=body)
    form = FORMS[kind](request.POST or None)
    if form.is_valid():
        try:
            link = WRITE[kind](**{"by": actor(request), chosen.before: parent, **form.values})
        except SkillnadError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved as a draft."))
            return redirect(url_of(link))
    crumbs = [*crumbs_of(parent), (parent.title, url_of(parent))]
    return render(request, "plans/form.html", {"body": body, "kind": chosen, "form": form, "crumbs": crumbs})


@both
@allowed(Permission.PLAN_WRITE)
def link_edit(request: HttpRequest, body: Body, kind: str, pk: int) -> HttpResponse:
    """Change a link."""
    link = _link(body, _kind(kind), pk)
    form = FORMS[kind](request.POST or None, instance=link)
    if form.is_valid():
        try:
            change_link(by=actor(request), link=_link(body, KINDS[kind], pk), version=form.seen_version, **form.values)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        except SkillnadError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect(url_of(link))
    crumbs = [*crumbs_of(link), (link.title, url_of(link))]
    context = {"body": body, "kind": KINDS[kind], "form": form, "link": link, "crumbs": crumbs}
    return render(request, "plans/form.html", context)


@both
@allowed(Permission.PLAN_WRITE)
def link_close(request: HttpRequest, body: Body, kind: str, pk: int) -> HttpResponse:
    """Close an open link, or open a closed one again."""
    link = _link(body, _kind(kind), pk)
    reopening = link.status == Status.CLOSED
    form = ReasonForm(request.POST or None, initial={"version": link.version})
    verb = reopen_link if reopening else close_link
    if request.method == "POST" and form.attempt(verb, by=actor(request), link=link):
        messages.success(request, _("It is open again.") if reopening else _("It is closed."))
        return redirect(url_of(link))
    crumbs = [*crumbs_of(link), (link.title, url_of(link))]
    context = {"body": body, "link": link, "form": form, "reopening": reopening, "crumbs": crumbs}
    return render(request, "plans/close.html", context)


@both
@allowed(Permission.PLAN_WRITE)
def link_delete(request: HttpRequest, body: Body, kind: str, pk: int) -> HttpResponse:
    """Ask first, then delete one's own draft."""
    link = _link(body, _kind(kind), pk)
    crumbs = [*crumbs_of(link), (link.title, url_of(link))]
    if request.method == "POST":
        try:
            delete_link(by=actor(request), link=link)
        except SkillnadError as error:
            messages.error(request, str(error))
            return redirect(url_of(link))
        messages.success(request, _("The draft is deleted."))
        return redirect(crumbs[-2][1])
    return render(request, "plans/delete.html", {"body": body, "link": link, "crumbs": crumbs})


@require_POST
@allowed(Permission.PLAN_WRITE)
def activity_move(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Start an activity, mark it as done, or set it back."""
    activity = get_object_or_404(Activity, pk=pk, body=body)
    wish = request.POST.get("progress", "")
    version = request.POST.get("version", "")
    if wish not in Progress.values or not version.isdigit():
        raise Http404
    try:
        move_activity(by=actor(request), activity=activity, version=int(version), progress=Progress(wish))
    except EditConflict as conflict:
        messages.warning(
            request, _("{name} has changed this meanwhile. Look again.").format(name=conflict.saved.changed_by)
        )
    except SkillnadError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Saved."))
    return redirect("plan_link", body.slug, "aktivitet", pk)
