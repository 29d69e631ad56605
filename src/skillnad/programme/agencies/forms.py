"""The forms of the register."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body, BodyKind, Membership, Position, Programme
from skillnad.programme.ui.forms import DateInput, VersionedForm

DAYS = {"valid_from": DateInput, "valid_to": DateInput}


def bodies() -> QuerySet[Body]:
    """The bodies of this world."""
    return Body.objects.filter(invented=settings.DEMO)


class DatedForm(forms.ModelForm[Any]):
    """A form with from and to."""

    def clean(self) -> dict[str, Any]:
        """See that the days stand in their order."""
        values = super().clean() or {}
        since, until = values.get("valid_from"), values.get("valid_to")
        if since and until and until < since:
            self.add_error("valid_to", _("The last day is before the first."))
        return values


class BodyForm(DatedForm, VersionedForm):
    """What the register says of a body that is there."""

    class Meta:
        model = Body
        fields = ["kind", "name_en", "short_name", "organisation_number", "valid_from", "valid_to"]
        widgets = DAYS
        help_texts = {
            "valid_from": _("The day on which the body began. Leave empty if it is not known."),
            "valid_to": _("The last day. Leave empty as long as the body exists."),
        }


class NewBodyForm(DatedForm):
    """A body that is added."""

    class Meta(BodyForm.Meta):
        fields = ["name", *BodyForm.Meta.fields]


class DayForm(forms.Form):
    """A day and a source."""

    day = forms.DateField(label=_("From"), widget=DateInput, initial=timezone.localdate)
    source = forms.CharField(label=_("Source"), max_length=500, required=False)


class LastDayForm(forms.Form):
    """The last day of something."""

    day = forms.DateField(label=_("Last day"), widget=DateInput, initial=timezone.localdate)


class RenameForm(DayForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("New name"), max_length=300)
    name_en = forms.CharField(label=_("New name in English"), max_length=300, required=False)
    field_order = ["name", "name_en", "day", "source"]


class MergeForm(DayForm):
    """Another body that this one becomes part of."""

    successor = forms.ModelChoiceField(label=_("Becomes part of"), queryset=Body.objects.none())
    field_order = ["successor", "day", "source"]

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["successor"]
        choice.queryset = (
            Body.objects.on().filter(invented=settings.DEMO).exclude(pk=body.pk).exclude(kind=BodyKind.MINISTRY)
        )


class MinistryForm(DayForm):
    """The ministry that a body answers to."""

    ministry = forms.ModelChoiceField(label=_("Ministry"), queryset=Body.objects.none())
    field_order = ["ministry", "day", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["ministry"]
        choice.queryset = bodies().filter(kind=BodyKind.MINISTRY)


class MembershipForm(DatedForm):
    """A body's time in a running programme."""

    class Meta:
        model = Membership
        fields = ["programme", "cohort", "member_type", "valid_from", "valid_to", "source", "verified"]
        widgets = DAYS
        labels = {"programme": _("Which programme")}
        help_texts = {"verified": _("A primary source says that the body is a member.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["programme"]
        choice.queryset = Programme.objects.filter(archived=False, invented=settings.DEMO)


class PositionForm(DatedForm):
    """A person in a position."""

    name = forms.CharField(label=_("Name of the person"), max_length=200)
    field_order = ["name", "title", "kind", "valid_from", "valid_to", "source"]

    class Meta:
        model = Position
        fields = ["title", "kind", "valid_from", "valid_to", "source"]
        widgets = DAYS
        help_texts = {"title": _("As it is printed, for example generaldirektör.")}
