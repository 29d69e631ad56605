"""The addresses. In a try-out installation all that is invented lies under /prova/."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from skillnad.programme.accounts import urls as accounts
from skillnad.programme.accounts.doors import anyone
from skillnad.programme.api import urls as api
from skillnad.programme.mandates import urls as mandates
from skillnad.programme.meetings import urls as meetings
from skillnad.programme.methods import urls as methods
from skillnad.programme.packages import urls as packages
from skillnad.programme.plans import urls as plans
from skillnad.programme.problems import urls as problems
from skillnad.programme.public import urls as public
from skillnad.programme.submissions import urls as submissions
from skillnad.programme.work import urls as work

WORK = f"{settings.WORK_PREFIX}arbete/"
PUBLIC = f"{settings.WORK_PREFIX}publikt/"

urlpatterns = [
    path("", include(public.urlpatterns)),
    path(PUBLIC, include(public.public_urlpatterns)),
    path("arkivet/", include("skillnad.programme.archive.urls")),
    path("sprak/", anyone(set_language), name="set_language"),
    path("konto/", include(accounts.provider_urlpatterns)),
    path("konto/", include("allauth.urls")),
    path("konto/", include(api.account_urlpatterns)),
    path("api/", include(api.urlpatterns)),
    path("api/", include(api.calls[:2], namespace=api.calls[2])),
    path("api/v1/", include(api.no_call)),
    path(WORK, include("skillnad.programme.meetings.urls")),
    path(WORK, include("skillnad.programme.support.urls")),
    path(WORK, include("skillnad.programme.library.urls")),
    path(PUBLIC, include(meetings.public_urlpatterns)),
    path("konto/", include(accounts.account_urlpatterns)),
    path("", include(accounts.public_urlpatterns)),
    path(WORK, include(accounts)),
    path(WORK, include("skillnad.programme.audit.urls")),
    path(WORK, include("skillnad.programme.overview.urls")),
    path(WORK, include(packages.urlpatterns)),
    path(PUBLIC, include(packages.public_urlpatterns)),
    path("ui/", include("skillnad.programme.ui.urls")),
    path(WORK, include("skillnad.programme.agencies.urls")),
    path(WORK, include(mandates.urlpatterns)),
    path(WORK, include(problems.urlpatterns)),
    path(WORK, include(plans.urlpatterns)),
    path(WORK, include(methods.urlpatterns)),
    path(WORK, include(submissions.urlpatterns)),
    path(PUBLIC, include(mandates.public_urlpatterns)),
    path(WORK, include(work.urlpatterns)),
]

handler403 = "skillnad.programme.ui.refusals.explain"

if settings.DEMO:
    urlpatterns += [path("prova/", include("skillnad.programme.demo.urls"))]
