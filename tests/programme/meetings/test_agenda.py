"""Agenda and speakers."""

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Person, Position
from skillnad.programme.meetings.actions import agenda
from skillnad.programme.meetings.models import AgendaItem, Speaker


@pytest.fixture
def item(meeting, supporter):
    return agenda.add_item(
        meeting=meeting, by=supporter, title="Inledning", kind="speech", from_minute=0, to_minute=15, order=1
    )


def test_an_item_is_put_on_the_agenda_and_shown_by_the_clock(as_user, supporter, meeting):
    browser = as_user(supporter)
    values = {"title": "Panel", "kind": "panel", "from_minute": "15", "to_minute": "45", "order": "1"}
    browser.post(reverse("meeting_item_new", args=[meeting.pk]), values)
    page = browser.get(reverse("meeting", args=[meeting.pk])).text
    assert "Panel" in page
    assert "10:15–10:45" in page  # the meeting begins at ten in Stockholm


def test_the_next_item_begins_where_the_last_ended(as_user, supporter, meeting, item):
    form = as_user(supporter).get(reverse("meeting_item_new", args=[meeting.pk])).context["form"]
    assert (form.initial["order"], form.initial["from_minute"]) == (2, 15)


def test_a_speaker_keeps_the_role_of_the_day_as_printed(as_user, supporter, meeting, item, body):
    browser = as_user(supporter)
    values = {"name": "Anna Prov", "role": "ställföreträdande gd", "organisation": body.pk, "order": "1"}
    browser.post(reverse("meeting_speaker_new", args=[item.pk]), values)
    assert "Anna Prov, ställföreträdande gd, Provverket" in browser.get(reverse("meeting", args=[meeting.pk])).text


def test_a_role_that_has_ended_since_is_told_once(anonymous, published, supporter, body):
    person = Person.objects.create(slug="anna-prov", name="Anna Prov", invented=True)
    term = {"person": person, "body": body, "kind": "minister", "title": "arbetsmarknadsminister"}
    position = Position.objects.create(**term, valid_from="2014-10-03", valid_to="2019-09-10")
    for order in (1, 2, 3):
        item = agenda.add_item(meeting=published, by=supporter, title=f"Punkt {order}", order=order)
        agenda.add_speaker(item=item, by=supporter, name="Anna Prov", role="minister", position=position)
    address = reverse("public_meeting", args=[published.slug])
    told = "Between 3 October 2014 and 10 September 2019 Anna Prov was arbetsmarknadsminister, Provverket."
    assert anonymous.get(address).text.count(told) == 1


def test_of_a_role_known_from_one_day_or_still_held_nothing_is_told(anonymous, published, supporter, body):
    person = Person.objects.create(slug="anna-prov", name="Anna Prov", invented=True)
    for first, last in (("2018-04-09", "2018-04-09"), ("2018-04-09", None), ("2018-04-09", "2099-01-01")):
        position = Position.objects.create(
            person=person, body=body, kind="head", title="gd", valid_from=first, valid_to=last
        )
        item = agenda.add_item(meeting=published, by=supporter, title="Punkt", order=1)
        agenda.add_speaker(item=item, by=supporter, name="Anna Prov", role="gd", position=position)
    page = anonymous.get(reverse("public_meeting", args=[published.slug])).text
    assert "Roles on this page that have ended" not in page


def test_items_and_speakers_are_removed(as_user, supporter, meeting, item):
    speaker = agenda.add_speaker(item=item, by=supporter, name="Anna Prov", role="gd")
    browser = as_user(supporter)
    browser.post(reverse("meeting_speaker_remove", args=[speaker.pk]))
    assert not Speaker.objects.exists()
    browser.post(reverse("meeting_item_remove", args=[item.pk]))
    assert not AgendaItem.objects.exists()


def test_an_item_that_ends_before_it_begins_is_refused_in_words(as_user, supporter, meeting):
    values = {"title": "Panel", "kind": "panel", "from_minute": "45", "to_minute": "15", "order": "1"}
    page = as_user(supporter).post(reverse("meeting_item_new", args=[meeting.pk]), values)
    assert "The item ends before it begins." in page.text


def test_two_who_change_the_same_item_lose_no_text(as_user, supporter, item):
    agenda.change_item(item=item, version=1, by=supporter, title="Välkomna")
    values = {"title": "Hälsning", "kind": "speech", "order": "1", "version": "1"}
    page = as_user(supporter).post(reverse("meeting_item_edit", args=[item.pk]), values)
    assert "Välkomna" in page.text
    assert "Hälsning" in page.text


@pytest.mark.parametrize("name", ["meeting_item_edit", "meeting_speaker_new"])
def test_an_agency_does_not_write_the_agenda(as_user, coordinator, item, name):
    assert as_user(coordinator).get(reverse(name, args=[item.pk])).status_code == 403
    with pytest.raises(Refused):
        agenda.remove_item(item=item, by=coordinator)


def test_a_meeting_of_the_real_world_is_not_there_for_an_invented_supporter(as_user, supporter, item):
    type(item.programme).objects.update(invented=False)
    assert as_user(supporter).get(reverse("meeting_item_edit", args=[item.pk])).status_code == 404
