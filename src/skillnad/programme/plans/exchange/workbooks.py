"""Workbooks out: the plan as the matrix agencies keep, and the template to fill in. No text can become a formula."""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.comparison import MODELS, words
from skillnad.programme.plans.exchange.sheets import SHEETS, Sheet, takes_several
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.problems.codes import Codes
from skillnad.programme.problems.records import Link, Status

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
MATRIX: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("problem", ("title", "observed", "sub_goals", "evidence")),
    (
        "goal",
        (
            "title",
            "measure",
            "unit",
            "baseline_women",
            "baseline_men",
            "baseline_total",
            "baseline_on",
            "target_women",
            "target_men",
            "target_total",
            "target_on",
        ),
    ),
    ("activity", ("title", "owner_name", "owner_unit", "starts", "ends", "progress", "expected_effect")),
    ("output", ("title", "on")),
    (
        "effect",
        ("title", "changed", "for_whom", "women", "men", "total", "unit", "on", "source", "grade", "grade_reason"),
    ),
)
ROWS_TO_FILL = 500


def matrix(body: Body) -> bytes:
    """The open plan, one row for each chain: problem, goal, activity, output, effect side by side."""
    columns = [(MODELS[kind], name) for kind, names in MATRIX for name in names]
    headings = [_matrix_heading(model, name) for model, name in columns]
    rows = ([_cell(links.get(model), name) for model, name in columns] for links in _paths(body))
    return _workbook(body, [(_("Plan"), headings, rows)])


def _paths(body: Body) -> Iterator[dict[type[Link], Link]]:
    for problem in chains_of(body):
        if problem.is_open:
            yield from _path(problem, {})


def _path(link: Link, before: dict[type[Link], Link]) -> Iterator[dict[type[Link], Link]]:
    here = {**before, type(link): link}
    followers = [follower for follower in link.followers if follower.is_open]
    if not followers:
        yield here
    for follower in followers:
        yield from _path(follower, here)


def _matrix_heading(model: type[Link], name: str) -> str:
    noun = str(model._meta.verbose_name)
    label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return noun.capitalize() if name == "title" else f"{noun.capitalize()}: {label}"


def _cell(link: Link | None, name: str) -> Any:
    if link is None:
        return ""
    value = getattr(link, name)
    if value is None or isinstance(value, Decimal | date):
        return value
    return str(value) if isinstance(value, Codes) else words(link._meta.get_field(name), value)


def template(body: Body) -> bytes:
    """The template: a sheet to fill in for each link, each row naming what it stands on, with lists to choose from."""
    return _sheets(body, {})


def filled_template(body: Body) -> bytes:
    """The open plan in the form of the template, so that it can be read in again, here or elsewhere."""
    links: dict[type[Link], dict[int, Link]] = {}
    for path in _paths(body):
        for model, link in path.items():
            links.setdefault(model, {})[link.pk] = link
    return _sheets(body, links)


def _sheets(body: Body, links: dict[type[Link], dict[int, Link]]) -> bytes:
    sheets = []
    for sheet in SHEETS:
        columns = sheet.columns()
        rows = [
            [_own_cell(sheet, one, name) for name, _words in columns] for one in links.get(sheet.model, {}).values()
        ]
        sheets.append((str(sheet.title), [heading for _name, heading in columns], rows))
    return _workbook(body, sheets, offer_lists=True)


def _own_cell(sheet: Sheet, link: Link, name: str) -> Any:
    if name == sheet.before:
        return str(link.before)
    return "" if getattr(link, name) == "" else _cell(link, name)


def _workbook(
    body: Body, sheets: Iterable[tuple[str, list[str], Iterable[list[Any]]]], *, offer_lists: bool = False
) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, SAFE) as book:
        book.set_properties({"title": _title(body), "company": str(body)})
        for title, headings, rows in sheets:
            _fill(book, book.add_worksheet(title), headings, rows, _title(body))
        if offer_lists:
            _lists(book, body)
    return content.getvalue()


def _title(body: Body) -> str:
    mark = _("Invented agency, invented figures") if body.invented else ""
    return " · ".join(filter(None, [str(body), mark]))


def _fill(book: Any, page: Any, headings: list[str], rows: Iterable[list[Any]], title: str) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_header("&L" + title.replace("&", "&&"))
    page.freeze_panes(1, 0)
    page.set_column(0, len(headings) - 1, 22)
    for place, heading in enumerate(headings):
        page.write_string(0, place, heading, bold)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(page, number, place, value, text, day)


def _write(page: Any, row: int, column: int, value: Any, text: Any, day: Any) -> None:
    match value:
        case None | "":
            return
        case Decimal():
            page.write_number(row, column, float(value), text)
        case date():
            page.write_datetime(row, column, value, day)
        case _:
            page.write_string(row, column, str(value), text)


def _lists(book: Any, body: Body) -> None:
    """The sheet with what may be chosen, and the boxes that offer it."""
    page = book.add_worksheet(_("Lists"))
    place = 0
    for sheet in SHEETS:
        target = book.get_worksheet_by_name(str(sheet.title))
        for column, (name, heading) in enumerate(sheet.columns()):
            offered = _offered(sheet, name, body)
            rule: dict[str, Any] = {"validate": "any", "input_title": heading[:32], "input_message": _help(sheet, name)}
            if offered:
                page.write_string(0, place, f"{sheet.title}: {heading}")
                page.write_column(1, place, offered)
                rule |= {"validate": "list", "source": _range(page, place, len(offered)), "error_type": "warning"}
                place += 1
            if offered or rule["input_message"]:
                target.data_validation(1, column, ROWS_TO_FILL, column, rule)


def _offered(sheet: Sheet, name: str, body: Body) -> list[str]:
    if name == sheet.before:
        open_links = MODELS[name]._default_manager.filter(body=body).exclude(status=Status.CLOSED)
        return list(open_links.values_list("title", flat=True))
    field: Any = sheet.model._meta.get_field(name)
    return [str(words) for code, words in field.flatchoices if code] if not takes_several(sheet, name) else []


def _help(sheet: Sheet, name: str) -> str:
    if name == sheet.before:
        return _("The title as it stands in the plan or in this workbook.")
    if name == "sub_goals":
        return _("One or several, for example 2, 5.")
    if takes_several(sheet, name):
        return _("One or several, with commas between.")
    field: Any = sheet.model._meta.get_field(name)
    return str(field.help_text)[:255]


def _range(page: Any, column: int, count: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"='{page.get_name()}'!{xl_range_abs(1, column, count, column)}"
