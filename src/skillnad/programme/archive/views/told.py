"""What the fact files tell: timeline, ministers, mandates, statements, the two pages, boards, sources."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.archive.model import Meeting, PersonFact, PositionFact
from skillnad.programme.archive.notices import notices
from skillnad.programme.archive.reading import facts


def _page(template: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page that shows the facts and nothing else."""

    @anyone
    @require_safe
    def show(request: HttpRequest) -> HttpResponse:
        return render(request, f"archive/{template}.html", {"told": facts()})

    return show


timeline = _page("timeline")
mandates = _page("mandates")
statements = _page("statements")
pages = _page("pages")


@anyone
@require_safe
def ministers(request: HttpRequest) -> HttpResponse:
    """Ministers, their positions and terms, and the meetings at which they are shown."""
    people = [one for one in facts().person if any(position.kind == "minister" for position in one.position)]
    rows = [(person, position, _met(person)) for person in people for position in person.position]
    context = {"rows": rows, "notices": notices(people, timezone.localdate()), "others": _others(people)}
    return render(request, "archive/ministers.html", context)


def _met(person: PersonFact) -> list[Meeting]:
    return [
        meeting
        for meeting in facts().meeting
        if person.name in meeting.hosts or any(person.name in item.speakers for item in meeting.item)
    ]


def _others(ministers: list[PersonFact]) -> list[tuple[PersonFact, PositionFact]]:
    """Heads and officials in their roles, in the order of the fact file."""
    return [(one, position) for one in facts().person if one not in ministers for position in one.position]


@anyone
@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """Women on boards, with the year for which two official sources disagree."""
    rows = facts().board
    conflicts = {one.year for one in rows if len({other.chairs for other in rows if other.year == one.year}) > 1}
    return render(request, "archive/boards.html", {"rows": rows, "conflicts": conflicts})


@anyone
@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Every source of the archive."""
    return render(request, "archive/sources.html", {"told": facts()})
