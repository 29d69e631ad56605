"""The forms of submissions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skillnad.programme.submissions.models import SubmissionSection
from skillnad.programme.ui.forms import VersionedForm

LONGEST = 100_000


class SectionTextForm(VersionedForm):
    """The text under a heading."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("An empty line begins a new paragraph; lines that begin with a hyphen and a space become a list."),
    )

    class Meta:
        model = SubmissionSection
        fields = ["text"]


class SubmitForm(forms.Form):
    """Under which number the document is kept at the body."""

    registration_number = forms.CharField(
        label=_("Registration number"), max_length=100, help_text=_("The number of the matter in your own register.")
    )


class FeedbackForm(forms.Form):
    """What the reviewer says."""

    text = forms.CharField(label=_("Feedback"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))


class ReturnForm(forms.Form):
    """Why the document is returned."""

    reasons = forms.CharField(
        label=_("What must be completed"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("The body reads this above its draft."),
    )
