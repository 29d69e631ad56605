"""The pages of the archive: anyone reads them, nothing writes, and they tell what the sources tell."""

import re

import pytest
from django.urls import resolve, reverse

from skillnad.programme.archive import urls
from skillnad.programme.archive.reading import facts

PLAIN = [one.name for one in urls.urlpatterns if "<" not in str(one.pattern)]
PANEL = [
    ("Sven Stafström", "gd", "Vetenskapsrådet"),
    ("Erna Zelmin-Ekenhem", "gd", "Arbetsmiljöverket"),
    ("Kent Ehliasson", "gd", "Statens institutionsstyrelse"),
    ("Fredrik Rosengren", "överdirektör", "Skatteverket"),
    ("Henrik Engström", "ställföreträdande gd", "Pensionsmyndigheten"),
    ("Tommy Lagergren", "biträdande gd", "Statens skolinspektion"),
]
OTHERS = [
    ("Mikael Ribbenvik", "gd", "Migrationsverket"),
    ("Gunilla Nordlöf", "gd", "Tillväxtverket"),
    ("Åke Nordlander", "budgetchef", "Finansdepartementet"),
    ("Lena Ag", "gd", "Jämställdhetsmyndigheten"),
    ("Clas Olsson", "gd", "Ekonomistyrningsverket"),
    ("Tony Malmborg", "tillförordnad gd", "Statskontoret"),
]


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", response.content.decode()))


def read(browser, name, *args, **query) -> str:
    response = browser.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return text_of(response)


@pytest.mark.parametrize("name", PLAIN)
def test_every_page_is_read_without_signing_in(jim, anonymous, name):
    response = anonymous.get(reverse(name))
    assert response.status_code == 200
    assert not response.cookies.get("sessionid")


@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda one: one.name)
def test_no_page_takes_anything_but_reading(rf, pattern):
    assert pattern.callback.door == "anyone"
    for method in ("post", "put", "patch", "delete"):
        response = pattern.callback(getattr(rf, method)("/arkivet/"), **dict.fromkeys(pattern.pattern.converters, "x"))
        assert response.status_code == 405


@pytest.mark.parametrize("name", PLAIN)
def test_no_page_has_a_form_that_writes(jim, anonymous, name):
    page = anonymous.get(reverse(name)).content.decode()
    posting = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]+)"', page)
    assert set(posting) <= {reverse("set_language")}


@pytest.mark.parametrize("name", PLAIN)
def test_no_page_has_inline_style_or_script(jim, anonymous, name):
    page = anonymous.get(reverse(name)).content.decode()
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]*src=)", page)


def test_the_number_of_questions_does_not_grow_with_the_members(jim, anonymous, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        read(anonymous, "archive_members", datum="2016-11-17")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2013-05-01", "18 agencies."),
        ("2015-05-01", "41 agencies."),
        ("2016-11-17", "59 agencies and 1 organisation."),
        ("2018-04-09", "58 agencies and 1 organisation."),
        ("2021-01-01", "54 agencies."),
        ("2025-06-01", "53 agencies."),
        ("2026-06-01", "No count is published for this day."),
    ],
)
def test_the_members_of_a_day_are_counted(jim, anonymous, day, words):
    assert words in read(anonymous, "archive_members", datum=day)


def test_a_day_that_is_none_is_told(jim, anonymous):
    assert "Enter a valid date." in read(anonymous, "archive_members", datum="snart")


def test_members_have_the_name_of_the_day(jim, anonymous):
    page = read(anonymous, "archive_members", datum="2016-11-17")
    assert "Totalförsvarets rekryteringsmyndighet" in page
    assert "Myndigheten för samhällsskydd och beredskap" in page


@pytest.mark.parametrize(("name", "title", "body"), PANEL + OTHERS)
def test_every_speaker_of_9_april_2018_has_the_role_as_printed(jim, anonymous, name, title, body):
    assert f"{name}, {title}, {body}" in read(anonymous, "archive_meeting", "april-2018")


