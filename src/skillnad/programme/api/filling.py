"""What is sent goes through the form of the page: the same checks, and every fault is told with a remedy."""

from copy import copy
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Model
from django.utils.translation import gettext as _

from skillnad.programme.api.shaping import codes_of, fields_of
from skillnad.programme.problems.text import plain

F = TypeVar("F", bound=forms.BaseForm)
Fault = dict[str, str]


class Unfit(Exception):  # noqa: N818  what was sent does not fit; the caller is told
    """What was sent cannot be saved; `faults` says where, what is wrong, and what to do."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{one['where']}: {one['what']}" for one in faults))


def filled(kind: type[F], sent: dict[str, Any], record: Model | None = None) -> F:
    """The form, filled with what was sent over what is saved. Raises `Unfit` with every fault."""
    model = getattr(getattr(kind, "_meta", None), "model", None)
    names = fields_of(kind)
    held = _held(record or (model() if model else None), list(names))
    data = held | {name: _typed(value) for name, value in sent.items()}
    over: dict[str, Any] = {"instance": copy(record)} if record else {}
    form = kind(data=data, **over)
    faults = [*_standing(form, held, data), *_faults(form)]
    if faults:
        raise Unfit(faults)
    return form


def fault(where: str, what: str, remedy: str = "") -> Fault:
    """One thing that is wrong."""
    return {"where": where, "what": what, "remedy": remedy}


def _held(record: Model | None, names: list[str]) -> dict[str, Any]:
    if record is None:
        return {}
    kept = {field.name: field for field in record._meta.concrete_fields}
    return {name: _typed(kept[name].value_from_object(record)) for name in names if name in kept}


def _typed(value: Any) -> Any:
    """A value as a browser would send it."""
    value = plain(value)
    return "" if value is None else value if isinstance(value, list) else str(value)


def _standing(form: forms.BaseForm, held: dict[str, Any], data: dict[str, Any]) -> list[Fault]:
    return [
        fault(name, _("This cannot be changed now."), str(field.help_text))
        for name, field in form.fields.items()
        if field.disabled and data.get(name) != held.get(name)
    ]


def _faults(form: forms.BaseForm) -> list[Fault]:
    found = form.errors.get_json_data()
    return [
        fault("" if name == NON_FIELD_ERRORS else name, str(error["message"]), _remedy(form, name))
        for name, errors in found.items()
        for error in errors
    ]


def _remedy(form: forms.BaseForm, name: str) -> str:
    field = form.fields.get(name)
    codes = [code for code in codes_of(field) if code] if field else []
    if codes:
        return _("Send one of: {codes}.").format(codes=", ".join(codes))
    return str(field.help_text) if field else ""
