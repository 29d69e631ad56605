"""Who acts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from skillnad.programme.accounts.models import User


def actor(request: HttpRequest) -> User:
    """The user that has signed in; the door has seen to that there is one."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
