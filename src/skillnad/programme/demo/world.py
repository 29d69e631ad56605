"""The invented world as data."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils.text import slugify
from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).with_name("world.toml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InventedProgramme(_Strict):
    """The programme."""

    slug: str
    name: str
    name_en: str
    short_name: str
    about: str
    about_en: str
    start: date = Field(alias="from")


class InventedBody(_Strict):
    """A body and, for a member, the ministry it answers to and the year it joined."""

    slug: str
    name: str
    ministry: str = ""
    cohort: str = ""


class InventedUser(_Strict):
    """Somebody whose role can be tried. `main` ones have a button of their own on the first screen."""

    key: str
    role: str
    name: str
    body: str
    main: bool = False

    @property
    def email(self) -> str:
        """An address that reaches nobody."""
        return f"{self.key}@prov.example"


class Light(_Strict):
    """The members that are only sketched."""

    cohorts: list[str]
    names: list[str]


class World(_Strict):
    """All of it."""

    programme: InventedProgramme
    ministry: list[InventedBody]
    other: list[InventedBody]
    agency: list[InventedBody]
    light: Light
    user: list[InventedUser]

    def light_agencies(self) -> list[InventedBody]:
        """The sketched members, spread over ministries and cohorts in turn."""
        return [
            InventedBody(
                slug=slugify(name),
                name=name,
                ministry=self.ministry[place % len(self.ministry)].slug,
                cohort=self.light.cohorts[place % len(self.light.cohorts)],
            )
            for place, name in enumerate(self.light.names)
        ]

    def names(self) -> list[str]:
        """Every name of a body."""
        bodies = [*self.ministry, *self.other, *self.agency, *self.light_agencies()]
        return [body.name for body in bodies]


@lru_cache
def invented_world() -> World:
    """The invented world."""
    return World.model_validate(tomllib.loads(FILE.read_text("utf-8")))
