"""Numbers as statistics write them, and sums with the tolerance of rounding."""

from decimal import Decimal

import pytest

from skillnad.check.numbers import is_year, parse_value, years_in
from skillnad.check.sums import check_sum


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25 666", "25666"),
        ("25\u00a0666", "25666"),
        ("10.173", "10173"),
        ("31,5", "31.5"),
        ("−1 946", "-1946"),
        ("\u20111 946", "-1946"),
        ("29,2%", "29.2"),
    ],
)
def test_numbers_are_read(text, number):
    assert parse_value(text).number == Decimal(number)


@pytest.mark.parametrize(("text", "symbol"), [("–", "nil"), ("..", "missing"), (".", "not applicable")])
def test_symbols_are_told_apart(text, symbol):
    assert parse_value(text).symbol == symbol


@pytest.mark.parametrize("text", ["Syrien", "", "3/3", "20–64 år", "Tabell 4 om allt"])
def test_words_are_no_numbers(text):
    value = parse_value(text)
    assert value is None or value.unit


def test_a_year_with_a_footnote_glued_on_is_a_year():
    assert is_year("20082")
    assert is_year("2012/13")
    assert not is_year("20 082")
    assert years_in("åren 2010–2012") == ("2010", "2011", "2012")


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ((26280, 15901), 42181),
        ((25930, 14548), 40478),
        ((14322, 9079), 23401),
        ((12781, 8007), 20788),
        ((2443000, 2687000), 5130000),
        ((34000, 32000), 65000),
        ((282200, 183100), 465300),
    ],
)
def test_published_sums_pass(parts, total):
    """UHR 2017, Statistics Sweden's labour force 2019, and the National Financial Management Authority's example."""
    assert check_sum("", [Decimal(part) for part in parts], Decimal(total)) is None


def test_a_sum_that_rounding_does_not_explain_is_found_with_its_difference():
    found = check_sum("2015", [Decimal(27787), Decimal(16695)], Decimal(44784))
    assert found.difference == Decimal(-302)
    assert found.tolerance == 0
