"""Documents that have been handed in: the list, the page, the PDF."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.mandates.kinds import DocumentKind
from skillnad.programme.public.downloads import marked
from skillnad.programme.public.reading.documents import chosen, public_documents, years_with_documents
from skillnad.programme.public.reading.programmes import public_bodies
from skillnad.programme.submissions.models import Receipt
from skillnad.programme.submissions.pdf import pdf_of

PAGE = 25


class DocumentFilter(forms.Form):
    """Which documents to show."""

    body = forms.ChoiceField(label=_("Agency"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of document"), required=False, choices=[("", _("all")), *DocumentKind.choices]
    )
    year = forms.TypedChoiceField(label=_("Handed in"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        every = ("", _("all"))
        bodies = [(body.slug, str(body)) for body in public_bodies()]
        years = [(str(year), str(year)) for year in years_with_documents()]
        for name, choices in (("body", bodies), ("year", years)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  the two fields above
            field.choices = [every, *choices]


@anyone
def documents(request: HttpRequest) -> HttpResponse:
    """All documents that have been handed in, some at a time."""
    form = DocumentFilter(request.GET or None)
    found = chosen(**form.cleaned_data) if form.is_valid() else public_documents()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    return render(request, "public/documents.html", {"form": form, "page": page, "query": query.urlencode()})


@anyone
def document(request: HttpRequest, number: str) -> HttpResponse:
    """A document as it was handed in, with receipt and hash."""
    receipt = _receipt(number)
    context = {"receipt": receipt, "snapshot": receipt.snapshot, "document": receipt.snapshot.document}
    context["others"] = (
        public_documents().filter(snapshot__submission=receipt.snapshot.submission_id).exclude(pk=receipt.pk)
    )
    return render(request, "public/document.html", context)


@anyone
def document_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """The document as PDF, made from the snapshot."""
    del request
    receipt = _receipt(number)
    return _download(pdf_of(receipt.snapshot, get_language() or "sv"), "application/pdf", receipt, "pdf")


@anyone
def document_json(request: HttpRequest, number: str) -> HttpResponse:
    """The snapshot itself, byte for byte as it was hashed."""
    del request
    receipt = _receipt(number)
    return _download(receipt.snapshot.content.encode("utf-8"), "application/json", receipt, "json")


def _receipt(number: str) -> Receipt:
    return get_object_or_404(public_documents().defer(None).select_related("snapshot"), number=number)


def _download(content: bytes, kind: str, receipt: Receipt, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    name = marked(f"{receipt.body.slug}-{receipt.number}.{ending}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
