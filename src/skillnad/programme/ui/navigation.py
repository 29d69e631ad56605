"""The menu. Each room adds its entries in its `menu.py`; a room without entries has no such file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import Promise

from skillnad.programme.agencies.models import Body


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
    entries = sorted((entry for maker in _makers() for entry in maker(request, body)), key=lambda entry: entry.order)
    longest = max((entry.url for entry in entries if request.path.startswith(entry.url)), key=len, default="")
    return [(entry, entry.url == longest) for entry in entries]


def _home_body(request: HttpRequest) -> Body | None:
    from skillnad.programme.accounts.access import assignments_of
    from skillnad.programme.accounts.roles import Reach

    own = (held.body for held in assignments_of(request.user) if held.role_class.reach is Reach.OWN)
    return next(own, None)


def _makers() -> list[Maker]:
    names = (f"{config.name}.menu" for config in apps.get_app_configs() if config.name.startswith("skillnad."))
    return [import_module(name).entries for name in names if find_spec(name)]
