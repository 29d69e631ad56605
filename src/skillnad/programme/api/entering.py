"""The door of a call at a body, the same as that of a working page."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from skillnad.programme.accounts.access import has_permission, may_see
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body

Call = Callable[..., Any]


def at_body(permission: Permission) -> Callable[[Call], Call]:
    """The call is given the body that its address names, where the key's owner holds the permission."""

    def decorate(call: Call) -> Call:
        @wraps(call)
        def entering(request: HttpRequest, body: str, **kwargs: Any) -> Any:
            return call(request, body=body_at(request, body, permission), **kwargs)

        known = inspect.signature(call)
        named = [one.replace(annotation=str) if one.name == "body" else one for one in known.parameters.values()]
        setattr(entering, "__signature__", known.replace(parameters=named))  # noqa: B010
        setattr(entering, "door", permission)  # noqa: B010
        return entering

    return decorate


def body_at(request: HttpRequest, slug: str, permission: Permission) -> Body:
    """The body, where the key's owner holds the permission. To those who have nothing to do with it, it is not here."""
    found = get_object_or_404(Body, slug=slug)
    if not may_see(request.user, found):
        raise Http404
    if not has_permission(request.user, permission, body=found):
        raise Refused(permission, found)
    return found


def caller(request: HttpRequest) -> User:
    """The owner of the key; the gate has seen to that there is one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
