"""The working pages of the register: for those who keep it alone."""

from datetime import date

import pytest
from django.urls import reverse

from skillnad.programme.agencies.actions import change_body, rename_body
from skillnad.programme.agencies.models import Body, Membership, Position

OF_A_BODY = [f"register_{name}" for name in "body change rename merge ministry member position".split()]


def test_the_register_is_found_in_the_menu_and_searched(keeper, body, other_body):
    page = keeper.get(reverse("register"), {"q": "prov"}).content.decode()
    assert f'href="{reverse("register")}"' in page
    assert body.name in page
    assert other_body.name not in page


@pytest.mark.parametrize("name", OF_A_BODY)
def test_each_page_of_a_body_opens(keeper, body, name):
    assert keeper.get(reverse(name, args=[body.slug])).status_code == 200


@pytest.mark.parametrize("name", OF_A_BODY)
def test_a_coordinator_is_told_what_is_missing(outsider, body, name):
    assert outsider.get(reverse(name, args=[body.slug])).status_code == 403


@pytest.mark.parametrize("name", ["register", "register_new"])
def test_the_register_is_not_for_all(outsider, name):
    assert outsider.get(reverse(name)).status_code == 403


def test_who_has_not_signed_in_is_asked_to(anonymous, body):
    for address in (reverse("register"), reverse("register_body", args=[body.slug])):
        assert anonymous.get(address).status_code == 302


def test_a_real_body_is_not_found_in_the_try_out(keeper):
    Body.objects.create(slug="ett-verkligt-verk", name="Ett verkligt verk")
    assert keeper.get(reverse("register_body", args=["ett-verkligt-verk"])).status_code == 404
    assert "Ett verkligt verk" not in keeper.get(reverse("register")).content.decode()


def test_a_body_is_added(keeper):
    answer = keeper.post(reverse("register_new"), {"name": "Nämnden för prov", "kind": "agency"})
    assert answer["Location"] == reverse("register_body", args=["namnden-for-prov"])


def test_a_body_is_changed(keeper, body):
    keeper.post(reverse("register_change", args=[body.slug]), {"kind": "agency", "short_name": "PV"})
    assert Body.objects.get(pk=body.pk).short_name == "PV"


def test_two_at_the_same_body_lose_nothing(keeper, user_as, ministry, body):
    other = user_as("administrator", ministry, "Birgit Prov")
    address = reverse("register_change", args=[body.slug])
    assert 'name="version" value="1"' in keeper.get(address).content.decode()
    change_body(by=other, body=Body.objects.get(pk=body.pk), version=1, short_name="BV", kind="other")
    sent = {"kind": "agency", "short_name": "PV"}
    page = keeper.post(address, {**sent, "version": "1"}).content.decode()
    assert "Birgit Prov has saved this since you opened it." in page
    differs = page[page.index("<table") : page.index("</table>")]
    assert "BV" in differs
    assert 'value="PV"' in page
    assert 'name="version" value="2"' in page
    body.refresh_from_db()
    assert (body.short_name, body.kind) == ("BV", "other")
    keeper.post(address, {**sent, "version": "2"})
    body.refresh_from_db()
    assert (body.short_name, body.version, body.edited) == ("PV", 3, True)


def test_a_new_name_is_not_written_over_by_a_page_from_before(keeper, administrator, body):
    rename_body(by=administrator, body=body, name="Nya provverket", name_en="New agency", day=date(2026, 1, 1))
    page = keeper.post(reverse("register_change", args=[body.slug]), {"kind": "agency", "name_en": "", "version": "1"})
    assert "has saved this since you opened it." in page.content.decode()
    body.refresh_from_db()
    assert (body.name, body.name_en) == ("Nya provverket", "New agency")


def test_what_an_act_refuses_stands_on_the_form_with_what_was_written(keeper, body):
    answer = keeper.post(reverse("register_new"), {"name": "Provverket", "kind": "agency"})
    assert answer.status_code == 200
    assert "there is a body with that name already" in answer.content.decode()
    assert 'value="Provverket"' in answer.content.decode()


def test_days_in_the_wrong_order_are_told(keeper, body):
    address = reverse("register_position", args=[body.slug])
    written = {"name": "A", "title": "gd", "kind": "head", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    assert "The last day is before the first." in keeper.post(address, written).content.decode()
    assert not Position.objects.exists()


def test_a_body_is_renamed_and_merged_on_its_pages(keeper, body, other_body):
    keeper.post(reverse("register_rename", args=[body.slug]), {"name": "Nya verket", "day": "2026-01-01"})
    keeper.post(reverse("register_merge", args=[body.slug]), {"successor": other_body.pk, "day": "2026-06-01"})
    page = keeper.get(reverse("register_body", args=[body.slug])).content.decode()
    assert "Nya verket → " in page
    assert "Provverket" in page


def test_a_membership_ends_on_its_page(keeper, body, other_body):
    member = body.memberships.get()
    address = reverse("register_member_end", args=[body.slug, member.pk])
    assert keeper.post(address, {"day": "2026-06-30"}).status_code == 302
    assert Membership.objects.get(pk=member.pk).valid_to.isoformat() == "2026-06-30"


def test_a_row_of_another_body_is_not_found(keeper, body, other_body):
    member = body.memberships.get()
    address = reverse("register_member_end", args=[other_body.slug, member.pk])
    assert keeper.post(address, {"day": "2026-06-30"}).status_code == 404


def test_the_number_of_questions_is_constant(keeper, body, other_body, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        keeper.get(reverse("register_body", args=[body.slug]))
