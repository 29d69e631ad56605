"""What is public of one body."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.public.reading.agency import public_record
from skillnad.programme.public.reading.programmes import public_bodies


@anyone
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """A member: its mandates, what it has decided and submitted, its meetings and experience, its staff."""
    body = get_object_or_404(public_bodies(), slug=slug)
    return render(request, "public/agency.html", {"body": body, "record": public_record(body)})
