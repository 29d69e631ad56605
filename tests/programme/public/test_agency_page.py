"""The public page of a member."""

import pytest
from django.utils import timezone

from skillnad.programme.agencies.models import Body, Membership, StaffCount
from skillnad.programme.mandates.models import Mandate


@pytest.fixture
def page(anonymous, body):
    def read() -> str:
        return anonymous.get(f"/prova/publikt/myndighet/{body.slug}/").content.decode()

    return read


def test_the_page_names_the_mandates_of_today(page, body, programme):
    year = timezone.localdate().year
    now = Mandate.objects.create(programme=programme, title="Det som gäller", valid_from=f"{year}-01-01")
    past = Mandate.objects.create(programme=programme, title="Det som var", valid_to="2020-12-31")
    others = Mandate.objects.create(programme=programme, title="De andras")
    now.bodies.add(body)
    past.bodies.add(body)
    text = page()
    assert now.title in text
    assert past.title not in text
    assert others.title not in text


def test_staff_is_told_women_first(page, body):
    StaffCount.objects.create(body=body, year=2023, women=1204, men=998, source="Provkällan")
    StaffCount.objects.create(body=body, year=2024, women=1300, men=1001, source="Provkällan")
    text = page()
    assert "1,300 women and 1,001 men were employed in 2024." in text
    assert text.index("2024") < text.index("2023")


def test_one_who_left_still_has_a_page_and_others_have_none(anonymous, body):
    Membership.objects.update(valid_from="2014-01-01", valid_to="2019-12-31")
    assert anonymous.get(f"/prova/publikt/myndighet/{body.slug}/").status_code == 200
    Body.objects.create(slug="utanfor", name="Utanför", invented=True)
    assert anonymous.get("/prova/publikt/myndighet/utanfor/").status_code == 404


def test_an_empty_page_says_so(page):
    assert "No mandate is registered for today." in page()
