"""Check the rows of a workbook as the forms would, and find the link that each stands on."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.exchange.reading import Filled, Row
from skillnad.programme.plans.exchange.sheets import SHEETS, Sheet, choices_of, takes_several
from skillnad.programme.plans.exchange.standing import Standing
from skillnad.programme.plans.models import Progress

BY_NAME = {sheet.name: sheet for sheet in SHEETS}


@dataclass(frozen=True)
class New:
    """A row that will become a record: what it is called, on what it stands, and its values."""

    sheet: Sheet
    row: Row
    title: str
    before: str
    values: dict[str, Any]

    @property
    def noun(self) -> str:
        """What the record will be."""
        return str(self.sheet.model._meta.verbose_name)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: sheet, row and column as the spreadsheet shows them."""

    sheet: str
    row: int
    column: str
    what: str


@dataclass
class Checked:
    """What a workbook would add, what is there already, and what is wrong."""

    new: list[New] = field(default_factory=list)
    existing: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def check(body: Body, filled: Filled) -> Checked:
    """Check every row; nothing is saved."""
    checked, standing = Checked(), Standing(body)
    for row in filled.rows:
        _check_row(row, filled, standing, checked)
    return checked


def _check_row(row: Row, filled: Filled, standing: Standing, checked: Checked) -> None:
    sheet = BY_NAME[row.sheet]
    title, before = row.texts.get("title", ""), row.texts.get(sheet.before, "") if sheet.before else ""
    if standing.is_there(sheet, title, before):
        checked.existing.append(row)
        return
    form = sheet.form(_as_sent(sheet, row))
    faults = [(sheet.before, text) for text in _faults_before(sheet, before, standing)]
    faults += [(name, str(text)) for name, texts in form.errors.items() for text in texts]
    if standing.is_taken(sheet, title, before):
        faults.append(("title", _("This title is already used in the sheet; give each row its own.")))
    place, letters = (filled.titles[sheet.name], row.number), filled.letters[sheet.name]
    checked.faults += [Fault(*place, letters.get(name, ""), text) for name, text in faults]
    standing.add(sheet, title, before, started=row_has_started(form))
    if not faults:
        values = {name: form.values[name] for name in sheet.fields}
        checked.new.append(New(sheet, row, title, before, values))


def _faults_before(sheet: Sheet, before: str, standing: Standing) -> list[str]:
    if not sheet.before:
        return []
    if not before:
        return [_("Write the title of the row's {link}; nothing stands alone.").format(link=_noun(sheet))]
    found = standing.known(sheet.before, before)
    if not found:
        text = _("There is no open {link} with the title “{title}”, neither in the plan nor in the workbook.")
        return [text.format(link=_noun(sheet), title=before)]
    if found > 1:
        return [_("Several have the title “{title}”; rename one of them first.").format(title=before)]
    if sheet.before == "activity" and not standing.has_started(before):
        return [_("“{title}” has not started, so it has no outputs yet. Say how far it has come.").format(title=before)]
    return []


def row_has_started(form: Any) -> bool:
    """Whether a row says that its activity is under way or done."""
    return form.data.get("progress", Progress.PLANNED) not in {"", Progress.PLANNED}


def _noun(sheet: Sheet) -> str:
    return str(BY_NAME[sheet.before].model._meta.verbose_name)


def _as_sent(sheet: Sheet, row: Row) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for name in sheet.fields:
        text = row.texts.get(name, "")
        choices = choices_of(sheet, name)
        if not choices:
            sent[name] = text
        elif takes_several(sheet, name):
            sent[name] = [_code(one, choices) for one in re.split(r"[,;\n]", text) if one.strip()]
        else:
            sent[name] = _code(text, choices) if text else _unchosen(sheet, name)
    return sent


def _code(text: str, choices: dict[str, str]) -> str:
    return choices.get(text.strip().casefold(), text.strip())


def _unchosen(sheet: Sheet, name: str) -> str:
    model_field: Any = sheet.model._meta.get_field(name)
    return str(model_field.get_default() or "")
