"""The open data by the page: the same rows as the downloads."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from skillnad.programme.api.paging import LARGEST
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.public.datasets import DATASETS

router = Router(tags=["data"])


class DatasetShape(Schema):
    """A download and what its columns mean."""

    name: str
    title: str
    about: str
    columns: dict[str, str]


class RowsShape(Schema):
    """Some rows of a download; `more` says whether there are others after them."""

    rows: list[dict[str, Any]]
    more: bool


@router.get("/data", response={200: list[DatasetShape], 429: READING[429]}, summary=title(_("Open data")))
def datasets(request: HttpRequest) -> list[DatasetShape]:
    """What there is."""
    del request
    return [
        DatasetShape(
            name=one.name,
            title=str(one.title),
            about=str(one.about),
            columns={name: str(words) for name, words in one.columns.items()},
        )
        for one in DATASETS.values()
    ]


@router.get("/data/{slug:name}", response={200: RowsShape, **READING}, summary=title(_("Rows of a dataset")))
def rows(
    request: HttpRequest,
    name: str,
    start: int = Query(0, ge=0, le=10_000_000),
    size: int = Query(50, ge=1, le=LARGEST),
) -> RowsShape:
    """Rows from `start` on."""
    del request
    if name not in DATASETS:
        raise Http404
    found = list(DATASETS[name].rows(slice(start, start + size + 1)))
    return RowsShape(rows=found[:size], more=len(found) > size)
