"""The code lists of the chain, and a column that holds several codes of a list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SubGoal(models.TextChoices):
    """The sub-goals of gender equality policy (skr. 2016/17:10)."""

    POWER = "1", _("1 Equal distribution of power and influence")
    ECONOMY = "2", _("2 Economic equality")
    EDUCATION = "3", _("3 Equal education")
    CARE = "4", _("4 Equal distribution of unpaid housework and care")
    HEALTH = "5", _("5 Equal health")
    VIOLENCE = "6", _("6 Men's violence against women shall end")


class Operation(models.TextChoices):
    """The kind of operation in which a problem shows itself."""

    DECISIONS = "decisions", _("Decisions in individual cases")
    GRANTS = "grants", _("Grants and other funding")
    SUPERVISION = "supervision", _("Supervision and inspection")
    SERVICE = "service", _("Service, care and treatment")
    INFORMATION = "information", _("Information and advice")
    SAFETY = "safety", _("Law enforcement, defence and safety")
    EDUCATION = "education", _("Education")
    KNOWLEDGE = "knowledge", _("Research, statistics and knowledge")
    INTERNAL = "internal", _("Steering and internal processes")
    OTHER = "other", _("Other")


Choice = tuple[str, str | Promise]


class Codes(tuple[str, ...]):
    """Codes of a list, in its order. As text they are their words."""

    choices: dict[str, str | Promise]

    @classmethod
    def of(cls, codes: Iterable[str], choices: Iterable[Choice]) -> "Codes":
        """The codes that the list has; others are left out."""
        words, chosen = dict(choices), set(codes)
        made = cls(code for code in words if code in chosen)
        made.choices = words
        return made

    @property
    def labels(self) -> list[str]:
        """The words of the codes."""
        return [str(self.choices[code]) for code in self]

    def __str__(self) -> str:
        return ", ".join(self.labels)


class CodesFormField(forms.MultipleChoiceField):
    """Boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Codes:
        """The ticked codes."""
        choices: Any = self.choices
        return Codes.of(super().clean(value), choices)


class CodesField(models.CharField[Any, Any]):
    """Several codes of a list in one column, kept as `,1,6,` so that every database can search for one of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, "blank": True, "default": "", **kwargs})

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Codes:
        """The codes."""
        del expression, connection
        return self.to_python(value or "")

    def to_python(self, value: Any) -> Codes:
        """The codes, from the column's text or from a list."""
        codes = value.split(",") if isinstance(value, str) else value or ()
        return Codes.of(codes, self.flatchoices)

    def get_prep_value(self, value: Any) -> str:
        """What the column holds; a text such as `,1,` is a search and stays as it is."""
        if isinstance(value, str) and value.startswith(","):
            return value
        codes = self.to_python(value)
        return f",{','.join(codes)}," if codes else ""

    def validate(self, value: Any, model_instance: Any) -> None:
        """The list itself has left out what it does not have."""

    def value_to_string(self, obj: Any) -> str:
        """For dumps."""
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> CodesFormField:
        """Boxes to tick."""
        return CodesFormField(
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            required=not self.blank,
            choices=self.flatchoices,
            widget=forms.CheckboxSelectMultiple,
        )
