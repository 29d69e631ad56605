"""Pages that change the history of a body: names, mergers, ministry, memberships, positions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies import actions
from skillnad.programme.agencies.forms import (
    LastDayForm,
    MembershipForm,
    MergeForm,
    MinistryForm,
    PositionForm,
    RenameForm,
)
from skillnad.programme.agencies.models import Body, Membership, Position
from skillnad.programme.agencies.views.acting import page_of_act


@allowed(Permission.REGISTER_WRITE)
def rename(request: HttpRequest, body: Body) -> HttpResponse:
    """Give the body a new name from a day on."""
    form = RenameForm(request.POST or None)
    about = _("The old name stays with the time in which it was used.")
    return page_of_act(request, form, actions.rename_body, title=_("New name"), body=body, about=about)


@allowed(Permission.REGISTER_WRITE)
def merge(request: HttpRequest, body: Body) -> HttpResponse:
    """Let the body become part of another."""
    form = MergeForm(request.POST or None, body=body)
    about = _("Its memberships and its ministry end the day before. Its history stays with it.")
    return page_of_act(
        request, form, actions.merge_body, title=_("Become part of another body"), body=body, about=about
    )


@allowed(Permission.REGISTER_WRITE)
def ministry(request: HttpRequest, body: Body) -> HttpResponse:
    """Say which ministry the body answers to from a day on."""
    form = MinistryForm(request.POST or None)
    return page_of_act(request, form, actions.set_ministry, title=_("Change ministry"), body=body)


@allowed(Permission.REGISTER_WRITE)
def add_membership(request: HttpRequest, body: Body) -> HttpResponse:
    """Register a time in a programme."""
    form = MembershipForm(request.POST or None)
    return page_of_act(request, form, actions.add_membership, title=_("Add a membership"), body=body)


@allowed(Permission.REGISTER_WRITE)
def end_membership(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """End a membership."""
    found = get_object_or_404(Membership, pk=pk, body=body)
    form = LastDayForm(request.POST or None)
    title = _("End the membership")
    return page_of_act(request, form, actions.end_membership, title=title, body=body, membership=found)


@allowed(Permission.REGISTER_WRITE)
def add_position(request: HttpRequest, body: Body) -> HttpResponse:
    """Register a person in a position."""
    form = PositionForm(request.POST or None)
    return page_of_act(request, form, actions.add_position, title=_("Add a person in a position"), body=body)


@allowed(Permission.REGISTER_WRITE)
def end_position(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """End a position."""
    found = get_object_or_404(Position, pk=pk, body=body)
    form = LastDayForm(request.POST or None)
    return page_of_act(request, form, actions.end_position, title=_("End the position"), body=body, position=found)
