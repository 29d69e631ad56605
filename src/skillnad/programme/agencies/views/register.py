"""Search the register, read what it says of a body, add a body."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.actions import add_body, change_body
from skillnad.programme.agencies.forms import BodyForm, NewBodyForm, bodies
from skillnad.programme.agencies.models import Body
from skillnad.programme.agencies.views.acting import page_of_act

PER_PAGE = 60


@allowed(Permission.REGISTER_WRITE)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The bodies of this world, by any name they have had."""
    words = request.GET.get("q", "").strip()[:200]
    found = bodies()
    if words:
        named = Q(name__icontains=words) | Q(names__name__icontains=words) | Q(short_name__iexact=words)
        found = found.filter(named | Q(organisation_number=words)).distinct()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "agencies/register.html", {"page": page, "words": words, "total": page.paginator.count})


@allowed(Permission.REGISTER_WRITE)
@require_safe
def register_body(request: HttpRequest, body: Body) -> HttpResponse:
    """All that the register says of a body."""
    context = {
        "body": body,
        "names": body.names.all(),
        "responsibilities": body.responsibilities.select_related("ministry"),
        "memberships": body.memberships.select_related("programme"),
        "positions": body.positions.select_related("person"),
        "before": body.follows.select_related("predecessor"),
        "after": body.followed_by.select_related("successor"),
    }
    return render(request, "agencies/body.html", context)


@allowed(Permission.REGISTER_WRITE)
def register_new(request: HttpRequest) -> HttpResponse:
    """Add a body."""
    form = NewBodyForm(request.POST or None)
    return page_of_act(request, form, add_body, title=_("Add a body"))


@allowed(Permission.REGISTER_WRITE)
def register_change(request: HttpRequest, body: Body) -> HttpResponse:
    """Change what the register says of a body."""
    form = BodyForm(request.POST or None, instance=Body.objects.get(pk=body.pk))
    return page_of_act(request, form, change_body, title=_("Change the body"), body=body)
