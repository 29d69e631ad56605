"""Each published count is the answer for its date; those known by name are told apart."""

from datetime import date

import pytest

from skillnad.programme.agencies.queries import members_on


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2013, 6, 1), "18"),
        (date(2014, 12, 31), "18"),
        (date(2015, 1, 15), "41"),
        (date(2015, 12, 31), "41"),
        (date(2016, 11, 17), "59 + 1"),
        (date(2018, 4, 9), "58 + 1"),
        (date(2019, 10, 1), "58 + 1"),
        (date(2020, 10, 1), "54"),
        (date(2024, 10, 2), "54"),
        (date(2025, 1, 31), "53"),
    ],
)
def test_the_published_count_of_a_day(jim, day, count):
    assert str(members_on(jim, day)) == count


def test_sixty_is_operations_and_not_agencies(jim):
    count = members_on(jim, date(2016, 11, 17))
    assert (count.operations, count.agencies, count.organisations) == (60, 59, 1)


def test_fewer_are_known_by_name_than_were_counted(jim):
    count = members_on(jim, date(2018, 4, 9))
    assert count.named_agencies == 18 + 4 + 3 + 3 + 2 + 6
    assert count.named_organisations == 1
    assert count.unnamed == 59 - 37
    assert "Erfarenhetsutbyte" in count.published.source


def test_all_of_jim_3_are_known_by_name(jim):
    third = [member for member in members_on(jim, date(2016, 1, 1)).named if member.cohort == "JiM 3"]
    assert len(third) == 19
    assert all(member.verified for member in third)


def test_nothing_is_counted_outside_the_programme(jim):
    for day in (date(2012, 12, 31), date(2026, 1, 1)):
        count = members_on(jim, day)
        assert (count.published, count.named, str(count)) == (None, [], "0")


def test_no_more_are_known_by_name_than_were_counted(jim):
    for year in range(2013, 2026):
        count = members_on(jim, date(year, 12, 31))
        assert len(count.named) <= count.operations
