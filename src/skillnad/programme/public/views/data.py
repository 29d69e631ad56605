"""About the data, and the downloads."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.public.datasets import DATASETS
from skillnad.programme.public.downloads import as_csv, as_json

FORMATS = {"csv": as_csv, "json": as_json}


@anyone
def about(request: HttpRequest) -> HttpResponse:
    """What there is to fetch and what its columns mean."""
    return render(request, "public/data.html", {"datasets": DATASETS.values(), "licence": settings.OPEN_DATA_LICENCE})


@anyone
def download(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """One dataset as a file."""
    del request
    if name not in DATASETS or form not in FORMATS:
        raise Http404
    return FORMATS[form](DATASETS[name])
