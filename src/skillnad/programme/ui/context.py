"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from skillnad.programme.accounts.access import assignments_of
from skillnad.programme.ui.navigation import menu
from skillnad.programme.ui.world import world_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The world that the page belongs to, the menu, and the body at hand."""
    if not hasattr(request, "user"):
        return {"world": world_of(request), "menu": [], "demo": settings.DEMO}
    return {
        "world": world_of(request),
        "menu": menu(request),
        "demo": settings.DEMO,
        "body_in_view": getattr(request, "body_in_view", None),
        "held_roles": assignments_of(request.user),
    }
