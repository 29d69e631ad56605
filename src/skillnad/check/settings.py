"""What an organisation sets for the check: a TOML file that names rules, words, limits and exemptions."""

import datetime
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

ReportKind = Literal["auto", "annual-report", "official-statistics", "other"]
LARGEST = 1_000_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choices(_Part):
    """The table `[check]`."""

    report: ReportKind = "auto"
    rules: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    smallest_cell: int = Field(6, ge=1, le=100)
    visible_difference: float = Field(10.0, gt=0, le=100)


class Words(_Part):
    """The table `[words]`: an organisation's own words, in the classes of the lexicon."""

    person: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    rate: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()


class Exemption(_Part):
    """A recorded exemption: what it covers, why, who decided, when, and when it is to be looked at again."""

    measure: str
    reason: str = Field(min_length=10)
    decider: str = Field(min_length=2)
    date: datetime.date
    review: datetime.date
    file: str = ""
    rule: str = "KUS001"


class Settings(_Part):
    """All settings; every one has a default."""

    check: Choices = Choices()
    words: Words = Words()
    exemption: tuple[Exemption, ...] = ()


def load_settings(path: Path) -> Settings:
    """The settings in a TOML file.

    Raises:
        SkillnadError: the file is missing, is not TOML, or says something that cannot be used.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise SkillnadError(_("cannot be read"), where=str(path), remedy=_("Check the path.")) from error
    if len(content) > LARGEST:
        raise SkillnadError(_("is too large for settings"), where=str(path), remedy=_("Check the path."))
    try:
        return Settings.model_validate(tomllib.loads(content.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SkillnadError(_("is not TOML: {why}").format(why=error), where=str(path)) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SkillnadError(
            _("{key} cannot be used: {why}").format(key=key, why=first["msg"]),
            where=str(path),
            remedy=_("See the guide on the report check for the keys."),
        ) from error
