"""Fetch the plan as files, and read in a workbook that was filled in without a network."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.files.kinds import XLSX
from skillnad.programme.plans.actions.importing import import_plan
from skillnad.programme.plans.exchange.checking import check
from skillnad.programme.plans.exchange.figures import figures_csv
from skillnad.programme.plans.exchange.reading import LARGEST, Filled, Row, read_workbook
from skillnad.programme.plans.exchange.workbooks import filled_template, matrix, template
from skillnad.programme.plans.views.decisions import file_stem
from skillnad.programme.problems.actor import actor

SALT = "skillnad.plans.exchange"
DAY = 24 * 3600


class UploadForm(forms.Form):
    """The filled-in workbook."""

    file = forms.FileField(
        label=gettext_lazy("Filled-in template"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) of at most {size} MB.").format(size=LARGEST // 2**20),
    )


@allowed(Permission.PLAN_READ)
def plan_xlsx(request: HttpRequest, body: Body) -> HttpResponse:
    """The plan as a matrix in Excel."""
    del request
    return _download(matrix(body), XLSX, f"{file_stem(body)}-plan.xlsx")


@allowed(Permission.PLAN_READ)
def plan_csv(request: HttpRequest, body: Body) -> HttpResponse:
    """The figures of the plan as a tidy table."""
    del request
    return _download(figures_csv(body).encode("utf-8-sig"), "text/csv", f"{file_stem(body)}-plan.csv")


@allowed(Permission.PLAN_READ)
def plan_template(request: HttpRequest, body: Body) -> HttpResponse:
    """The template to fill in."""
    del request
    return _download(template(body), XLSX, f"{file_stem(body)}-plan-mall.xlsx")


@allowed(Permission.PLAN_READ)
def plan_workbook(request: HttpRequest, body: Body) -> HttpResponse:
    """The plan in the form of the template."""
    del request
    return _download(filled_template(body), XLSX, f"{file_stem(body)}-plan-arbetsbok.xlsx")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PLAN_WRITE)
def plan_upload(request: HttpRequest, body: Body) -> HttpResponse:
    """Send a workbook and see what it would add; nothing is saved yet."""
    form = UploadForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"body": body, "form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            filled = read_workbook(file.read(LARGEST + 1), file.name)
        except SkillnadError as error:
            form.add_error("file", str(error))
        else:
            context["checked"] = check(body, filled)
            context["token"] = _sealed(request, body, filled, file.name)
    return render(request, "plans/upload.html", context)


@require_POST
@allowed(Permission.PLAN_WRITE)
def plan_import(request: HttpRequest, body: Body) -> HttpResponse:
    """Save what the preview showed, all of it or nothing."""
    try:
        filled, name = _unsealed(request, body)
        written = import_plan(by=actor(request), body=body, filled=filled, name=name)
    except signing.BadSignature:
        messages.error(request, _("The preview is too old. Send the workbook again."))
        return redirect("plan_upload", body.slug)
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("plan_upload", body.slug)
    text = ngettext("{count} record is saved as a draft.", "{count} records are saved as drafts.", len(written))
    messages.success(request, text.format(count=len(written)))
    return redirect("plan", body.slug)


def _sealed(request: HttpRequest, body: Body, filled: Filled, name: str) -> str:
    """What was read, signed for this reader and this body, so that the second step saves what the first one showed."""
    content = {"by": request.user.pk, "body": body.pk, "name": name, "filled": asdict(filled)}
    return signing.dumps(content, salt=SALT, compress=True)


def _unsealed(request: HttpRequest, body: Body) -> tuple[Filled, str]:
    content = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=DAY)
    if (content["by"], content["body"]) != (request.user.pk, body.pk):
        raise signing.BadSignature
    filled = content["filled"]
    return Filled([Row(**row) for row in filled["rows"]], filled["letters"], filled["titles"]), content["name"]
