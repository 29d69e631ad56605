"""What every act has in common: it is allowed, it happens wholly or not at all, and it is recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import recorded

P = ParamSpec("P")
T = TypeVar("T")


class Refused(PermissionDenied):
    """A user may not do this here. Carries what is missing, so that the page can say who can give it."""

    def __init__(self, permission: Permission, body: Body | None = None) -> None:
        self.permission = permission
        self.body = body
        super().__init__(f"{permission.value} {body.slug if body else ''}".strip())


class ArchiveClosed(PermissionDenied):
    """The archive is a record of the past; nobody writes to it."""


def act(permission: Permission, *, general: bool = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function a verb of the house: `by` must hold the permission, at the body of what the verb is about.

    The body is the keyword `body`, or the `body` of the first keyword that has one. With `general`, or where there is
    no body, the permission must be held in general. All keywords only; one transaction; at least one event recorded.
    """

    def decorate(verb: Callable[P, T]) -> Callable[P, T]:
        @wraps(verb)
        def doing(*args: P.args, **kwargs: P.kwargs) -> T:
            if args:
                raise TypeError(f"{verb.__name__} takes keywords only.")
            _check(permission, None if general else _body_of(kwargs), kwargs)
            before = recorded.get()
            with transaction.atomic():
                result = verb(*args, **kwargs)
                if recorded.get() == before:
                    raise RuntimeError(f"{verb.__name__} recorded no event.")
            return result

        setattr(doing, "permission", permission)  # noqa: B010  read by the tests of authorisation
        return doing

    return decorate


def _body_of(kwargs: dict[str, Any]) -> Body | None:
    if isinstance(kwargs.get("body"), Body):
        return kwargs["body"]
    owners = (getattr(value, "body", None) for key, value in kwargs.items() if key != "by")
    return next((owner for owner in owners if isinstance(owner, Body)), None)


def _check(permission: Permission, body: Body | None, kwargs: dict[str, Any]) -> None:
    if not has_permission(kwargs["by"], permission, body=body):
        raise Refused(permission, body)
    for value in kwargs.values():
        programme = getattr(value, "programme", value)
        if getattr(programme, "archived", False):
            raise ArchiveClosed("The archive is read-only.")
