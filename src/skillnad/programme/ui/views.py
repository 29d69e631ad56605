"""The gallery of components."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.ui.forms import DateInput


class Sample(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Title"), help_text=_("A short name that others will understand."))
    text = forms.CharField(label=_("Text"), widget=forms.Textarea, required=False)
    day = forms.DateField(label=_("Day"), widget=DateInput)
    choice = forms.ChoiceField(label=_("Sub-goal"), choices=[("1", "1"), ("2", "2")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label=_("I have read it"), required=False)


@anyone
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page, checked for accessibility."""
    wrong = Sample({"wrong-title": "", "wrong-day": "x"}, prefix="wrong")
    return render(request, "ui/gallery.html", {"form": Sample(), "wrong": wrong})
