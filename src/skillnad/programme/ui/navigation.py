"""The menu. Each room adds its entries in its `menu.py`; a room without entries has no such file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import Promise

from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.world import World, world_of


@dataclass(frozen=True)
class Entry:
    """A line of the menu: its words, its address, and its place in the order."""

    title: str | Promise
    url: str
    order: int


Maker = Callable[[HttpRequest, Body | None], Iterable[Entry]]


def menu(request: HttpRequest) -> list[tuple[Entry, bool]]:
    """The entries that this reader may follow, in order, each with whether it is the page at hand."""
    body = getattr(request, "body_in_view", None) or _home_body(request)
    found = (entry for maker in _makers(world_of(request)) for entry in maker(request, body))
    entries = sorted(found, key=lambda entry: entry.order)
    longest = max((entry.url for entry in entries if request.path.startswith(entry.url)), key=len, default="")
    return [(entry, entry.url == longest) for entry in entries]


def _home_body(request: HttpRequest) -> Body | None:
    from skillnad.programme.accounts.access import assignments_of
    from skillnad.programme.accounts.roles import Reach

    own = (held.body for held in assignments_of(request.user) if held.role_class.reach is Reach.OWN)
    return next(own, None)


def _makers(world: World) -> list[Maker]:
    """The menus of the rooms. The archive has a menu of its own."""
    rooms = [config.name for config in apps.get_app_configs() if config.name.startswith("skillnad.")]
    if world is World.ARCHIVE:
        rooms = ["skillnad.programme.ui", "skillnad.programme.archive"]
    names = (f"{room}.menu" for room in rooms)
    return [import_module(name).entries for name in names if find_spec(name)]
