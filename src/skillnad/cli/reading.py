"""What the commands on tables say of how these are to be read."""

from pathlib import Path
from typing import TYPE_CHECKING

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.disclosure.release.description import Description


def description_of(
    path: Path | None,
    measure: str | None,
    across: str | None,
    dimensions: list[str],
    totals: list[str],
    sheet: str | None,
) -> "Description":
    """What a file says of the tables, and over it what the options say."""
    from skillnad.disclosure.release.description import Description, load_description

    found = load_description(path) if path else Description()
    said = {"measure": measure, "across": across, "dimensions": tuple(dimensions), "sheet": sheet}
    labels = dict(_label(text) for text in totals)
    update = {key: value for key, value in said.items() if value}
    return found.model_copy(update={**update, "total": {**found.total, **labels}})


def _label(text: str) -> tuple[str, str]:
    column, sign, label = text.partition("=")
    if not sign:
        raise SkillnadError(
            _("{option}: {value} is not known").format(option="--total", value=text),
            remedy=_("Write it as COLUMN=LABEL."),
        )
    return column, label
