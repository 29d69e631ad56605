"""Read the fact files, once. Says in which file, entry and key something is wrong."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from skillnad.errors import SkillnadError
from skillnad.programme.archive import model
from skillnad.programme.archive.model import Fact, Text

FOLDER = Path(__file__).parent / "facts"
FILES = "sources programme timeline members counts people meetings statements pages mandates numbers".split()


class FactsError(SkillnadError):
    """A fact file that cannot be used as it stands."""


class Facts(Fact):
    """All that the fact files tell."""

    programme: model.ProgrammeFact
    source: tuple[model.Source, ...]
    name_used: tuple[model.NameUsed, ...]
    body: tuple[model.BodyFact, ...]
    succession: tuple[model.SuccessionFact, ...]
    around: tuple[model.Around, ...]
    event: tuple[model.Event, ...]
    cohort: tuple[model.Cohort, ...]
    reason: dict[str, Text]
    member: tuple[model.Member, ...]
    mention: tuple[model.Mention, ...]
    peer_group: tuple[model.PeerGroupFact, ...]
    count: tuple[model.Count, ...]
    person: tuple[model.PersonFact, ...]
    meeting: tuple[model.Meeting, ...]
    statement: tuple[model.Statement, ...]
    page: tuple[model.Page, ...]
    mandate: tuple[model.Mandate, ...]
    document: tuple[model.Document, ...]
    tasks: tuple[model.Tasks, ...]
    rule: tuple[model.Rule, ...]
    number: tuple[model.Number, ...]
    instrument: tuple[model.Instrument, ...]
    difference: tuple[model.Difference, ...]
    board: tuple[model.Board, ...]


@lru_cache(maxsize=1)
def facts() -> Facts:
    """The facts that the product carries."""
    return read_facts(FOLDER)


def read_facts(folder: Path) -> Facts:
    """Read a folder of fact files. Raises `FactsError` where something is wrong."""
    told: dict[str, Any] = {}
    home: dict[str, str] = {}
    for name in FILES:
        for key, value in _read(folder / f"{name}.toml").items():
            told[key] = value
            home[key] = f"{name}.toml"
    try:
        found = Facts.model_validate(told)
    except ValidationError as wrong:
        raise _explained(wrong, home) from wrong
    check(found, home)
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as wrong:
        raise FactsError(_("the file is missing"), where=path.name, remedy=_("Put it back.")) from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise FactsError(str(wrong), where=path.name, remedy=_("Mend the TOML.")) from wrong


def _explained(wrong: ValidationError, home: dict[str, str]) -> FactsError:
    first = wrong.errors()[0]
    kind, *place = (str(part) for part in first["loc"])
    where = [home.get(kind, kind), kind]
    where += [f"{int(part) + 1}" if part.isdigit() else part for part in place]
    return FactsError(first["msg"], where=" › ".join(where), remedy=_("Mend the entry."))


def check(found: Facts, home: dict[str, str]) -> None:
    """See that every reference leads somewhere. Raises `FactsError` at the first that does not."""
    known = {
        "source": {one.id for one in found.source},
        "person": {one.name for one in found.person},
        "statement": {one.id for one in found.statement},
        "meeting": {one.slug for one in found.meeting},
        "page": {one.id for one in found.page},
        "reason": set(found.reason),
        "cohort": {one.id for one in found.cohort},
    }
    for kind, number, key, target, name in references(found):
        if name not in known[target]:
            raise FactsError(
                _("there is no {target} “{name}”").format(target=target, name=name),
                where=f"{home.get(kind, kind)} › {kind} › {number} › {key}",
                remedy=_("Add it, or mend the reference."),
            )
    _check_roles(found, home)


TARGETS = {
    "sources": "source",
    "source": "source",
    "day_source": "source",
    "people": "person",
    "speakers": "person",
    "hosts": "person",
    "statements": "statement",
    "statement": "statement",
    "meeting": "meeting",
    "page": "page",
    "reason": "reason",
    "cohort": "cohort",
}
"""The keys that refer to something, and to what."""


def references(found: Facts) -> Iterator[tuple[str, int, str, str, str]]:
    """Every reference: kind of entry, its number in the file, key, what it refers to, and the name."""
    for kind in Facts.model_fields:
        entries = getattr(found, kind)
        for number, entry in enumerate(entries if isinstance(entries, tuple) else (), start=1):
            for key, target, name in _of(entry):
                yield kind, number, key, target, name


def _of(entry: Fact) -> Iterator[tuple[str, str, str]]:
    for key, value in entry:
        values = value if isinstance(value, tuple) else (value,)
        for one in values:
            if isinstance(one, Fact):
                yield from _of(one)
            elif key in TARGETS and isinstance(one, str) and one:
                yield key, TARGETS[key], one


def _check_roles(found: Facts, home: dict[str, str]) -> None:
    people = {one.name: one for one in found.person}
    for number, meeting in enumerate(found.meeting, start=1):
        for name in {*meeting.hosts, *(name for item in meeting.item for name in item.speakers)}:
            if people[name].on(meeting.day) is None:
                raise FactsError(
                    _("{name} has no position on the day of the meeting").format(name=name),
                    where=f"{home.get('meeting', 'meeting')} › meeting › {number}",
                    remedy=_("Give the position in people.toml."),
                )
