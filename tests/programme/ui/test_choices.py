"""What there is to choose is drawn in one piece, and says the same as when Django draws it option by option."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from skillnad.programme.ui.forms import Renderer

CHOICES = [("", "all"), (3, "a < b"), ('q"z', "Å & Ä"), ("Group <1>", [("x", "X"), ("y", "Y")])]
PLAIN = CHOICES[:3]


class Choosing(forms.Form):
    """One of each way to choose."""

    one = forms.ChoiceField(choices=CHOICES)
    several = forms.MultipleChoiceField(choices=CHOICES)
    ticked = forms.MultipleChoiceField(choices=PLAIN, widget=forms.CheckboxSelectMultiple)
    maybe = forms.NullBooleanField()


def drawn(renderer: DjangoTemplates, name: str, **values: object) -> str:
    html = str(Choosing(renderer=renderer, **values)[name])
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html))


@pytest.mark.parametrize("values", [{}, {"auto_id": False}, {"data": {"one": "3", "several": ["x"], "ticked": ["3"]}}])
@pytest.mark.parametrize("name", ["one", "several", "ticked", "maybe"])
def test_a_choice_is_drawn_as_django_draws_it(name, values):
    ours = drawn(Renderer(), name, **values)
    assert ours.count("<option") + ours.count("<input") >= 3
    assert ours == drawn(DjangoTemplates(), name, **values)
