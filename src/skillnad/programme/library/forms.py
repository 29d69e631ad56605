"""The forms of the library."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.agencies.models import PeerGroup
from skillnad.programme.library import search
from skillnad.programme.library.models import Experience, Outcome
from skillnad.programme.meetings.access import programmes_of
from skillnad.programme.problems.codes import Operation, SubGoal
from skillnad.programme.ui.forms import VersionedForm


class ExperienceForm(VersionedForm):
    """An experience."""

    class Meta:
        model = Experience
        fields = [
            "title",
            "problem",
            "sub_goal",
            "operation",
            "tried",
            "place",
            "from_year",
            "to_year",
            "outcome",
            "result",
            "grade",
            "contact",
            "links",
        ]
        widgets = {"outcome": forms.RadioSelect}

    def clean(self) -> dict[str, Any]:
        """Ends after it begins."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_year"), cleaned.get("to_year")
        if first and last and last < first:
            self.add_error("to_year", _("It ends before it begins."))
        return cleaned


class SearchForm(forms.Form):
    """Words and filters."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=300, help_text=_("All of them are looked for, in all their forms.")
    )
    sub_goal = forms.ChoiceField(label=_("Sub-goal"), required=False)
    operation = forms.ChoiceField(label=_("Kind of operation"), required=False)
    outcome = forms.ChoiceField(label=_("How it went"), required=False)
    group = forms.ModelChoiceField(PeerGroup.objects.none(), label=_("Peer group"), required=False)

    def __init__(self, *args: Any, user: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("sub_goal", SubGoal), ("operation", Operation), ("outcome", Outcome)):
            field: Any = self.fields[name]
            field.choices = [("", _("All")), *choices.choices]
        groups: Any = self.fields["group"]
        groups.queryset = PeerGroup.objects.filter(programme__in=programmes_of(user))
        groups.empty_label = _("All")

    def found(self, experiences: QuerySet[Experience]) -> QuerySet[Experience]:
        """Those of the experiences that hold the words and pass the filters."""
        if not self.is_valid():
            return experiences
        chosen = {name: value for name, value in self.cleaned_data.items() if value and name not in {"q", "group"}}
        experiences = experiences.filter(**chosen)
        if self.cleaned_data["group"]:
            experiences = experiences.filter(body__peer_groups=self.cleaned_data["group"])
        keys = search.find(self.cleaned_data["q"])
        return experiences if keys is None else experiences.filter(pk__in=keys)
