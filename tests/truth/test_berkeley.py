"""Graduate admissions at Berkeley in 1973: the direction of the gap turns when departments are compared one by one.

Rates: Bickel, Hammel and O'Connell, Science 187 (1975) 398, six departments as in R's `UCBAdmissions`. Departments
and standardised rates: Freedman, Pisani and Purves, Statistics. Common odds ratio and its test: R's
`mantelhaen.test(UCBAdmissions)`.
"""

import pytest

from skillnad.gaps import Gap

from .sources import compared, inverse, method

PUBLISHED_PERCENT = {"A": (82, 62), "B": (68, 63), "C": (34, 37), "D": (35, 33), "E": (24, 28), "F": (7, 6)}


@pytest.fixture(scope="module")
def gap(data) -> Gap:
    return compared(
        records={"source": str(data / "admissions-berkeley-1973/ucb_admissions_counts.csv"), "count": "Freq"},
        sex={"column": "Gender", "women": "Female", "men": "Male"},
        stage=[{"id": "admitted", "when": "Admit = 'Admitted'"}],
        factor={"dept": {"column": "Dept", "role": "structure"}},
    ).gap("admitted")


def test_the_raw_rates_are_as_published(gap):
    assert (gap.women.persons, gap.women.reached) == (1835, 557)
    assert (gap.men.persons, gap.men.reached) == (2691, 1198)
    assert 100 * gap.women.value == pytest.approx(30.4, abs=0.05)  # published with one decimal
    assert 100 * gap.men.value == pytest.approx(44.5, abs=0.05)


def test_the_rates_of_the_six_departments_are_as_published(gap):
    found = {row.level: (row.women.value, row.men.value) for row in gap.breakdowns[0].levels}
    assert list(found) == list(PUBLISHED_PERCENT)
    for dept, (women, men) in PUBLISHED_PERCENT.items():
        assert 100 * found[dept][0] == pytest.approx(women, abs=0.5)  # published in whole percent
        assert 100 * found[dept][1] == pytest.approx(men, abs=0.5)


def test_the_rates_standardised_to_all_applicants_are_as_published(gap):
    standardised = method(gap.level("full"), "standardised_all")
    assert 100 * standardised.women == pytest.approx(43, abs=0.5)  # published in whole percent
    assert 100 * standardised.men == pytest.approx(39, abs=0.5)


def test_the_common_odds_ratio_and_its_test_are_those_of_r(gap):
    details = method(gap.level("full"), "mantel_haenszel").details
    assert details["chi_square_corrected"] == pytest.approx(1.4269462, abs=5e-8)  # R prints so many decimals
    assert details["p_value_corrected"] == pytest.approx(0.2322635, abs=5e-8)
    assert inverse(details["odds_ratio"]) == pytest.approx((0.9046968, 0.7719, 1.0603), abs=5e-5)
    assert 1 / details["odds_ratio"]["value"] == pytest.approx(0.9046968, abs=5e-8)


def test_the_reader_is_told_that_the_direction_turns(gap):
    codes = {notice.code for notice in gap.notices}
    assert {"direction_reverses", "direction_differs_between_groups"} <= codes
    assert gap.raw.headline.value < 0 < gap.level("full").headline.value


def test_nothing_that_the_law_lets_count_was_adjusted_for_so_the_headline_is_raw(gap):
    assert gap.headline is gap.raw
    assert gap.headline.verdict.word == "difference"
