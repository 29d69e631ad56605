"""The archive's open data."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.archive.datasets import DATASETS
from skillnad.programme.archive.downloads import csv_download, json_download

FORMS = {"csv": csv_download, "json": json_download}


@anyone
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What there is to download."""
    return render(request, "archive/data.html", {"datasets": list(DATASETS.values())})


@anyone
@require_safe
def download(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """A dataset as a file."""
    del request
    if name not in DATASETS or form not in FORMS:
        raise Http404
    dataset = DATASETS[name]
    return FORMS[form](f"jim-{name}", dataset.columns, dataset.rows())
