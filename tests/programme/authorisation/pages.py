"""The list of addresses: every page of ours, with its door, taken from Django's own list."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, get_resolver

# The pages of django-allauth have doors of their own; four old addresses of its lead to new ones.
OTHERS = re.compile(r"^allauth\.")
OLD_ADDRESSES = re.compile(r"^konto/social/")
CALLS = re.compile(r"^api/(v1/.|$)")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Page:
    """An address as it is written in the list, and the view there."""

    route: str
    name: str
    view: Callable[..., HttpResponse]

    @property
    def door(self) -> Any:
        """`anyone`, `signed in`, or a permission."""
        return getattr(self.view, "door", None)

    @property
    def parameters(self) -> list[str]:
        """What the address must be given."""
        return PARAMETER.findall(self.route)

    @property
    def at_a_body(self) -> bool:
        """Whether the address is one of a body's working pages."""
        return "body" in self.parameters

    def address(self, **given: object) -> str:
        """The address with its parameters filled in."""
        return "/" + PARAMETER.sub(lambda found: str(given[found[1]]), self.route).replace("^", "")

    def __str__(self) -> str:
        return self.name or self.route


def pages() -> Iterator[Page]:
    """Every page and call of ours."""
    for route, pattern in _walk(get_resolver(), ""):
        theirs = OTHERS.match(pattern.callback.__module__) or OLD_ADDRESSES.match(route)
        if not theirs:
            yield Page(route, pattern.name or "", pattern.callback)


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _walk(pattern, route)


def working_pages() -> list[Page]:
    """The pages, without the calls of the programming interface and without the archive, which is read-only."""
    return [page for page in pages() if not CALLS.match(page.route) and not page.route.startswith("arkivet/")]
