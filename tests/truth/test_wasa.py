"""Wasa's motorcycle insurance, 1994–1998: claims per insured year and cost per claim, with women coded K.

Ohlsson and Johansson, Non-life Insurance Pricing with Generalized Linear Models (2010), section 2.4: 64 548 policies.
Years, claims and costs by sex: sums of the same file with other software, over policies that were in force at all; four
claims stand on policies with no insured time.
"""

import pytest

from skillnad.gaps import Comparison

from .sources import compared


@pytest.fixture(scope="module")
def insured(data):
    def one(**records: str) -> Comparison:
        return compared(
            records={"source": str(data / "insurance-wasa/dataOhlsson.csv"), **records},
            sex={"column": "kon", "women": "K", "men": "M"},
            outcome={
                "frequency": {"column": "antskad", "per": "duration"},
                "cost": {"column": "skadkost", "per": "antskad"},
            },
        )

    return one


@pytest.fixture(scope="module")
def in_force(insured) -> Comparison:
    return insured(where="duration > 0")


def test_every_policy_is_counted(insured):
    gap = insured().gap("frequency")
    assert gap.women.persons + gap.men.persons == 64_548


def test_claims_per_insured_year(in_force):
    gap = in_force.gap("frequency")
    assert gap.kind == "ratio"
    assert gap.women.value == pytest.approx(0.008560, abs=5e-7)
    assert gap.men.value == pytest.approx(0.010876, abs=5e-7)
    assert gap.raw.headline.value == pytest.approx(61 / 7125.87 - 632 / 58110.94, abs=1e-8)  # years to two decimals


def test_cost_per_claim(in_force):
    gap = in_force.gap("cost")
    assert gap.women.value == pytest.approx(1_112_441 / 61, rel=1e-12)
    assert gap.men.value == pytest.approx(15_828_609 / 632, rel=1e-12)
    assert (round(gap.women.value), round(gap.men.value)) == (18_237, 25_045)
