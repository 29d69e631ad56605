"""The two worlds: the real archive and the invented programme. They have separate addresses and never meet."""

from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest


class World(StrEnum):
    """Which world a page belongs to. `REAL` is an installation in real use; `NEUTRAL` are pages of none."""

    ARCHIVE = "archive"
    INVENTED = "invented"
    REAL = "real"
    NEUTRAL = "neutral"


def world_of(request: HttpRequest) -> World:
    """The world of an address."""
    path = request.path_info
    if path.startswith("/arkivet/"):
        return World.ARCHIVE
    if settings.DEMO and path.startswith(("/prova/", "/konto/")):
        return World.INVENTED
    if path.startswith(("/arbete/", "/publikt/")):
        return World.REAL
    return World.NEUTRAL
