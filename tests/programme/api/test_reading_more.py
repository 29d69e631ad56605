"""What is public of mandates, meetings, counts and the register, by program."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from programme.public_world import make_requirement
from skillnad.programme.agencies.models import (
    BodyName,
    Membership,
    Person,
    Position,
    PublishedCount,
    StaffCount,
)
from skillnad.programme.mandates.models import Mandate
from skillnad.programme.meetings.models import AgendaItem, Contribution, Meeting, Promise, Speaker

WHEN = datetime(2026, 4, 9, 13, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def meeting(programme):
    return Meeting.objects.create(programme=programme, slug="motet", title="Mötet", starts_at=WHEN, status="held")


def test_mandates_with_what_they_ask_for(client, programme, body, other_body):
    mandate = make_requirement(programme, body).mandate
    Mandate.objects.create(programme=programme, title="De andras", valid_to=date(2020, 1, 1)).bodies.add(other_body)
    assert client.get("/api/v1/mandates").json()["total"] == 2
    assert client.get("/api/v1/mandates", {"on": "2026-01-01"}).json()["total"] == 1
    listed = client.get("/api/v1/mandates", {"body": body.slug}).json()["items"]
    assert [(one["id"], one["programme"]) for one in listed] == [(mandate.pk, programme.slug)]
    whole = client.get(f"/api/v1/mandates/{mandate.pk}").json()
    assert whole["bodies"] == [body.slug]
    assert whole["requirements"][0]["due_on"] == "2026-02-22"
    assert [one["heading_en"] for one in whole["requirements"][0]["sections"]] == ["Problems", "Effects"]


def test_mandates_of_another_world_are_not_here(client, programme, body):
    mandate = make_requirement(programme, body).mandate
    type(programme).objects.update(invented=False)
    assert client.get("/api/v1/mandates").json()["total"] == 0
    assert client.get(f"/api/v1/mandates/{mandate.pk}").status_code == 404


def test_a_meeting_is_told_as_on_its_public_page(client, programme, body, other_body, meeting):
    person = Person.objects.create(slug="asa-prov", name="Åsa Prov", invented=True)
    position = Position.objects.create(
        person=person, body=body, title="gd", valid_from=date(2026, 1, 1), valid_to=date(2026, 5, 1)
    )
    item = AgendaItem.objects.create(meeting=meeting, title="Inledning", from_minute=0)
    Speaker.objects.create(item=item, name="Åsa Prov", role="gd", organisation=body, position=position)
    Contribution.objects.create(meeting=meeting, body=body, agency="Sagt", status="decided")
    Contribution.objects.create(meeting=meeting, body=other_body, agency="Osagt", status="draft")
    due = date(2026, 12, 1)
    Promise.objects.create(meeting=meeting, body=body, text="Visat löfte", owner="Chefen", due=due)
    Promise.objects.create(meeting=meeting, body=body, text="Eget löfte", owner="Chefen", due=due, shown=False)
    told = client.get("/api/v1/meetings/motet").json()
    speaker = {"name": "Åsa Prov", "role": "gd", "organisation": body.slug}
    assert told["programme"] == programme.slug
    assert told["agenda"][0]["speakers"] == [speaker]
    assert [(one["body"], one["agency"]) for one in told["contributions"]] == [(body.slug, "Sagt")]
    assert [one["text"] for one in told["promises"]] == ["Visat löfte"]
    assert [(one["person"], one["valid_to"]) for one in told["notices"]] == [("Åsa Prov", "2026-05-01")]
    assert [one["slug"] for one in client.get("/api/v1/meetings").json()["items"]] == ["motet"]


def test_a_meeting_is_told_only_while_it_is_published(client, meeting):
    Meeting.objects.update(published_to=date(2026, 4, 30))
    assert client.get("/api/v1/meetings/motet").status_code == 404
    Meeting.objects.update(published_to=None, status="preparing")
    assert client.get("/api/v1/meetings/motet").status_code == 404
    assert client.get("/api/v1/meetings").json()["total"] == 0


def test_members_are_counted_for_a_day(client, programme, body, other_body, ministry):
    Membership.objects.filter(body=body).update(cohort="2013", valid_from="2014-01-01")
    Membership.objects.filter(body=other_body).update(member_type="organisation", valid_from="2016-01-01")
    PublishedCount.objects.create(
        programme=programme, agencies=41, valid_from="2015-01-01", valid_to="2015-12-31", source="Provkällan"
    )
    address = f"/api/v1/programmes/{programme.slug}/counts"
    named = client.get(address, {"on": "2017-01-01"}).json()
    assert (named["agencies"], named["organisations"], named["source"]) == (1, 1, "")
    assert named["by_cohort"] == {"2013": 1, "": 1}
    assert named["by_ministry"][ministry.name] == 1
    published = client.get(address, {"on": "2015-06-01"}).json()
    assert (published["agencies"], published["named_agencies"], published["source"]) == (41, 1, "Provkällan")
    assert client.get("/api/v1/programmes/inget/counts").status_code == 404


def test_the_record_of_a_body(client, body, programme, ministry):
    BodyName.objects.create(body=body, name="Gamla provverket", valid_to=date(2019, 12, 31), source="SFS")
    StaffCount.objects.create(body=body, year=2024, women=1300, men=1001, source="Provkällan")
    told = client.get(f"/api/v1/bodies/{body.slug}/record").json()
    assert [one["programme"] for one in told["memberships"]] == [programme.slug]
    assert [one["ministry"] for one in told["ministries"]] == [ministry.name]
    assert [(one["name"], one["valid_to"]) for one in told["names"]] == [("Gamla provverket", "2019-12-31")]
    assert told["staff"] == [{"year": 2024, "women": 1300, "men": 1001, "source": "Provkällan"}]
    assert client.get(f"/api/v1/bodies/{ministry.slug}/record").status_code == 404


def test_the_number_of_queries_is_that_of_one_row(client, programme, body, django_assert_max_num_queries):
    for number in range(40):
        Mandate.objects.create(programme=programme, title=f"{number}").bodies.add(body)
        Meeting.objects.create(programme=programme, slug=f"m{number}", title="M", starts_at=WHEN, status="held")
    for address in ("mandates", "meetings"):
        with django_assert_max_num_queries(10):
            assert client.get(f"/api/v1/{address}?size=200").json()["total"] == 40


@pytest.mark.parametrize("day", ["0", "1767225600", "22/2 2026", "2026-02-31"])
def test_what_is_no_day_is_refused_in_words(client, programme, day):
    for address in ("mandates", f"programmes/{programme.slug}/members", f"programmes/{programme.slug}/counts"):
        answer = client.get(f"/api/v1/{address}", {"on": day}, headers={"Accept-Language": "en"})
        assert answer.status_code == 422
        assert answer.json()["errors"] == [
            {"where": "query.on", "what": "This is not a day.", "remedy": "Write it as 2026-02-22."}
        ]
