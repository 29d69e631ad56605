"""How the period of a mandate is written."""

from datetime import date

from django.template.loader import render_to_string
from django.utils import translation

from skillnad.programme.mandates.models import Mandate


def test_a_period_names_its_months_in_full_in_swedish() -> None:
    mandate = Mandate(valid_from=date(2024, 7, 1), valid_to=date(2028, 12, 31))
    with translation.override("sv"):
        shown = render_to_string("mandates/period.html", {"mandate": mandate}).strip()
    assert shown == "1 juli 2024–31 december 2028"
