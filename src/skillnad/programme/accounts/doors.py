"""The door of each view: who may open it. A view without a door is found by a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from skillnad.programme.accounts.access import has_permission, may_see
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=View)


class SignedRequest(HttpRequest):
    """What a view behind a door that wants a user is given."""

    user: User


def anyone(view: V) -> V:
    """The page is public."""
    setattr(view, "door", "anyone")  # noqa: B010
    return view


def signed_in(view: View) -> View:
    """Whoever has signed in may see the page."""
    guarded = login_required(view)
    setattr(guarded, "door", "signed in")  # noqa: B010
    return guarded


def allowed(permission: Permission) -> Callable[[View], View]:
    """The page wants a permission.

    Where the address names a body (`<slug:body>`), the permission must be held there, and the view is given the
    `Body`. To those who have nothing to do with the body the page does not exist; to others the refusal is explained.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            body = None
            if "body" in kwargs:
                body = get_object_or_404(Body, slug=kwargs["body"])
                kwargs["body"] = body
                if not may_see(request.user, body):
                    raise Http404
            if not has_permission(request.user, permission, body=body):
                raise Refused(permission, body)
            setattr(request, "body_in_view", body)  # noqa: B010
            return view(request, *args, **kwargs)

        door = login_required(guarded)
        setattr(door, "door", permission)  # noqa: B010
        return door

    return decorate
