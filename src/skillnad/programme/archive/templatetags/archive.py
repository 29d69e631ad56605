"""Small pieces of the archive's pages: sources, periods, names that lead to agencies."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from skillnad.programme.agencies.basis import basis as basis_words
from skillnad.programme.archive.load import slug_of
from skillnad.programme.archive.reading import facts

register = template.Library()


@register.simple_tag
def sources(ids: Iterable[str] | str, *, bare: bool = False) -> SafeString:
    """Links to the sources of a fact: publisher and number in the list of sources; `bare` without the leading word."""
    wanted = [ids] if isinstance(ids, str) else list(ids)
    page = reverse("archive_sources")
    places = {source.id: (number, source.publisher) for number, source in enumerate(facts().source, start=1)}
    links = format_html_join(
        ", ", '<a href="{}#{}">{} [{}]</a>', ((page, f"s-{one}", places[one][1], places[one][0]) for one in wanted)
    )
    if bare:
        return links
    words = _("Source") if len(wanted) == 1 else _("Sources")
    return format_html('<span class="source">{}: {}</span>', words, links) if wanted else SafeString("")


@register.simple_tag
def period(since: date | None, until: date | None) -> str:
    """From and to in words. A whole year is told as the year.

    >>> period(date(2018, 4, 9), date(2018, 4, 9)) == day(date(2018, 4, 9))
    True
    """
    if since and since == until:
        return day(since)
    first = "" if since is None else str(since.year) if (since.month, since.day) == (1, 1) else day(since)
    last = "" if until is None else str(until.year) if (until.month, until.day) == (12, 31) else day(until)
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return _("from {day}").format(day=first)
    return _("until {day}").format(day=last) if last else _("not known")


@register.filter
def day(value: date) -> str:
    """A day with its month in words."""
    return date_format(value, "j F Y")


@register.simple_tag
def agency(name: str, printed: str = "") -> SafeString:
    """A body's name, leading to its page."""
    return format_html('<a href="{}">{}</a>', reverse("archive_agency", args=[slug_of(name)]), printed or name)


@register.filter
def basis(source: str) -> str | Promise:
    """What days of the register rest on, in words."""
    return basis_words(source)


@register.filter
def percent(part: int, whole: int) -> str:
    """A share in whole per cent; nothing where there is nothing."""
    return f"{100 * part / whole:.0f}" if whole else ""
