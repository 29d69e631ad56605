"""The pages anyone may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from skillnad.programme.accounts.doors import anyone


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """The start page: what this is, and the doors."""
    return render(request, "public/home.html")
