"""Ambizione grants of the Swiss National Science Foundation, 2012–2022: no gap that could be seen.

SNSF data story of 4 December 2023: 36 per cent of the grants to women, similar success rates. Success rates and odds
ratios: recomputed from the public file with other software.
"""

import pytest

from skillnad.gaps import Gap

from .sources import compared, method


@pytest.fixture(scope="module")
def gap(data) -> Gap:
    return compared(
        records={"source": str(data / "grants-snsf-ambizione/ambizione.csv")},
        sex={"column": "gender", "women": "Female", "men": "Male"},
        stage=[{"id": "approved", "when": "is_approved = 'TRUE'"}],
        factor={
            "area": {"column": "research_area", "role": "legal"},
            "call": {"column": "call_end_date", "role": "structure"},
        },
    ).gap("approved")


def odds_ratio(gap: Gap, level: str) -> tuple[float, float, float]:
    found = method(gap.level(level), "logit").details["odds_ratio"]
    return found["value"], found["low"], found["high"]


def test_the_success_rates_and_the_womens_share_are_as_published(gap):
    assert 100 * gap.women.value == pytest.approx(21.79, abs=0.005)
    assert 100 * gap.men.value == pytest.approx(21.43, abs=0.005)
    share = gap.women.reached / (gap.women.reached + gap.men.reached)
    assert 100 * share == pytest.approx(35.89, abs=0.005)


def test_the_areas_go_different_ways_as_the_story_says(gap):
    areas = {row.level: (100 * row.women.value, 100 * row.men.value) for row in gap.breakdowns[0].levels}
    assert areas["MINT"] == pytest.approx((24.74, 20.93), abs=0.005)
    assert areas["SSH"] == pytest.approx((20.46, 22.32), abs=0.005)
    assert areas["LS"] == pytest.approx((21.09, 21.52), abs=0.005)


def test_the_odds_ratio_raw_and_with_area_and_call_equal(gap):
    raw = gap.odds_ratio
    assert (raw.value, raw.low, raw.high) == pytest.approx((1.022, 0.876, 1.192), abs=5e-4)
    assert odds_ratio(gap, "law")[0] == pytest.approx(1.0292, abs=5e-5)
    assert odds_ratio(gap, "full")[0] == pytest.approx(1.0423, abs=5e-5)
    assert odds_ratio(gap, "full") == pytest.approx((1.0423, 0.888, 1.223), abs=5e-4)


def test_no_gap_found_is_not_called_no_gap(gap):
    verdict = gap.headline.verdict
    assert verdict.word == "too_few_to_tell"
    assert verdict.smallest_detectable > verdict.practical
