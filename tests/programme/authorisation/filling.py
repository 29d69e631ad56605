"""Fill in the forms of a page as a hasty user does: what is asked for gets something, the rest stays as it is."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from programme.authorisation.world import PDF, png


def filled(answer: HttpResponse) -> dict[str, Any]:
    """What a browser would send back to a page."""
    sent: dict[str, Any] = {}
    for form in _forms(answer):
        for field in form:
            value = _value(field)
            if value not in (None, "", [], False):
                sent[field.html_name] = value
    return sent


def _forms(answer: HttpResponse) -> list[forms.BaseForm]:
    context = getattr(answer, "context", None) or []
    found = [value for layer in context for part in layer for value in dict(part).values()]
    return [value for value in found if isinstance(value, forms.BaseForm)]


def _value(field: forms.BoundField) -> Any:
    begun = field.value()
    if begun not in (None, "", []):
        return field.field.prepare_value(begun) if hasattr(field.field, "prepare_value") else begun
    return _made_up(field.field) if field.field.required else ""


def _made_up(field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        first = next((str(value) for value, _label in _flat(field.choices) if value not in ("", None)), "")
        return [first] if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField) else first
    for kind, value in MADE_UP:
        if isinstance(field, kind):
            return value() if callable(value) else value
    return "Prov"


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, label in choices:
        flat += list(label) if isinstance(label, list | tuple) else [(value, label)]
    return flat


MADE_UP: list[tuple[type[forms.Field], Any]] = [
    (forms.ImageField, lambda: SimpleUploadedFile("b.png", png())),
    (forms.FileField, lambda: SimpleUploadedFile("b.pdf", PDF)),
    (forms.DateTimeField, "2027-02-01T09:00"),
    (forms.DateField, "2027-02-01"),
    (forms.EmailField, "prov@example.org"),
    (forms.URLField, "https://example.org/"),
    (forms.IntegerField, "1"),
    (forms.DecimalField, "1"),
    (forms.BooleanField, "on"),
]
