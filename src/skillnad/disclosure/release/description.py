"""What a user says of a table where it does not say so itself: options of the command, or a small TOML file."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

LARGEST = 1_000_000


class Description(BaseModel):
    """How a table is to be read.

    measure: the column with the numbers. across: what the columns with numbers divide by, where they are one for each
    code. dimensions: the columns that divide the table; otherwise found. total: for a column, the label that stands for
    all. part_of: for a column, the label that each label is a part of. period: what the whole table is about.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str | None = None
    across: str | None = None
    dimensions: tuple[str, ...] = ()
    sheet: str | None = None
    period: str | None = None
    total: dict[str, str] = Field(default_factory=dict)
    part_of: dict[str, dict[str, str]] = Field(default_factory=dict)


def load_description(path: Path) -> Description:
    """A description from a TOML file.

    Raises:
        SkillnadError: it cannot be read, or says something that a description does not have.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SkillnadError(_("the file is too large"), where=str(path))
        return Description.model_validate(tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise SkillnadError(_("there is no such file"), where=str(path), remedy=_("Check the path.")) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SkillnadError(
            _("this is not TOML: {error}").format(error=error),
            where=str(path),
            remedy=_("Write names with other letters than a to z within quotation marks."),
        ) from error
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise SkillnadError(
            _("the key {key} cannot be used").format(key=key),
            where=str(path),
            remedy=_("A description has measure, across, dimensions, sheet, period, total and part_of."),
        ) from error
