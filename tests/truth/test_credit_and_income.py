"""German credit, where sex stands inside a combined code, and the Adult extract of the census: two known raw gaps.

Adult: 10.9 % of women and 30.6 % of men earn more than 50 000 (UCI). German credit: mean difference −0.0748 and ratio
0.897 in the examples of AIF360.
"""

import pytest

from .sources import compared


def test_german_credit_is_read_from_the_code_of_sex_and_civil_status(data):
    gap = compared(
        records={"source": str(data / "adult-german/german.csv")},
        sex={"column": "personal_status", "women": ["A92", "A95"], "men": ["A91", "A93", "A94"]},
        stage=[{"id": "good", "when": "credit = 1"}],
    ).gap("good")
    assert (gap.women.persons, gap.men.persons, gap.unknown.persons) == (310, 690, 0)
    assert gap.raw.headline.value == pytest.approx(-0.074801, abs=5e-7)
    assert gap.ratio.value == pytest.approx(0.896567, abs=5e-7)


def test_high_incomes_in_the_adult_data(data):
    gap = compared(
        records={"source": str(data / "adult-german/adult.csv")},
        sex={"column": "sex", "women": "Female", "men": "Male"},
        stage=[{"id": "high", "when": "\"income-per-year\" = '>50K'"}],
    ).gap("high")
    assert (gap.women.persons, gap.men.persons) == (10_771, 21_790)
    assert gap.women.value == pytest.approx(0.109461, abs=5e-7)
    assert gap.men.value == pytest.approx(0.305737, abs=5e-7)
