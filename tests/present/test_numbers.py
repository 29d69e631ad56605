"""Numbers as each language writes them."""

import pytest

from skillnad.language import choose
from skillnad.present.numbers import MINUS, SPACE, amount, count, number, points, share


@pytest.fixture(params=["sv", "en"])
def language(request):
    choose(request.param)
    yield request.param
    choose(None)


def test_decimal_sign_and_thousands_are_the_language_s_own(language):
    expected = {"sv": f"1{SPACE}234{SPACE}567,89", "en": "1,234,567.89"}[language]
    assert number(1234567.891, 2) == expected


def test_minus_is_a_minus_and_not_a_hyphen(language):
    assert number(-5) == f"{MINUS}5"


def test_what_rounds_to_nothing_has_no_sign(language):
    assert number(-0.0001, 1) == number(0.0, 1)


def test_percentages_and_percentage_points_are_told_apart(language):
    assert share(0.304) == {"sv": "30,4 %", "en": "30.4 %"}[language]
    assert points(-0.142).endswith({"sv": "procentenheter", "en": "percentage points"}[language])


def test_what_is_withheld_is_two_dots(language):
    assert (count(None), share(None), amount(None)) == ("..", "..", "..")


@pytest.mark.parametrize(("value", "decimals"), [(18400.4, 0), (99.94, 1), (1.234, 2), (0.01234, 4)])
def test_small_amounts_have_more_decimals_than_large_ones(value, decimals):
    choose("en")
    shown = amount(value)
    choose(None)
    assert len(shown.partition(".")[2]) == decimals
