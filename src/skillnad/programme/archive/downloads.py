"""Rows as files. The archive is real: its files carry none of the marks of the try-out."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse

from skillnad.programme.public.downloads import cell

Value = str | int | bool | date | None


def csv_download(name: str, columns: list[str], rows: Iterable[list[Any]]) -> HttpResponse:
    """A CSV file, with the mark that spreadsheets need to read å, ä and ö."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    response = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_download(name: str, columns: list[str], rows: Iterable[list[Any]]) -> HttpResponse:
    """A JSON file with its licence and one object per row."""
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    content = {"dataset": name, "licence": settings.OPEN_DATA_LICENCE, "rows": told}
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
