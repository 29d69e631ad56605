"""The forms of support, review and sampling."""

import secrets
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.access import programmes_of
from skillnad.programme.submissions.models import HANDED_IN, Submission
from skillnad.programme.support.models import Review, Sample, SupportRequest
from skillnad.programme.ui.forms import DateInput, VersionedForm


class EntryForm(forms.Form):
    """Something to say in a request."""

    text = forms.CharField(label=_("Text"), widget=forms.Textarea)
    file = forms.FileField(
        label=_("Attachment"), required=False, max_length=200, help_text=_("PDF, DOCX or XLSX, at most 20 MB.")
    )

    @property
    def attached(self) -> tuple[str, bytes] | None:
        """The name and content of the attachment."""
        file = self.cleaned_data.get("file")
        return (file.name, file.read()) if file else None


class RequestForm(forms.ModelForm[SupportRequest]):
    """What a body asks."""

    text = forms.CharField(
        label=_("Question"),
        widget=forms.Textarea,
        help_text=_("What you work with, what you have tried, and what you need help with."),
    )
    file = forms.FileField(
        label=_("Attachment"), required=False, max_length=200, help_text=_("PDF, DOCX or XLSX, at most 20 MB.")
    )
    field_order = ["subject", "text", "sub_goal", "wish_by", "file"]

    class Meta:
        model = SupportRequest
        fields = ["subject", "sub_goal", "wish_by"]
        widgets = {"wish_by": DateInput}

    @property
    def values(self) -> dict[str, Any]:
        """What was written, with the attachment as name and content."""
        values = dict(self.cleaned_data)
        file = values.pop("file")
        return {**values, "attached": (file.name, file.read()) if file else None}


class ReviewForm(VersionedForm):
    """The three questions."""

    class Meta:
        model = Review
        fields = [
            "submission",
            "problem",
            "problem_reason",
            "outputs",
            "outputs_reason",
            "effects",
            "effects_reason",
        ]
        widgets = dict.fromkeys(("problem", "outputs", "effects"), forms.RadioSelect)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handed_in: Any = self.fields["submission"]
        handed_in.queryset = Submission.objects.filter(body=body, status__in=HANDED_IN)
        for name in ("problem", "outputs", "effects"):
            question: Any = self.fields[name]
            question.choices = [choice for choice in question.choices if choice[0]]


class SampleForm(forms.ModelForm[Sample]):
    """What to draw."""

    class Meta:
        model = Sample
        fields = ["programme", "purpose", "day", "size", "strata", "seed"]
        widgets = {"day": DateInput}

    def __init__(self, *args: Any, user: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", timezone.localdate())
        self.initial.setdefault("seed", str(secrets.randbelow(10**9)))
        programmes: Any = self.fields["programme"]
        programmes.queryset = programmes_of(user)
        programmes.empty_label = None
