"""The forms of problems."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from skillnad.errors import SkillnadError
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Grade
from skillnad.programme.ui.forms import VersionedForm
from skillnad.programme.ui.versions import EditConflict


class LinkForm(VersionedForm):
    """The form of a link of the chain: its own fields, then how sure the arrow to it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if not name.startswith("grade")] + ["grade", "grade_reason"])
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if isinstance(field, forms.DecimalField):
                field.widget.attrs["inputmode"] = "decimal"

    def clean(self) -> dict[str, Any]:
        """A grade has its reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("grade", Grade.NONE) != Grade.NONE and not cleaned.get("grade_reason"):
            self.add_error("grade_reason", _("Say in words why the grade is this one."))
        return cleaned


class ProblemForm(LinkForm):
    """A problem."""

    class Meta:
        model = Problem
        fields = [
            "title",
            "observed",
            "affected",
            "operation",
            "sub_goals",
            "perspectives",
            "evidence_kind",
            "evidence",
            "evidence_source",
            "grade",
            "grade_reason",
        ]
        labels = {
            "grade": _("How well is it shown that the difference is a problem?"),
            "grade_reason": _("Why this grade"),
        }
        help_texts = {"title": _("The problem in a few words that outsiders understand.")}


class ReasonForm(forms.Form):
    """A reason, and the version that the writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is kept with the record, and can be read by those who read the plan."),
    )

    def attempt(self, verb: Callable[..., object], **subject: Any) -> bool:
        """Do it with the reason given; where it is refused, the form says why."""
        if not self.is_valid():
            return False
        try:
            verb(**self.cleaned_data, **subject)
        except EditConflict as conflict:
            written: Any = self.data
            data = written.copy()
            data["version"] = str(conflict.saved.version)
            self.data = data
            self.add_error(
                None,
                _("{name} has changed this since you opened the page. Read it again before you go on.").format(
                    name=conflict.saved.changed_by or _("Somebody else")
                ),
            )
        except SkillnadError as error:
            self.add_error(None, str(error))
        return not self.errors


class DecideForm(ReasonForm):
    """A decision; its grounds are optional."""

    reason = forms.CharField(label=_("Grounds"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
