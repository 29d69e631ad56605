"""Read the compact files of the public registers: bodies, staff by sex, appropriation letters."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

from skillnad.programme.archive.reading import FOLDER, FactsError


@dataclass(frozen=True)
class NameEntry:
    """A name of a body, from and to, and what the days rest on."""

    name: str
    since: date | None
    until: date | None
    source: str


@dataclass
class RegisterEntry:
    """What the public registers tell of a body."""

    name: str
    kind: str = "agency"
    number: str = ""
    english: str = ""
    short: str = ""
    group: str = ""
    since: date | None = None
    until: date | None = None
    names: list[NameEntry] = field(default_factory=list)
    ministries: list[tuple[str, str]] = field(default_factory=list)
    replaces: list[tuple[date, str, str]] = field(default_factory=list)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that are not comments, with their numbers."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, line


def read_register(path: Path = FOLDER / "register.txt") -> list[RegisterEntry]:
    """The bodies. Raises `FactsError` with the line that cannot be read."""
    found: list[RegisterEntry] = []
    for number, line in lines(path):
        if not line.startswith("\t"):
            found.append(RegisterEntry(line))
            continue
        try:
            _tell(found[-1], *line[1:].split("\t"))
        except (ValueError, IndexError, TypeError) as wrong:
            raise _fault(path, number) from wrong
    return found


def _fault(path: Path, number: int) -> FactsError:
    return FactsError(
        _("the line cannot be read"), where=f"{path.name}:{number}", remedy=_("Make the file again from its sources.")
    )


def _tell(entry: RegisterEntry, key: str, value: str, *more: str) -> None:
    match key:
        case "kind" | "number" | "english" | "short" | "group":
            setattr(entry, key, value)
        case "life":
            entry.since, entry.until = day(value), day(more[0])
        case "name":
            entry.names.append(NameEntry(value, day(more[0]), day(more[1]), more[2]))
        case "ministry":
            entry.ministries.append((value, more[0]))
        case "replaces":
            entry.replaces.append((date.fromisoformat(value), more[0], more[1]))
        case _:
            raise ValueError(key)


def day(text: str) -> date | None:
    """A day, or none where the text is empty."""
    return date.fromisoformat(text) if text else None


def read_staff(path: Path = FOLDER / "staff.txt") -> dict[str, dict[int, tuple[int, int]]]:
    """Women and men by body and year."""
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for number, line in lines(path):
        try:
            body, text = line.split("\t")
            found[body] = dict(_years(text))
        except ValueError as wrong:
            raise _fault(path, number) from wrong
    return found


def _years(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    year = 0
    for word in text.split():
        start, _colon, counts = word.rpartition(":")
        year = int(start) if start else year + 1
        women, men = counts.split("/")
        yield year, (int(women), int(men))


@lru_cache(maxsize=1)
def letters() -> dict[str, list[tuple[int, int]]]:
    """The appropriation letters of each body: year and number."""
    path = FOLDER / "letters.txt"
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in lines(path):
        try:
            body, text = line.split("\t")
            found[body] = [(int(year), int(rbid)) for year, rbid in (word.split(":") for word in text.split())]
        except ValueError as wrong:
            raise _fault(path, number) from wrong
    return found
