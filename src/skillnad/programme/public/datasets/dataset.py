"""What a download is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Row = dict[str, Any]
EVERY = slice(None)


@dataclass(frozen=True)
class Dataset:
    """A download. `columns` maps each name to what it means; `rows` yields plain values,
    of all rows or of a part of them in the order of the download."""

    name: str
    title: Promise
    about: Promise
    columns: dict[str, Promise]
    rows: Callable[[slice], Iterator[Row]]


BODY = {
    "body": _("the body's address in this system"),
    "body_name": _("the body's name"),
}