def test_both_ministers_spoke_on_9_april_2018_and_one_notice_is_derived(jim, anonymous):
    page = read(anonymous, "archive_meeting", "april-2018")
    assert "Lena Hallengren, jämställdhetsminister" in page
    notice = "Between 3 October 2014 and 10 September 2019 Ylva Johansson was arbetsmarknadsminister."
    assert page.count(notice) == 1
    assert "published during the period 3 October 2014 to 20 January 2019" in page


def test_the_panel_stands_in_one_point_with_120_seconds_each(jim, anonymous):
    page = read(anonymous, "archive_meeting", "april-2018")
    points = [page.index(words) for words in ("Opening speech", "gender budgeting", "120 seconds", "Fair and accurate")]
    assert points == sorted(points)


def test_pictures_are_told_with_their_photographer(jim, anonymous):
    assert read(anonymous, "archive_meeting", "april-2018").count("Photo: Ninni Andersson") == 4
    assert read(anonymous, "archive_pages").count("Photo: Sören Andersson") == 8


def test_a_meeting_that_never_was_is_not_found(db, anonymous):
    assert anonymous.get(reverse("archive_meeting", args=["april-2017"])).status_code == 404


def test_all_statements_stand_with_their_requirement(jim, anonymous):
    page = read(anonymous, "archive_statements")
    for statement in facts().statement:
        assert statement.said.en in page.replace("&#x27;", "'")
        assert statement.requirement.en in page.replace("&#x27;", "'")


def test_the_conflict_of_2015_is_shown(jim, anonymous):
    page = read(anonymous, "archive_boards")
    assert page.count("2015 sources disagree") == 2
    assert "196 of 238 (82 %)" in page
    assert "187 of 244 (77 %)" in page


def test_an_agency_is_found_by_an_older_name(jim, anonymous):
    page = read(anonymous, "archive_agencies", q="Totalförsvarets pliktverk")
    assert "Totalförsvarets plikt- och prövningsverk" in page
    assert "1 body found." in page


def test_the_cohort_of_2016_is_nineteen(jim, anonymous):
    assert "19 bodies found." in read(anonymous, "archive_agencies", omgang="JiM 3")


def test_an_agency_page_shows_staff_names_and_membership(jim, anonymous):
    page = read(anonymous, "archive_agency", "myndigheten-for-delaktighet")
    assert "Myndigheten för handikappolitisk samordning" in page
    assert "JiM 3" in page
    assert "verified" in page


def test_the_merger_is_told_on_both_pages(jim, anonymous):
    assert "On 1 January 2026 it became part of Statskontoret" in read(
        anonymous, "archive_agency", "ekonomistyrningsverket"
    )
    assert "On 1 January 2026 Ekonomistyrningsverket became part of it." in read(
        anonymous, "archive_agency", "statskontoret"
    )


def test_an_invented_body_is_not_in_the_archive(jim, body, anonymous):
    assert anonymous.get(reverse("archive_agency", args=[body.slug])).status_code == 404
    assert anonymous.get(reverse("archive_staff", args=[body.slug])).status_code == 404
    assert body.name not in read(anonymous, "archive_agencies", q=body.name[:6])


def test_every_word_of_the_timeline_has_a_source(jim, anonymous):
    page = read(anonymous, "archive_timeline")
    for event in facts().event:
        assert event.what.en in page.replace("&#x27;", "'")


def test_the_menu_of_the_archive_leads_nowhere_else(jim, anonymous):
    page = anonymous.get(reverse("archive")).content.decode()
    menu = re.search(r'<nav class="menu".*?</nav>', page, re.DOTALL)
    for address in re.findall(r'href="([^"]+)"', menu.group()):
        assert address == "/" or resolve(address).url_name.startswith("archive")


def test_swedish_is_the_language_of_one_who_has_not_chosen(jim, client):
    page = client.get(reverse("archive")).content.decode()
    assert "Arkivet över JiM" in page
    assert 'lang="sv"' in page
