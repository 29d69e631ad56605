"""The shapes of what is sent and answered, made from the forms of the pages: the same fields in the same words."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django import forms
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema, create_model
from pydantic_core import PydanticCustomError

DAY = r"^\d{4}-\d{2}-\d{2}$"


def _written(value: Any) -> Any:
    """A day stands as 2026-02-22; a mere number is none."""
    if isinstance(value, str) and not re.match(DAY, value):
        raise PydanticCustomError("no_day", "This is not a day.")
    return value


Day = Annotated[date, BeforeValidator(_written)]
NUMBER = r"^-?\d{1,16}(\.\d{1,3})?$"
Number = Annotated[
    Decimal, WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER, "maxLength": 20}]})
]
NO_FIELDS = {"version", "file", "attached"}
"""What a form has beside what is written: the version is sent in its own place, and files are sent on the pages."""


class Sent(BaseModel):
    """What is sent. A field that is not known is a mistake, and is told."""

    model_config = ConfigDict(extra="forbid")


class Told(BaseModel):
    """A record as it is answered."""

    id: int
    version: int
    status: str
    changed_at: datetime
    changed_by: str


def new_shape(name: str, form: type[forms.BaseForm], before: str = "") -> type[Sent]:
    """What is sent to write a record; `before` names the record that it stands on."""
    fields: dict[str, Any] = {before: (int, Field(ge=1))} if before else {}
    for field, one in fields_of(form).items():
        fields[field] = _sent(one, must=one.required and not _default(form, field))
    return create_model(name, __base__=Sent, **fields)


def change_shape(name: str, form: type[forms.BaseForm]) -> type[Sent]:
    """What is sent to change a record: the version that was seen, and the fields that become different."""
    fields: dict[str, Any] = {"version": (int, Field(ge=1, le=2_000_000_000))}
    fields |= {field: _sent(one, must=False) for field, one in fields_of(form).items()}
    return create_model(name, __base__=Sent, **fields)


def told_shape(name: str, form: type[forms.BaseForm], *more: str, before: str = "") -> type[Told]:
    """What is answered of a record: days and numbers as text, codes as lists."""
    fields: dict[str, Any] = {before: (int, ...)} if before else {}
    for field, one in fields_of(form).items():
        several = isinstance(one, forms.MultipleChoiceField)
        fields[field] = (list[str] if several else str | None, ...)
    fields |= dict.fromkeys(more, (str, ...))
    return create_model(name, __base__=Told, **fields)


def fields_of(form: type[forms.BaseForm]) -> dict[str, forms.Field]:
    """The fields of a form that are written."""
    known: dict[str, forms.Field] = getattr(form, "base_fields")  # noqa: B009  every form class has them
    return {name: field for name, field in known.items() if name not in NO_FIELDS}


def codes_of(field: forms.Field) -> list[str]:
    """The codes that a field takes; empty where it is free."""
    choices: Any = getattr(field, "choices", [])
    return [str(code) for code, _words in choices]


def _default(form: type[forms.BaseForm], name: str) -> Any:
    model = getattr(getattr(form, "_meta", None), "model", None)
    known = {field.name for field in model._meta.concrete_fields} if model else set()
    return model._meta.get_field(name).get_default() if model and name in known else None


def _sent(field: forms.Field, must: bool) -> tuple[Any, Any]:
    kind: Any = str
    match field:
        case forms.MultipleChoiceField():
            kind = list[str]
        case forms.DateField():
            kind = Annotated[str, StringConstraints(pattern=DAY)]
        case forms.DecimalField():
            kind = Number
    return (kind if must else kind | None, Field(... if must else None, json_schema_extra=_words(field, must)))


def _words(field: forms.Field, must: bool) -> Callable[[dict[str, Any]], None]:
    """What the form says of the field, in the language in which the description is read."""

    def tell(schema: dict[str, Any]) -> None:
        schema["title"] = str(field.label or "")
        if field.help_text:
            schema["description"] = str(field.help_text)
        codes = codes_of(field)
        if isinstance(field, forms.MultipleChoiceField):
            array = schema if must else schema["anyOf"][0]
            array["items"] = {"type": "string", "enum": codes}
        elif codes:
            schema["enum"] = codes if must else [*codes, None]
        if longest := getattr(field, "max_length", None):
            schema["maxLength"] = longest
        if isinstance(field, forms.DateField):
            schema["format"] = "date"
        if must and schema.get("type") == "string":
            schema["minLength"] = 1

    return tell
