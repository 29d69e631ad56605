"""Veni grants of the Dutch research council, 2010–2012: a raw gap that depends on discipline.

Table S1 of van der Lee and Ellemers, PNAS 112 (2015) 12349. Odds ratio: Irizarry, Introduction to Data Science.
Interaction: the authors' reply, PNAS 112(51) E7038. Mantel–Haenszel and logit: recomputed with other software on the
same table, after Volker and Steenbeek (2015), who found no significant gap within disciplines.
"""

import pandas as pd
import pytest

from skillnad.gaps import Gap

from .sources import compared, inverse, method


@pytest.fixture(scope="module")
def gap(data) -> Gap:
    wide = pd.read_csv(data / "grants-nwo-veni/research_funding_rates.csv")
    table = pd.concat(
        pd.DataFrame(
            {
                "discipline": wide["discipline"],
                "sex": sex,
                "applied": wide[f"applications_{sex}"],
                "granted": wide[f"awards_{sex}"],
            }
        )
        for sex in ("women", "men")
    )
    return compared(
        table,
        records={"count": "applied"},
        sex={"column": "sex", "women": "women", "men": "men"},
        stage=[{"id": "granted", "count": "granted"}],
        factor={"discipline": {"column": "discipline", "role": "legal"}},
    ).gap("granted")


def test_the_success_rates_are_as_published(gap):
    assert 100 * gap.women.value == pytest.approx(14.9, abs=0.05)  # published with one decimal
    assert 100 * gap.men.value == pytest.approx(17.7, abs=0.05)


def test_the_raw_odds_ratio_of_veni_grants_is_as_published(gap):
    assert inverse(gap.odds_ratio.model_dump()) == pytest.approx((1.2316, 1.0043, 1.5102), abs=5e-5)


def test_the_raw_chi_square_test_is_the_one_without_continuity_correction(gap):
    assert gap.raw.headline.p_value == pytest.approx(0.0451, abs=5e-5)
    assert gap.raw.headline.details["test"] == "chi_square"


def test_mantel_and_haenszels_odds_ratio_and_tests(gap):
    found = method(gap.level("law"), "mantel_haenszel")
    assert inverse(found.details["odds_ratio"]) == pytest.approx((1.1457, 0.931, 1.410), abs=5e-4)
    assert 1 / found.details["odds_ratio"]["value"] == pytest.approx(1.1457, abs=5e-5)
    assert found.p_value == pytest.approx(0.195, abs=5e-4)
    assert found.details["p_value_corrected"] == pytest.approx(0.213, abs=5e-4)


def test_the_logit_odds_ratio_with_the_disciplines_equal(gap):
    details = method(gap.level("law"), "logit").details
    assert 1 / details["odds_ratio"]["value"] == pytest.approx(1.149, abs=5e-4)
    assert details["odds_ratio_p_value"] == pytest.approx(0.194, abs=5e-4)


def test_the_disciplines_differ_as_the_authors_reply_says(gap):
    homogeneity = gap.breakdowns[0].homogeneity
    assert homogeneity.details["df"] == 8
    assert homogeneity.value == pytest.approx(17.574, abs=5e-4)
    assert homogeneity.p_value == pytest.approx(0.0247, abs=5e-5)
    assert "direction_differs_between_groups" in {notice.code for notice in gap.notices}


def test_a_raw_difference_is_too_uncertain_once_the_disciplines_are_equal(gap):
    assert (gap.raw.verdict.word, gap.headline.verdict.word) == ("difference", "too_few_to_tell")
