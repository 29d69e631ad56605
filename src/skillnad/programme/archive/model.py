"""What the fact files hold. A key that is not named here is an error, so that nothing is told without being shown."""

from datetime import date
from typing import Literal

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field


class Fact(BaseModel):
    """Read once, never changed, no unknown keys. `from` is a word of Python, so those keys have other names inside."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Fact):
    """A text in both languages."""

    sv: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.sv


class Source(Fact):
    """Where something stands."""

    id: str
    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    kind: Literal["primary", "secondary", "copy"]
    url: str


class ProgrammeFact(Fact):
    """The programme itself."""

    slug: str
    short_name: str
    name: Text
    since: date = Field(alias="from")
    until: date | None = Field(default=None, alias="to")
    about: Text
    sources: tuple[str, ...]


class NameUsed(Fact):
    """A name under which sources tell of the programme."""

    name: str
    sources: tuple[str, ...]


class BodyFact(Fact):
    """A body that the registers lack, or more about one that they have."""

    name: str
    kind: Literal["agency", "organisation", "ministry", "other", ""] = ""
    name_en: str = ""
    note: Text | None = None


class SuccessionFact(Fact):
    """One body follows another."""

    kind: Literal["merger", "split", "successor"]
    day: date
    before: str
    after: str
    source: str


class Around(Fact):
    """What bodies do for the programme."""

    task: Text
    bodies: tuple[str, ...]
    also: Text | None = None
    sources: tuple[str, ...]


class Event(Fact):
    """A line of the timeline."""

    day: date
    when: Text
    what: Text
    meeting: str = ""
    sources: tuple[str, ...] = Field(min_length=1)


class Cohort(Fact):
    """Those who joined together."""

    id: str
    note: Text
    complete: bool
    size: int


class Member(Fact):
    """A body's time in the programme. `printed` is its name in the source, where that differs."""

    body: str
    printed: str = ""
    type: Literal["agency", "organisation"] = "agency"
    cohort: str = ""
    since: date = Field(alias="from")
    until: date = Field(alias="to")
    reason: str
    source: tuple[str, ...] = Field(min_length=1)
    verified: bool


class Mention(Fact):
    """A body that is named, without a day (`culture`), or possibly a member (`possible`, unverified)."""

    body: str
    printed: str = ""
    what: Literal["culture", "possible"]
    source: tuple[str, ...]


class PeerGroupFact(Fact):
    """Bodies that exchange experience."""

    slug: str
    name: Text
    since: date = Field(alias="from")
    until: date = Field(alias="to")
    bodies: tuple[str, ...] = Field(min_length=1)
    source: str


class Count(Fact):
    """A published number of members and the days for which it stands."""

    since: date = Field(alias="from")
    until: date = Field(alias="to")
    agencies: int
    organisations: int = 0
    source: str
    note: Text


class PositionFact(Fact):
    """A position, with the title as printed. Its days are a `term` where the source gives one, else days it is seen."""

    body: str
    title: str
    kind: Literal["minister", "head", "acting_head", "deputy_head", "official"]
    since: date = Field(alias="from")
    until: date = Field(alias="to")
    term: bool = False
    source: str


class PersonFact(Fact):
    """A person and her or his positions."""

    name: str
    position: tuple[PositionFact, ...] = Field(min_length=1)

    def on(self, day: date | None) -> PositionFact | None:
        """The position of a day, or the only one where the day is not known."""
        if day is None:
            return self.position[0] if len(self.position) == 1 else None
        return next((one for one in self.position if one.since <= day <= one.until), None)


class Item(Fact):
    """A point of an agenda."""

    what: Text
    note: Text | None = None
    speakers: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


class Meeting(Fact):
    """A meeting or another event."""

    slug: str
    title: Text
    day: date | None = None
    last_day: date | None = None
    day_source: str = ""
    when: Text | None = None
    place: Text | None = None
    who: Text
    hosts: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)
    page: str = ""
    order_certain: bool = True
    documentation: Text | None = None
    item: tuple[Item, ...] = ()


class Statement(Fact):
    """What was said, and the requirement it gives."""

    id: str
    said: Text
    requirement: Text
    people: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)


class Picture(Fact):
    """A picture on a page, told as a fact: what it shows, who, whose photo."""

    shows: Text
    people: tuple[str, ...]
    credit: str
    meeting: str = ""
    statement: str = ""


class Page(Fact):
    """One of the two government pages; `id` is that of its source."""

    id: str
    kind: Text
    published: Text | None = None
    period_from: date | None = None
    period_to: date | None = None
    notice: Text | None = None
    headings: tuple[str, ...]
    links: tuple[str, ...]
    picture: tuple[Picture, ...]


class Mandate(Fact):
    """A kind of mandate: carrier, content, when it is due."""

    what: Text
    carrier: Text
    content: Text
    due: Text
    day: date | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class Document(Fact):
    """What a document must contain."""

    what: Text
    parts: tuple[Text, ...]
    note: Text | None = None
    sources: tuple[str, ...] = Field(min_length=1)


class Tasks(Fact):
    """How many agencies had a gender equality task in a year."""

    year: int
    agencies: int
    of: int | None = None
    note: Text
    source: str


class Rule(Fact):
    """A rule around the programme."""

    what: Text
    sources: tuple[str, ...] = Field(min_length=1)


class Number(Fact):
    """A number on the pages."""

    value: Text
    what: Text
    sources: tuple[str, ...] = Field(min_length=1)


class Instrument(Fact):
    """A system or instrument that the pages name."""

    name: Text


class Difference(Fact):
    """Where sources differ and both are kept."""

    what: Text


class Board(Fact):
    """Women on boards of agencies, per cent, as one report gives them for a year."""

    year: int
    women: int | None = None
    chairs: int | None = None
    within: int | None = None
    boards: int | None = None
    report: str

    @property
    def men(self) -> int | None:
        """The rest of the members."""
        return None if self.women is None else 100 - self.women

    @property
    def chairs_men(self) -> int | None:
        """The rest of the chairs."""
        return None if self.chairs is None else 100 - self.chairs
