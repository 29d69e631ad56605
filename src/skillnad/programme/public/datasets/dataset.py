"""What a download is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """A download. `columns` maps each name to what it means; `rows` yields plain values."""

    name: str
    title: Promise
    about: Promise
    columns: dict[str, Promise]
    rows: Callable[[], Iterator[Row]]


BODY = {
    "body": _("the body's address in this system"),
    "body_name": _("the body's name"),
}
