"""Decisions of two Swedish agencies as they published them: numbers by sex, and nothing to adjust for.

Universitets- och högskolerådet, admissions to summer courses 2015–2017; Vetenskapsrådet, medicine and health 2014 (the
page says 15 % and 16 %). Differences, odds ratios and z: recomputed from the published numbers with other software.
"""

import pytest
from scipy import stats

from .sources import compared

DECISIONS = {  # difference in percentage points, odds ratio, z
    "summer courses 2015, first selection": (-2.60, 0.901, -5.31),
    "summer courses 2016": (-2.60, 0.900, -5.21),
    "summer courses 2017": (-5.75, 0.794, -11.10),
    "medicine and health 2014 (all grants)": (-0.84, 0.937, -0.43),
}


@pytest.fixture(scope="module")
def decided(data):
    def one(decision: str):
        return compared(
            records={
                "source": str(data / "decisions-sweden-aggregated/beslut_per_kon.csv"),
                "count": "applicants",
                "where": f"decision = '{decision}'",
            },
            sex={"column": "sex", "women": "women", "men": "men"},
            stage=[{"id": "granted", "count": "granted"}],
        )

    return one


@pytest.mark.parametrize("decision", DECISIONS)
def test_difference_odds_ratio_and_test_are_those_of_the_published_numbers(decided, decision):
    gap = decided(decision).gap("granted")
    points, odds_ratio, z = DECISIONS[decision]
    assert 100 * gap.raw.headline.value == pytest.approx(points, abs=0.005)
    assert gap.odds_ratio.value == pytest.approx(odds_ratio, abs=5e-4)
    assert -stats.norm.isf(gap.raw.headline.p_value / 2) == pytest.approx(z, abs=0.005)


def test_the_research_council_rounded_its_rates_to_whole_percent(decided):
    gap = decided("medicine and health 2014 (all grants)").gap("granted")
    assert (round(100 * gap.women.value), round(100 * gap.men.value)) == (15, 16)


def test_sixty_one_percent_of_those_admitted_in_2017_are_women(decided):
    gap = decided("summer courses 2017").gap("granted")
    assert 100 * gap.women.reached / (gap.women.reached + gap.men.reached) == pytest.approx(61.48, abs=0.005)


def test_those_without_a_swedish_number_are_counted_and_bound_the_gap(decided):
    gap = decided("summer courses 2015, first selection").gap("granted")
    assert gap.unknown.persons == 302
    assert gap.unknown.share == pytest.approx(302 / 44784, abs=1e-12)
    assert gap.unknown.low < gap.raw.headline.value < gap.unknown.high


def test_a_bare_table_is_said_to_be_unadjusted(decided):
    comparison = decided("summer courses 2016")
    assert "unadjusted" in {notice.code for notice in comparison.notices}
    assert [level.name for level in comparison.gap("granted").levels] == ["raw"]
