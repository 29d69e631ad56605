"""Pages that say how the site itself stands: accessibility, what search engines may read, and the map."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.public.reading.programmes import public_bodies, running

CLOSED = ("/arbete/", "/konto/", "/api/", "/ui/")


@anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"owner": settings.OWNER, "feedback": settings.FEEDBACK, "by_mail": "@" in settings.FEEDBACK}
    return render(request, "public/accessibility.html", context)


@anyone
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read; nothing that is invented."""
    closed = (*CLOSED, "/prova/") if settings.DEMO else CLOSED
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        f"Sitemap: {_absolute(request, 'sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@anyone
def sitemap(request: HttpRequest) -> HttpResponse:
    """The addresses of the lasting pages. A try-out has none."""
    addresses = [reverse("home"), reverse("accessibility")] + ([] if settings.DEMO else _public_addresses())
    places = [request.build_absolute_uri(address) for address in addresses]
    return render(request, "public/sitemap.xml", {"places": places}, content_type="application/xml; charset=utf-8")


def _public_addresses() -> list[str]:
    names = ["public_programmes", "public_data"]
    programmes = [reverse("public_programme", args=[slug]) for slug in running().values_list("slug", flat=True)]
    bodies = [reverse("public_agency", args=[slug]) for slug in public_bodies().values_list("slug", flat=True)]
    return [reverse(name) for name in names] + programmes + bodies


def _absolute(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(reverse(name))
