"""The kinds of act, each with the sentence that tells of it."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """A kind of act. `sentence` may name `{actor}`, `{body}` and the details that the act records.

    A kind is made once, in the `events.py` of its room: `PLAN_DECIDED = kind("plan.decided", _("…"))`.
    """

    name: str
    sentence: str | Promise

    def tell(self, actor: str, body: str, details: dict[str, Any]) -> str:
        """The sentence in the language in use."""
        return str(self.sentence).format_map(_Told({**details, "actor": actor, "body": body}))


class _Told(dict[str, Any]):
    """Details of events that were recorded before their sentence named more."""

    def __missing__(self, key: str) -> str:
        return "…"


def kind(name: str, sentence: str | Promise) -> Kind:
    """Make a kind of act known. Raises `ValueError` where the name is taken."""
    if name in KINDS:
        raise ValueError(f"The kind of act {name} is made twice.")
    KINDS[name] = Kind(name, sentence)
    return KINDS[name]


def all_kinds() -> list[Kind]:
    """Every kind of act of every room, by name."""
    _read_rooms()
    return [KINDS[name] for name in sorted(KINDS)]


@cache
def _read_rooms() -> None:
    for config in apps.get_app_configs():
        if config.name.startswith("skillnad.") and find_spec(f"{config.name}.events"):
            import_module(f"{config.name}.events")
