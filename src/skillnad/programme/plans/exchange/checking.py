"""Check the rows of a workbook as the forms would, and find the link that each stands on."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.exchange.reading import Filled, Row
from skillnad.programme.plans.exchange.sheets import SHEETS, Sheet, choices_of
from skillnad.programme.plans.models import Goal
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link, Status

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


class Standing:
    """The open links of a body by title, for rows to stand on; titles in the same workbook are added as they come."""

    def __init__(self, body: Body) -> None:
        problems = Problem.objects.exclude(status=Status.CLOSED).filter(body=body)
        goals = Goal.objects.exclude(status=Status.CLOSED).filter(body=body, problem__in=problems)
        self.links: dict[str, list[Link]] = {"problem": list(problems), "goal": list(goals)}
        self.links["activity"] = [one for goal in goals.prefetch_related("activities") for one in goal.followers]
        self.titles = {name: Counter(_key(link.title) for link in self.links[name]) for name in ("problem", "goal")}
        self.added: dict[str, set[str]] = {name: set() for name in self.links}

    def known(self, sheet: str, title: str) -> int:
        """How many links there are with this title."""
        return self.titles[sheet][_key(title)] + (_key(title) in self.added[sheet])

    def is_there(self, sheet: Sheet, title: str, before: str) -> bool:
        """Whether the body has this record already, on the same link."""
        return any(
            _key(link.title) == _key(title) and (link.before is None or _key(link.before.title) == _key(before))
            for link in self.links[sheet.name]
        )

    def link(self, sheet: str, title: str) -> Link:
        """The link with a title."""
        return next(link for link in self.links[sheet] if _key(link.title) == _key(title))


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
    own = title if sheet.name in standing.titles else f"{title} | {before}"
    if _key(own) in standing.added[sheet.name]:
        faults.append(("title", _("This title is already used in the sheet; give each row its own.")))
    place, letters = (filled.titles[sheet.name], row.number), filled.letters[sheet.name]
    checked.faults += [Fault(*place, letters.get(name, ""), text) for name, text in faults]
    standing.added[sheet.name].add(_key(own))
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
    return [_("Several have the title “{title}”; rename one of them first.").format(title=before)] if found > 1 else []


def _noun(sheet: Sheet) -> str:
    return str(BY_NAME[sheet.before].model._meta.verbose_name)


def _as_sent(sheet: Sheet, row: Row) -> dict[str, Any]:
    sent: dict[str, Any] = {"grade": "none"}
    for name in sheet.fields:
        text = row.texts.get(name, "")
        choices = choices_of(sheet, name)
        if not choices:
            sent[name] = text
        elif name == "sub_goals":
            sent[name] = [_code(one, choices) for one in re.split(r"[,;\n]", text) if one.strip()]
        else:
            sent[name] = _code(text, choices) if text else _unchosen(sheet, name)
    return sent


def _code(text: str, choices: dict[str, str]) -> str:
    return choices.get(text.strip().casefold(), text.strip())


def _unchosen(sheet: Sheet, name: str) -> str:
    model_field: Any = sheet.model._meta.get_field(name)
    return str(model_field.get_default() or "")


def _key(title: str) -> str:
    return " ".join(title.split()).casefold()
