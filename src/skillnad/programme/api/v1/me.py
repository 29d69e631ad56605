"""Whose key it is, and what it opens."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema

from skillnad.programme.accounts.access import assignments_of
from skillnad.programme.accounts.models import User
from skillnad.programme.api.gate import Key
from skillnad.programme.api.models import ApiToken
from skillnad.programme.api.v1.describing import WRITING, title

router = Router(tags=["me"], auth=Key())


class RoleShape(Schema):
    """A role that is held today."""

    role: str
    body: str


class MeShape(Schema):
    """The owner of a key."""

    name: str
    key: str
    expires_at: datetime
    roles: list[RoleShape]


@router.get(
    "/me", response={200: MeShape, 401: WRITING[401], 429: WRITING[429]}, summary=title(_("The owner of the key"))
)
def me(request: HttpRequest) -> MeShape:
    """Whose key it is, until when, and the roles that decide what it opens."""
    token: ApiToken = getattr(request, "api_token")  # noqa: B009  set by the gate
    user: User = token.user
    roles = [RoleShape(role=held.role, body=held.body.slug) for held in assignments_of(user)]
    return MeShape(name=user.name, key=token.name, expires_at=token.expires_at, roles=roles)
