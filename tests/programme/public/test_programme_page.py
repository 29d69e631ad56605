"""The page of a programme, for a day."""

import re

from skillnad.programme.agencies.models import Membership, Programme
from skillnad.programme.public.reading.programmes import counts_of, members_on


def test_one_programme_is_shown_at_once(anonymous, programme):
    answer = anonymous.get("/prova/publikt/")
    assert answer.url == f"/prova/publikt/program/{programme.slug}/"


def test_the_page_names_members_with_ministry_and_cohort(anonymous, programme, body, ministry):
    Membership.objects.update(cohort="2013")
    page = anonymous.get(f"/prova/publikt/program/{programme.slug}/").content.decode()
    assert "1 agency belongs" in page
    row = re.search(rf"<tr><th scope=\"row\"><a href=\"/prova/publikt/myndighet/{body.slug}/\">.*?</tr>", page).group()
    assert ministry.name in row
    assert "2013" in row


def test_agencies_and_organisations_are_counted_apart(programme, body, other_body, ministry):
    Membership.objects.filter(body=other_body).update(member_type="organisation", cohort="2015")
    counts = counts_of(
        members_on(programme, Membership.objects.model._meta.get_field("valid_from").to_python("2026-01-01"))
    )
    assert (counts.agencies, counts.organisations) == (1, 1)
    assert counts.by_cohort == [("", 1), ("2015", 1)]
    assert (ministry.name, 1) in counts.by_ministry


def test_the_count_is_that_of_the_day(anonymous, programme, body):
    Membership.objects.update(valid_from="2014-01-01", valid_to="2019-12-31")
    page = f"/prova/publikt/program/{programme.slug}/"
    assert body.name in anonymous.get(page, {"day": "2015-06-01"}).content.decode()
    assert body.name not in anonymous.get(page, {"day": "2020-01-01"}).content.decode()
    assert "Nobody belonged" in anonymous.get(page, {"day": "2020-01-01"}).content.decode()


def test_a_day_that_is_none_is_explained(anonymous, programme):
    page = anonymous.get(f"/prova/publikt/program/{programme.slug}/", {"day": "igår"})
    assert page.status_code == 200
    assert b"error-summary" in page.content


def test_programmes_of_the_other_world_are_not_here(anonymous, db):
    Programme.objects.create(slug="verklig", name="Ett verkligt program", invented=False)
    Programme.objects.create(slug="gammal", name="Ett gammalt program", invented=True, archived=True)
    assert anonymous.get("/prova/publikt/program/verklig/").status_code == 404
    assert anonymous.get("/prova/publikt/program/gammal/").status_code == 404
    assert "No programme runs here yet" in anonymous.get("/prova/publikt/").content.decode()


def test_the_number_of_queries_is_that_of_one_member(anonymous, programme, ministry, django_assert_max_num_queries):
    from programme.conftest import make_member

    for number in range(60):
        make_member(f"verk-{number}", f"Verk {number}", programme, ministry)
    with django_assert_max_num_queries(8):
        assert anonymous.get(f"/prova/publikt/program/{programme.slug}/").status_code == 200
