"""The forms of meetings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.agencies.models import Body, Position
from skillnad.programme.meetings.access import programmes_of
from skillnad.programme.meetings.models import (
    AgendaItem,
    Contribution,
    Meeting,
    Picture,
    Promise,
    PromiseStatus,
    Speaker,
)
from skillnad.programme.ui.forms import DateInput, VersionedForm


class MomentInput(forms.DateTimeInput):
    """A day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MeetingForm(VersionedForm):
    """What a meeting says of itself."""

    class Meta:
        model = Meeting
        fields = [
            "title",
            "title_en",
            "starts_at",
            "ends_at",
            "place",
            "description",
            "description_en",
            "contribute_by",
            "contribution_seconds",
            "published_from",
            "published_to",
        ]
        widgets = {
            "starts_at": MomentInput,
            "ends_at": MomentInput,
            "contribute_by": DateInput,
            "published_from": DateInput,
            "published_to": DateInput,
        }

    def clean(self) -> dict[str, Any]:
        """Ends after it begins; published from before to."""
        cleaned = super().clean() or {}
        _in_order(self, "starts_at", "ends_at", _("The meeting ends before it begins."))
        _in_order(self, "published_from", "published_to", _("The last day of publication is before the first."))
        return cleaned


def _in_order(form: forms.Form | VersionedForm, first: str, last: str, fault: Any) -> None:
    begins, ends = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if begins is not None and ends is not None and ends < begins:
        form.add_error(last, fault)


class NewMeetingForm(MeetingForm):
    """A new meeting, and the programme it belongs to."""

    class Meta(MeetingForm.Meta):
        fields = ["programme", *MeetingForm.Meta.fields]

    def __init__(self, *args: Any, user: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["programme"]
        choices.queryset = programmes_of(user)
        choices.empty_label = None


class ItemForm(VersionedForm):
    """An item of the agenda."""

    class Meta:
        model = AgendaItem
        fields = ["title", "title_en", "kind", "from_minute", "to_minute", "order"]

    def clean(self) -> dict[str, Any]:
        """Ends after it begins."""
        cleaned = super().clean() or {}
        _in_order(self, "from_minute", "to_minute", _("The item ends before it begins."))
        return cleaned


class SpeakerForm(forms.ModelForm[Speaker]):
    """Somebody who speaks."""

    class Meta:
        model = Speaker
        fields = ["name", "role", "organisation", "position", "order"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        invented = meeting.programme.invented
        bodies: Any = self.fields["organisation"]
        bodies.queryset = Body.objects.filter(invented=invented)
        positions: Any = self.fields["position"]
        held = Position.objects.on(meeting.day).filter(person__invented=invented)
        positions.queryset = held.select_related("person", "body")


class DocumentForm(forms.Form):
    """A document to add."""

    title = forms.CharField(label=_("Title"), max_length=200)
    file = forms.FileField(label=_("File"), max_length=200, help_text=_("PDF, DOCX or XLSX, at most 20 MB."))


class PictureForm(VersionedForm):
    """The words of a picture."""

    class Meta:
        model = Picture
        fields = ["alt", "caption", "credit"]


class NewPictureForm(PictureForm):
    """A picture to add."""

    file = forms.FileField(
        label=_("Picture"),
        max_length=200,
        help_text=_("PNG or JPEG, at most 10 MB. Place, camera and other hidden facts are taken away."),
    )
    field_order = ["file", "alt", "caption", "credit"]


class ContributionForm(VersionedForm):
    """The three parts of a contribution."""

    class Meta:
        model = Contribution
        fields = ["agency", "target_group", "society"]


class PromiseForm(VersionedForm):
    """A promise."""

    class Meta:
        model = Promise
        fields = ["text", "owner", "due", "shown"]
        widgets = {"due": DateInput}


class FollowUpForm(VersionedForm):
    """What came of a promise."""

    status = forms.ChoiceField(label=_("What came of it"), choices=PromiseStatus.choices, widget=forms.RadioSelect)
    outcome = forms.CharField(
        label=_("In words"),
        required=False,
        widget=forms.Textarea,
        help_text=_("What was done and what it led to, or why it was not done."),
    )

    class Meta:
        model = Promise
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(status=self.instance.status, outcome=self.instance.outcome)

    def clean(self) -> dict[str, Any]:
        """Kept or not: in words."""
        cleaned = super().clean() or {}
        if cleaned.get("status") != PromiseStatus.OPEN and not cleaned.get("outcome"):
            self.add_error("outcome", _("Say in words what came of it."))
        return cleaned
