"""The sheets of the workbook: their columns are the fields of the forms, and each row names the row it stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.forms import ActivityForm, EffectForm, GoalForm, OutputForm
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, Progress
from skillnad.programme.problems.codes import CodesField
from skillnad.programme.problems.forms import LinkForm, ProblemForm
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link

LANGUAGES = ("sv", "en")
ARROW = ("grade", "grade_reason")
FIGURES = ("women", "men", "total", "unit", "on", "source")


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook. `before` is the sheet whose rows its rows stand on, named by their titles."""

    name: str
    title: str | Promise
    model: type[Link]
    form: Callable[..., LinkForm]
    fields: tuple[str, ...]
    before: str = ""
    before_title: str | Promise = ""

    def columns(self) -> list[tuple[str, str]]:
        """Each column's field and its heading in the language in use; the link before comes first."""
        own = [(name, _heading(self.model._meta.get_field(name))) for name in self.fields]
        return [(self.before, str(self.before_title)), *own] if self.before else own


class ActivityRowForm(ActivityForm):
    """An activity in a workbook, with how far it has come: it has not started before its expected effect is written."""

    progress = forms.ChoiceField(choices=Progress.choices, required=False)

    def clean(self) -> dict[str, Any]:
        """See to the expected effect."""
        cleaned = super().clean()
        started = cleaned.get("progress") not in {None, "", Progress.PLANNED}
        if started and not cleaned.get("expected_effect"):
            self.add_error("expected_effect", _("The activity has started, so its expected effect must be written."))
        return cleaned


PROBLEMS = Sheet(
    "problem",
    _("Problems"),
    Problem,
    ProblemForm,
    (
        "title",
        "observed",
        "affected",
        "operation",
        "sub_goals",
        "perspectives",
        "evidence_kind",
        "evidence",
        "evidence_source",
        *ARROW,
    ),
)
GOALS = Sheet(
    "goal",
    _("Goals"),
    Goal,
    GoalForm,
    (
        "title",
        "sub_goal",
        "measure",
        "unit",
        "baseline_women",
        "baseline_men",
        "baseline_total",
        "baseline_on",
        "target_women",
        "target_men",
        "target_total",
        "target_on",
        "not_by_sex",
        "indicator",
        *ARROW,
    ),
    "problem",
    _("Problem"),
)
ACTIVITIES = Sheet(
    "activity",
    _("Activities"),
    Activity,
    ActivityRowForm,
    (
        "title",
        "about",
        "owner_name",
        "owner_unit",
        "starts",
        "ends",
        "expected_effect",
        "progress",
        "benefit",
        "cost",
        *ARROW,
    ),
    "goal",
    _("Goal"),
)
OUTPUTS = Sheet(
    "output", _("Outputs"), Output, OutputForm, ("title", "about", *FIGURES, *ARROW), "activity", _("Activity")
)
EFFECTS = Sheet(
    "effect",
    _("Effects"),
    Effect,
    EffectForm,
    ("title", "level", "kind", "changed", "for_whom", *FIGURES, *ARROW),
    "output",
    _("Output"),
)
SHEETS = (PROBLEMS, GOALS, ACTIVITIES, OUTPUTS, EFFECTS)


def _heading(field: Any) -> str:
    words = str(field.verbose_name)
    return words[:1].upper() + words[1:]


def takes_several(sheet: Sheet, name: str) -> bool:
    """Whether several codes of a list may be written for a field, with commas between."""
    return name != sheet.before and isinstance(sheet.model._meta.get_field(name), CodesField)


def known_titles(sheet: Sheet) -> set[str]:
    """What a sheet may be called: its title in each language."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            found.add(str(sheet.title))
    return found


def fields_by_heading(sheet: Sheet) -> dict[str, str]:
    """The field of every heading, in each language, without regard to case."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {heading.casefold(): name for name, heading in sheet.columns()}
    return found


def choices_of(sheet: Sheet, name: str) -> dict[str, str]:
    """What may be written for a field with a list: codes and their words in each language, without regard to case."""
    if name == sheet.before:
        return {}
    field: Any = sheet.model._meta.get_field(name)
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {str(words).casefold(): str(code) for code, words in field.flatchoices}
    return found | {str(code).casefold(): str(code) for code, _words in field.flatchoices if code}
