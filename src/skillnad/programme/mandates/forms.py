"""The forms in which mandates, requirements and sections are written down."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Membership, Programme
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.mandates.reach import bodies_for
from skillnad.programme.ui.forms import DateInput, VersionedForm

DAYS = dict.fromkeys(("decided", "valid_from", "valid_to", "review_from", "review_to"), DateInput)


def _in_this_world() -> QuerySet[Body]:
    return Body.objects.filter(invented=settings.DEMO)


class MandateForm(VersionedForm):
    """What was decided, for which time, and for whom."""

    source = forms.URLField(
        label=_("Address of the source"),
        required=False,
        assume_scheme="https",
        help_text=_("Where the decision can be read, such as a web address at the issuing body."),
    )
    all_members = forms.BooleanField(
        label=_("For all members of the programme"),
        required=False,
        help_text=_("Those that are members on the first day of the period. They are added to the ones chosen below."),
    )

    class Meta:
        model = Mandate
        fields = [
            *("programme", "kind", "title", "title_en", "decided", "issuing_body", "reference", "source", "text"),
            *("valid_from", "valid_to", "equality_task", "review_from", "review_to", "all_members", "bodies"),
        ]
        help_texts = {
            "text": _("The words of the decision that concern gender equality."),
            "valid_to": _("Leave empty as long as no end is decided, as for an agency instruction."),
            "review_from": _("When the Government has said that the mandate is being reviewed."),
        }
        widgets = {**DAYS, "bodies": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        choices["programme"].queryset = Programme.objects.filter(archived=False, invented=settings.DEMO)
        choices["issuing_body"].queryset = _in_this_world()
        choices["bodies"].queryset = bodies_for(user, Permission.MANDATE_WRITE)
        programmes = choices["programme"].queryset
        if not self.instance.pk and len(programmes) == 1:
            self.initial.setdefault("programme", programmes[0].pk)

    @property
    def values(self) -> dict[str, Any]:
        """What was written, without the bodies."""
        return {name: value for name, value in super().values.items() if name not in {"bodies", "all_members"}}

    @property
    def asked(self) -> list[Body]:
        """The bodies that the mandate is for."""
        return list(self.cleaned_data["bodies"])

    def clean(self) -> dict[str, Any]:
        """Periods run forwards, and somebody is asked."""
        data = super().clean() or {}
        _check_order(self, "valid_from", "valid_to")
        _check_order(self, "review_from", "review_to")
        if data.get("review_to") and not data.get("review_from"):
            self.add_error("review_from", _("Say from when it is under review."))
        if data.get("all_members") and data.get("programme"):
            data["bodies"] = self._with_members(data["bodies"], data["programme"], data.get("valid_from"))
        if not data.get("bodies") and "bodies" not in self.errors:
            self.add_error("bodies", _("Choose at least one body."))
        return data

    def _with_members(self, chosen: QuerySet[Body], programme: Programme, day: date | None) -> QuerySet[Body]:
        members = Membership.objects.on(day or timezone.localdate()).filter(programme=programme)
        choices: Any = self.fields["bodies"]
        wanted = {*chosen.values_list("pk", flat=True), *members.values_list("body", flat=True)}
        return choices.queryset.filter(pk__in=wanted)


class RequirementForm(VersionedForm):
    """What is to be reported, to whom and when."""

    class Meta:
        model = Requirement
        fields = [
            *("kind", "title", "title_en", "what", "due_on", "due_month", "due_day", "covers"),
            *("first_year", "last_year", "receiver", "copy_to"),
        ]
        help_texts = {
            "due_on": _("For what is due once."),
            "due_month": _("For what is due every year, such as month 2 and day 22."),
            "first_year": _("Leave empty if it is the first year of the mandate."),
            "last_year": _("Leave empty if it is the last year of the mandate."),
            "receiver": _("Leave empty if each body reports to the ministry it answers to."),
        }
        widgets = {"due_on": DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Any] = self.fields
        for name in ("receiver", "copy_to"):
            choices[name].queryset = _in_this_world()

    def clean(self) -> dict[str, Any]:
        """Either one day or a day of each year, and one that every year has."""
        data = super().clean() or {}
        once, month, day = data.get("due_on"), data.get("due_month"), data.get("due_day")
        if not self.errors and bool(once) == bool(month and day):
            self.add_error("due_on", _("Give either one day, or a month and a day of each year."))
        elif not self.errors and bool(month) != bool(day):
            self.add_error("due_month", _("Give both the month and the day."))
        elif month and day and not _is_yearly_day(month, day):
            self.add_error("due_day", _("There is no such day every year."))
        if (data.get("first_year") or 0) > (data.get("last_year") or 9999):
            self.add_error("last_year", _("The last year is before the first."))
        return data


class SectionForm(VersionedForm):
    """A heading, what to write under it, and from where a draft can be fetched."""

    class Meta:
        model = Section
        fields = ["number", "heading", "heading_en", "guidance", "guidance_en", "prefill", "perspective"]
        help_texts = {"prefill": _("The writer can then begin with what the plan already says.")}


def _check_order(form: MandateForm, first: str, last: str) -> None:
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, _("The last day is before the first."))


def _is_yearly_day(month: int, day: int) -> bool:
    try:
        date(2023, month, day)
    except ValueError:
        return False
    return True
