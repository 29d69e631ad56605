"""Read copies of the public registers, in the shape of the open data they come from."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError

LARGEST = 20_000_000
COLUMNS = ["myndighet", "ar", "kvinnor", "man"]


class RegisterFileError(SkillnadError):
    """A file that cannot be imported as it stands."""


@dataclass
class Told:
    """What a file tells of one body."""

    name: str
    number: str = ""
    english: str = ""
    short: str = ""
    ministry: str = ""
    staff: dict[int, tuple[int, int]] = field(default_factory=dict)
    in_register: bool = False
    ended: bool = False


def read(path: Path) -> Iterator[Told]:
    """What a file tells. Raises where it is too large, of another kind, or where an entry cannot be read."""
    if not path.is_file():
        raise RegisterFileError(_("there is no such file"), where=str(path))
    if path.stat().st_size > LARGEST:
        raise RegisterFileError(
            _("the file is too large"), where=path.name, remedy=_("Import the registers one by one.")
        )
    match path.suffix.lower():
        case ".csv":
            return _from_csv(path)
        case ".json":
            return _from_json(path)
    raise RegisterFileError(_("the file is neither CSV nor JSON"), where=path.name)


def _from_csv(path: Path) -> Iterator[Told]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if missing := [name for name in COLUMNS if name not in (rows.fieldnames or [])]:
            raise RegisterFileError(_("columns are missing: {names}").format(names=", ".join(missing)), where=path.name)
        found: dict[str, Told] = {}
        for number, row in enumerate(rows, start=2):
            one = found.setdefault(row["myndighet"], Told(row["myndighet"]))
            place = f"{path.name}:{number}"
            year = _count(row["ar"], f"{place} ar")
            one.staff[year] = _count(row["kvinnor"], f"{place} kvinnor"), _count(row["man"], f"{place} man")
    yield from found.values()


def _from_json(path: Path) -> Iterator[Told]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as wrong:
        raise RegisterFileError(str(wrong), where=path.name) from wrong
    if not isinstance(content, dict):
        raise RegisterFileError(_("the file holds no bodies by name"), where=path.name)
    for name, entry in content.items():
        try:
            yield _entry(name, entry, f"{path.name} › {name}")
        except (AttributeError, TypeError) as wrong:
            raise RegisterFileError(_("the entry cannot be read"), where=f"{path.name} › {name}") from wrong


def _entry(name: str, entry: dict[str, Any], place: str) -> Told:
    """An entry of the merged registers (`esv`, `agv`), or of the staff statistics alone (`total`, `women`, `men`)."""
    esv = _only(entry.get("esv"))
    staff = _only(entry.get("agv")) or (entry if "total" in entry else {})
    return Told(
        name=name,
        number=esv.get("org_nr") or "",
        english=" ".join((esv.get("name_en") or "").split()).strip("?"),
        short=esv.get("short_name") or "",
        ministry=esv.get("department") or "",
        staff={
            _count(year, f"{place} › year"): (
                _count(staff["women"].get(year), f"{place} › women › {year}"),
                _count(staff["men"].get(year), f"{place} › men › {year}"),
            )
            for year in staff.get("total", {})
        },
        in_register=bool(esv),
        ended=bool(esv.get("end")),
    )


def _only(part: Any) -> dict[str, Any]:
    """One entry of a register; where it has several for one name, none can be told from the other."""
    return part if isinstance(part, dict) else {}


def _count(value: Any, place: str) -> int:
    """A whole number; what is blank is zero."""
    try:
        number = int(float(value)) if value not in (None, "") else 0
    except (ValueError, OverflowError) as wrong:
        raise RegisterFileError(_("“{value}” is no number").format(value=value), where=place) from wrong
    if not 0 <= number < 10_000_000:
        raise RegisterFileError(_("“{value}” is no count").format(value=value), where=place)
    return number
