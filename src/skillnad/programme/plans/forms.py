"""The forms of the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from skillnad.programme.mandates.kinds import Perspective
from skillnad.programme.plans.kinds import KINDS
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.codes import SubGoal
from skillnad.programme.problems.forms import LinkForm, ReasonForm
from skillnad.programme.ui.forms import DateInput

ARROW = ["grade", "grade_reason"]
FIGURES = ["women", "men", "total", "unit", "on", "source"]


class GoalForm(LinkForm):
    """A goal."""

    class Meta:
        model = Goal
        localized_fields = "__all__"
        fields = [
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
        ]
        labels = {"grade": KINDS["mal"].arrow, "grade_reason": _("Why this grade")}
        help_texts = {"title": _("What shall be reached, in a sentence.")}
        widgets = {"baseline_on": DateInput, "target_on": DateInput}


class ActivityForm(LinkForm):
    """An activity. The expected effect stands once it has started."""

    class Meta:
        model = Activity
        localized_fields = "__all__"
        fields = [
            "title",
            "about",
            "owner_name",
            "owner_unit",
            "starts",
            "ends",
            "expected_effect",
            "benefit",
            "cost",
            *ARROW,
        ]
        labels = {"grade": KINDS["aktivitet"].arrow, "grade_reason": _("Why this grade")}
        widgets = {"starts": DateInput, "ends": DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.has_started:
            self.fields["expected_effect"].disabled = True
            self.fields["expected_effect"].help_text = _("It stands, since the activity has started.")

    def clean(self) -> dict[str, Any]:
        """It ends no earlier than it starts."""
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The activity ends before it starts. Change one of the days."))
        return cleaned


class OutputForm(LinkForm):
    """An output."""

    class Meta:
        model = Output
        localized_fields = "__all__"
        fields = ["title", "about", *FIGURES, *ARROW]
        labels = {"grade": KINDS["prestation"].arrow, "grade_reason": _("Why this grade")}
        widgets = {"on": DateInput}


class EffectForm(LinkForm):
    """An effect."""

    class Meta:
        model = Effect
        localized_fields = "__all__"
        fields = ["title", "level", "kind", "changed", "for_whom", *FIGURES, *ARROW]
        labels = {"grade": KINDS["effekt"].arrow, "grade_reason": _("Why this grade")}
        widgets = {"on": DateInput}


FORMS: dict[str, type[LinkForm]] = {
    "mal": GoalForm,
    "aktivitet": ActivityForm,
    "prestation": OutputForm,
    "effekt": EffectForm,
}


class FilterForm(forms.Form):
    """Which chains to show."""

    perspective = forms.ChoiceField(
        label=_("Perspective"), choices=[("", _("All")), *Perspective.choices], required=False
    )
    sub_goal = forms.ChoiceField(label=_("Sub-goal"), choices=[("", _("All")), *SubGoal.choices], required=False)

    @property
    def chosen(self) -> tuple[str, str]:
        """Perspective and sub-goal; what is not in the lists counts as all."""
        self.is_valid()
        return self.cleaned_data.get("perspective", ""), self.cleaned_data.get("sub_goal", "")


class PlanDecideForm(ReasonForm):
    """A decision of the plan as the page showed it."""

    version = None  # type: ignore[assignment]
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Grounds"), widget=forms.Textarea(attrs={"rows": 3}), required=False)

    def renew(self, seen: str) -> None:
        """After a refusal: what the page shows now is what is decided next."""
        if self.is_bound:
            written: Any = self.data
            data = written.copy()
            data["seen"] = seen
            self.data = data
