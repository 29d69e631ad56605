"""Packages by hand: fetch the package of a public document, and hand one in."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import SignedRequest, allowed, anyone
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.packages.actions import receive_package
from skillnad.programme.packages.making import package_of
from skillnad.programme.public.downloads import marked
from skillnad.programme.public.reading.documents import public_documents


class PackageForm(forms.Form):
    """The file."""

    file = forms.FileField(label=gettext_lazy("Package"), help_text=gettext_lazy("A zip file of at most 20 MB."))


@anyone
def document_package(request: HttpRequest, number: str) -> HttpResponse:
    """The package of a document that has been handed in."""
    del request
    receipt = get_object_or_404(public_documents().defer(None), number=number)
    response = HttpResponse(package_of(receipt.snapshot), content_type="application/zip")
    name = marked(f"{receipt.body.slug}-{receipt.number}.zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
@allowed(Permission.SUBMISSION_APPROVE)
def package_new(request: SignedRequest, body: Body) -> HttpResponse:
    """Hand in a document that was written in another installation."""
    form = PackageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            receipt = receive_package(by=request.user, body=body, content=file.read(), name=file.name)
        except SkillnadError as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("Handed in. The receipt has number {number}.").format(number=receipt.number))
            return redirect("public_document", number=receipt.number)
    return render(request, "packages/new.html", {"form": form, "body": body})
