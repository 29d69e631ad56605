"""Choosing a set of bodies and a year."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import Anyone, has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Membership, PeerGroup
from skillnad.programme.meetings.access import programmes_of
from skillnad.programme.support.models import Sample


class ChoiceForm(forms.Form):
    """A year, and all members, a cohort, a peer group or a sample."""

    year = forms.IntegerField(label=_("Year of the results"), min_value=2013, max_value=2100)
    bodies = forms.ChoiceField(label=_("Bodies"), required=False)

    def __init__(self, *args: Any, user: Anyone, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["year"] = timezone.localdate().year - 1
        self.user = user
        field: Any = self.fields["bodies"]
        field.choices = self._choices()

    def _choices(self) -> list[tuple[str, Any]]:
        programmes = programmes_of(self.user)
        cohorts = Membership.objects.filter(programme__in=programmes).exclude(cohort="")
        names = sorted(set(cohorts.values_list("cohort", flat=True)))
        groups = PeerGroup.objects.filter(programme__in=programmes)
        choices: list[tuple[str, Any]] = [("", _("All members"))]
        choices += [(f"cohort:{name}", _("Cohort {name}").format(name=name)) for name in names]
        choices += [(f"group:{one.pk}", _("Peer group {name}").format(name=one)) for one in groups]
        if has_permission(self.user, Permission.SAMPLE_DRAW):
            samples = Sample.objects.filter(programme__in=programmes)
            choices += [(f"sample:{one.pk}", _("Sample {name}").format(name=one)) for one in samples]
        return choices

    def chosen(self, reached: QuerySet[Body]) -> tuple[QuerySet[Body], int]:
        """The bodies within reach that are chosen, and the year."""
        valid = self.is_valid()
        year = self.cleaned_data["year"] if valid else self.initial["year"]
        kind, _colon, name = (self.cleaned_data["bodies"] if valid else "").partition(":")
        members = Membership.objects.filter(programme__in=programmes_of(self.user))
        match kind:
            case "cohort":
                return reached.filter(pk__in=members.filter(cohort=name).values("body")), year
            case "group":
                return reached.filter(peer_groups=int(name)).distinct(), year
            case "sample":
                drawn = Sample.objects.filter(pk=name, units__drawn=True).values("units__body")
                return reached.filter(pk__in=drawn), year
        return reached.filter(pk__in=members.values("body")), year
