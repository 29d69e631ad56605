"""Rows as files: CSV that no spreadsheet runs as formulas, and JSON that says what its columns mean."""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from skillnad.programme.public.datasets import EVERY, Dataset, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
INVENTED = "invented"


def csv_text(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """The rows as CSV with a line of names. In a try-out each row says that it is invented."""
    names = [*columns, INVENTED] if settings.DEMO else list(columns)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) if name in row else "yes" for name in names])
    return file.getvalue()


def cell(value: Any) -> str:
    """A value as text.

    >>> cell("=1+1"), cell(-1), cell(None), cell(True)
    ("'=1+1", '-1', '', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def as_csv(dataset: Dataset) -> HttpResponse:
    """A dataset as a CSV file."""
    return csv_file(f"{dataset.name}.csv", csv_text(dataset.columns, dataset.rows(EVERY)))


def csv_file(name: str, text: str) -> HttpResponse:
    """CSV as a download, with the mark that spreadsheets need to read å, ä and ö."""
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{marked(name)}"'
    return response


def as_json(dataset: Dataset) -> HttpResponse:
    """A dataset as a JSON file with its title and the meaning of its columns."""
    content = {
        "dataset": dataset.name,
        "title": str(dataset.title),
        "about": str(dataset.about),
        "licence": settings.OPEN_DATA_LICENCE,
        "invented": settings.DEMO,
        "columns": {name: str(words) for name, words in dataset.columns.items()},
        "rows": list(dataset.rows(EVERY)),
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{marked(dataset.name)}.json"'
    return response


def marked(name: str) -> str:
    """The name of a file; invented data say so in theirs."""
    return f"pahittad-{name}" if settings.DEMO else name
