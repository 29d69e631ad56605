"""A decided plan as pages and files read it: records in order, with their fields in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skillnad.programme.plans.comparison import MODELS, words
from skillnad.programme.problems.text import content_fields


@dataclass(frozen=True)
class Told:
    """A record of a snapshot: how deep it stands, what it is, and its fields in words."""

    depth: int
    noun: str
    title: str
    closed: bool
    fields: list[tuple[str, str]]


def told(snapshot: dict[str, Any]) -> list[Told]:
    """All records, each before those that stand on it."""
    return [one for chain in snapshot["chains"] for one in _told(chain, 0)]


def _told(record: dict[str, Any], depth: int) -> Iterator[Told]:
    model = MODELS[record["kind"]]
    values = record["values"]
    fields = [
        (str(field.verbose_name), words(field, values[field.name]))
        for field in content_fields(model)
        if field.name != "title" and values.get(field.name)
    ]
    yield Told(depth, str(model._meta.verbose_name), values["title"], record["closed"], fields)
    for follower in record["followers"]:
        yield from _told(follower, depth + 1)
