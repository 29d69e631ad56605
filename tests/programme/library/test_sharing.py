"""Writing down, sharing, reading."""

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import PeerGroup
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.library import actions
from skillnad.programme.library.models import Experience
from skillnad.programme.library.peers import peers_of


def test_a_body_writes_shares_and_others_read(as_user, coordinator, neighbour, body, values):
    answer = as_user(coordinator).post(reverse("experience_new", args=[body.slug]), values)
    written = Experience.objects.get()
    assert answer.url == reverse("experience", args=[written.pk])
    assert as_user(neighbour).get(answer.url).status_code == 404
    as_user(coordinator).post(reverse("experience_step", args=[body.slug, written.pk]), {"step": "share"})
    page = as_user(neighbour).get(answer.url).text
    assert "Skillnaden halverades." in page
    assert "Bidragsenheten" in page
    assert list(AuditEvent.objects.values_list("kind", flat=True)) == ["library.written", "library.shared"]


def test_what_is_best_shown_comes_first_then_what_is_latest(as_user, neighbour, write):
    for title, grade, to_year, outcome in (
        ("Antagen", "assumed", 2026, "worked"),
        ("Mätt gammal", "measured", 2020, "failed"),
        ("Jämförd", "compared", 2015, "none"),
        ("Mätt ny", "measured", 2025, "worked"),
        ("Mätt pågår", "measured", None, "unknown"),
    ):
        write(share=True, title=title, grade=grade, from_year=2014, to_year=to_year, outcome=outcome)
    listed = as_user(neighbour).get(reverse("library")).context["page"].object_list
    assert [one.title for one in listed] == ["Jämförd", "Mätt pågår", "Mätt ny", "Mätt gammal", "Antagen"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"sub_goal": "6"}, {"Våld"}),
        ({"operation": "supervision"}, {"Tillsyn"}),
        ({"outcome": "failed"}, {"Våld"}),
        ({"q": "tillsynen", "outcome": "failed"}, set()),
        ({"q": "bedömning"}, {"Anonym bedömning"}),
        ({"sub_goal": "nonsense"}, {"Våld", "Tillsyn", "Anonym bedömning"}),
    ],
)
def test_filters_and_words_narrow_the_list(as_user, neighbour, write, asked, found):
    write(share=True)
    write(share=True, title="Våld", sub_goal="6", outcome="failed")
    write(share=True, title="Tillsyn", operation="supervision")
    page = as_user(neighbour).get(reverse("library"), asked)
    assert {one.title for one in page.context["page"].object_list} == found
    assert ("Nothing found. Try fewer words" in page.text) is (not found)


def test_a_peer_group_can_be_chosen(as_user, neighbour, write, programme, body):
    write(share=True)
    group = PeerGroup.objects.create(slug="bidrag", programme=programme, name="Bidragsgivare")
    browser, page = as_user(neighbour), reverse("library")
    assert len(browser.get(page, {"group": group.pk}).context["page"].object_list) == 0
    group.bodies.add(body)
    assert len(browser.get(page, {"group": group.pk}).context["page"].object_list) == 1


def test_what_is_of_the_other_world_is_not_there(as_user, neighbour, write, body):
    shared = write(share=True)
    type(body).objects.filter(pk=body.pk).update(invented=False)
    assert as_user(neighbour).get(reverse("experience", args=[shared.pk])).status_code == 404
    assert len(as_user(neighbour).get(reverse("library")).context["page"].object_list) == 0


@pytest.mark.parametrize("links", ["javascript:alert(1)", "data:text/html,x", "https://", "www.example.org"])
def test_only_addresses_of_the_web_are_links(as_user, coordinator, body, links, values):
    page = as_user(coordinator).post(reverse("experience_new", args=[body.slug]), {**values, "links": links})
    assert "is not an address of the web" in page.text
    assert not Experience.objects.exists()


def test_it_cannot_end_before_it_begins(as_user, coordinator, body, values):
    page = as_user(coordinator).post(reverse("experience_new", args=[body.slug]), {**values, "to_year": "2020"})
    assert "It ends before it begins." in page.text


def test_two_who_change_the_same_experience_lose_no_text(as_user, coordinator, write, body, values):
    written = write()
    actions.change_experience(experience=written, version=1, by=coordinator, title="Ett annat namn")
    written_over = {**values, "title": "Ett tredje namn", "version": "1"}
    page = as_user(coordinator).post(reverse("experience_edit", args=[body.slug, written.pk]), written_over)
    assert "Ett annat namn" in page.text
    assert "Ett tredje namn" in page.text


def test_an_analyst_reads_but_does_not_write(as_user, user_as, write, body):
    shared = write(share=True)
    analyst = user_as("analyst", body)
    assert as_user(analyst).get(reverse("experience", args=[shared.pk])).status_code == 200
    assert as_user(analyst).get(reverse("experience_edit", args=[body.slug, shared.pk])).status_code == 403
    with pytest.raises(Refused):
        actions.withdraw_experience(experience=shared, by=analyst)


def test_experience_of_another_body_cannot_be_changed(as_user, neighbour, write, body, other_body):
    shared = write(share=True)
    browser = as_user(neighbour)
    assert browser.get(reverse("experience_edit", args=[body.slug, shared.pk])).status_code == 404
    assert browser.get(reverse("experience_edit", args=[other_body.slug, shared.pk])).status_code == 404
    assert (
        browser.post(reverse("experience_step", args=[body.slug, shared.pk]), {"step": "withdraw"}).status_code == 404
    )


def test_whoever_has_no_role_reads_nothing(as_user, anonymous, user_as, body, write):
    shared = write(share=True)
    nobody = user_as("administrator", body)
    assert as_user(nobody).get(reverse("experience", args=[shared.pk])).status_code == 403
    assert anonymous.get(reverse("experience", args=[shared.pk])).status_code == 302


def test_peers_share_a_group_or_have_tried_something_on_the_same_kind_of_problem(
    write, neighbour, body, other_body, programme
):
    from skillnad.programme.problems.models import Problem

    write(share=True)
    assert peers_of(other_body) == []
    Problem.objects.create(
        body=other_body, title="Bidrag", observed="?", affected="?", operation="grants", sub_goals=["2", "6"]
    )
    assert [(peer.body, len(peer.reasons)) for peer in peers_of(other_body)] == [(body, 1)]
    group = PeerGroup.objects.create(slug="bidrag", programme=programme, name="Bidragsgivare")
    group.bodies.set([body, other_body])
    [peer] = peers_of(other_body)
    assert [str(reason) for reason in peer.reasons] == [
        "Same peer group: Bidragsgivare",
        "Has tried something on the same kind of problem: Anonym bedömning",
    ]


def test_the_list_asks_as_many_questions_for_many_rows_as_for_few(
    as_user, neighbour, write, django_assert_max_num_queries
):
    for number in range(12):
        write(share=True, title=f"Erfarenhet {number}")
    browser = as_user(neighbour)
    with django_assert_max_num_queries(30):
        browser.get(reverse("library"), {"q": "erfarenhet"})
