"""Finding and reading what others have shared."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from skillnad.programme.accounts.access import Anyone, assignments_of, bodies_where, has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.library.forms import SearchForm
from skillnad.programme.library.models import Experience, ExperienceRows, ExperienceStatus
from skillnad.programme.library.peers import peers_of

ON_A_PAGE = 25


def readable(user: Anyone) -> ExperienceRows:
    """What is shared in the user's own world, real or invented."""
    worlds = {held.body.invented for held in assignments_of(user)}
    return Experience.objects.shared().filter(body__invented__in=worlds).select_related("body")


@allowed(Permission.EXPERIENCE_READ)
def library(request: HttpRequest) -> HttpResponse:
    """Shared experience, the best shown first, with search and filters."""
    form = SearchForm(request.GET or None, user=request.user)
    found = form.found(readable(request.user).strongest_first())
    own = bodies_where(request.user, Permission.EXPERIENCE_WRITE).first()
    without_page = request.GET.copy()
    without_page.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "query": without_page.urlencode(),
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "own": own,
        "peers": peers_of(own) if own else [],
    }
    return render(request, "library/library.html", context)


@allowed(Permission.EXPERIENCE_READ)
def experience(request: HttpRequest, pk: int) -> HttpResponse:
    """One experience, and others like it. The own body reads its drafts as well."""
    own = bodies_where(request.user, Permission.EXPERIENCE_WRITE)
    may_read = Q(pk__in=readable(request.user)) | Q(status=ExperienceStatus.DRAFT, body__in=own)
    found = get_object_or_404(Experience.objects.select_related("body").filter(may_read), pk=pk)
    like = readable(request.user).filter(sub_goal=found.sub_goal, operation=found.operation).exclude(pk=pk)
    context = {
        "experience": found,
        "like": like.strongest_first()[:5],
        "may_write": has_permission(request.user, Permission.EXPERIENCE_WRITE, body=found.body),
    }
    return render(request, "library/experience.html", context)
