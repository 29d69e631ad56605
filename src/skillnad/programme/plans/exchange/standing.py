"""What a body's plan has already, for the rows of a workbook to stand on."""

from collections import Counter

from django.db.models import QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.exchange.sheets import SHEETS, Sheet
from skillnad.programme.plans.models import Activity
from skillnad.programme.problems.records import Link

Place = tuple[str, str]


class Standing:
    """The links of a body by title, and those that the workbook adds as its rows are read.

    A title that others stand on must be the only one of its kind. Problems and goals have titles of their own in a
    workbook; activities, outputs and effects on different links may share one, as long as nothing stands on it.
    """

    def __init__(self, body: Body) -> None:
        self.links: dict[str, list[Link]] = {sheet.name: _links(sheet, body) for sheet in SHEETS}
        self.titles = {name: _titles(found) for name, found in self.links.items()}
        self.started = {key(link.title) for link in self.links["activity"] if _has_started(link)}
        self.added: dict[str, set[Place]] = {name: set() for name in self.links}

    def known(self, sheet: str, title: str) -> int:
        """How many open links there are with this title, in the plan and in the workbook."""
        return self.titles[sheet][key(title)]

    def is_there(self, sheet: Sheet, title: str, before: str) -> bool:
        """Whether the body has this record already, on the same link."""
        return any(
            key(link.title) == key(title) and (link.before is None or key(link.before.title) == key(before))
            for link in self.links[sheet.name]
        )

    def is_taken(self, sheet: Sheet, title: str, before: str) -> bool:
        """Whether an earlier row of the sheet has the same place."""
        return _place(sheet, title, before) in self.added[sheet.name]

    def add(self, sheet: Sheet, title: str, before: str, *, started: bool) -> None:
        """Let later rows stand on this one."""
        if not self.is_taken(sheet, title, before):
            self.titles[sheet.name][key(title)] += 1
        self.added[sheet.name].add(_place(sheet, title, before))
        if started:
            self.started.add(key(title))

    def has_started(self, title: str) -> bool:
        """Whether the activity with a title is under way or done."""
        return key(title) in self.started

    def link(self, sheet: str, title: str) -> Link:
        """The open link with a title."""
        return next(link for link in self.links[sheet] if key(link.title) == key(title) and link.is_open)


def key(title: str) -> str:
    """A title without regard to case and to the spaces in it.

    >>> key(" Lika  Väntetid ")
    'lika väntetid'
    """
    return " ".join(title.split()).casefold()


def _titles(links: list[Link]) -> Counter[str]:
    return Counter(key(link.title) for link in links if link.is_open)


def _links(sheet: Sheet, body: Body) -> list[Link]:
    """The links of a sheet: problems and goals that are open, and all that stands on such goals."""
    rows: QuerySet[Link] = sheet.model._default_manager.filter(body=body).select_related(*_way_up(sheet))
    found = [link for link in rows.order_by("pk") if _above_is_open(link)]
    return found if sheet.name not in {"problem", "goal"} else [link for link in found if link.is_open]


def _way_up(sheet: Sheet) -> list[str]:
    names = [one.before for one in reversed(SHEETS[: SHEETS.index(sheet) + 1]) if one.before]
    return ["__".join(names)] if names else []


def _above_is_open(link: Link) -> bool:
    return link.before is None or (link.before.is_open and _above_is_open(link.before))


def _has_started(link: Link) -> bool:
    return isinstance(link, Activity) and link.has_started


def _place(sheet: Sheet, title: str, before: str) -> Place:
    return (key(title), "" if sheet.name in {"problem", "goal"} else key(before))
