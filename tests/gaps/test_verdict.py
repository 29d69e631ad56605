"""The four verdicts in both directions, the equivalence test, and the smallest difference that could be seen."""

import math

import numpy as np
import pytest
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import ttost_ind

from .people import AMOUNT, compared, people, table

# Women and men as (persons, reached), where two percentage points matter.
CASES = {
    "ten points, many persons": ((10_000, 5_000), (10_000, 4_000), "difference"),
    "two points exactly, very many persons": ((200_000, 100_000), (200_000, 96_000), "difference"),
    "small but sure, perhaps as large as what matters": ((100_000, 51_800), (100_000, 50_000), "possible_difference"),
    "one point, enough persons, neither sure nor excluded": ((10_204, 5_209), (10_204, 5_102), "possible_difference"),
    "large, few persons, sure at nine in ten": ((100, 56), (100, 44), "possible_difference"),
    "a tenth of a point, very many persons": ((100_000, 50_100), (100_000, 50_000), "no_practical_difference"),
    "exactly alike, many persons": ((20_000, 2_000), (20_000, 2_000), "no_practical_difference"),
    "small and sure, yet within what matters": ((400_000, 203_000), (400_000, 200_000), "no_practical_difference"),
    "exactly alike, few persons": ((50, 25), (50, 25), "too_few_to_tell"),
    "large, few persons, not sure": ((100, 54), (100, 46), "too_few_to_tell"),
    "nobody of a few": ((20, 0), (20, 0), "too_few_to_tell"),
    "everybody of a few": ((20, 20), (20, 20), "too_few_to_tell"),
    "the interval says yes and the exact test no": ((5, 3), (6, 0), "possible_difference"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_case_has_its_word_in_both_directions(case):
    women, men, word = CASES[case]
    gap, mirrored = table(women, men, practical={"rate": 0.02}), table(men, women, practical={"rate": 0.02})
    assert (gap.raw.verdict.word, mirrored.raw.verdict.word) == (word, word)
    assert not gap.raw.verdict.practical_is_default


@pytest.mark.parametrize("case", CASES)
def test_the_equivalence_test_and_the_ninety_percent_interval_never_disagree(case):
    (n_w, x_w), (n_m, x_m), _word = CASES[case]
    low, high = confint_proportions_2indep(x_w, n_w, x_m, n_m, method="newcomb", alpha=0.10)
    verdict = table((n_w, x_w), (n_m, x_m), practical={"rate": 0.02}).raw.verdict
    assert (verdict.equivalence_p < 0.05) == (low > -0.02 and high < 0.02)
    assert (verdict.word == "no_practical_difference") == (verdict.equivalence_p < 0.05)


@pytest.mark.parametrize("size", [0.2, 1.0, 3.5])
def test_the_equivalence_p_of_means_is_that_of_two_one_sided_t_tests(size):
    frame = people().assign(amount=lambda f: f.amount + 2.3 * (f.sex == "K"))
    women, men = (frame.loc[frame.sex == sex, "amount"] for sex in "KM")
    verdict = compared(frame, outcome=AMOUNT, practical={"amount": size}).gap("amount").raw.verdict
    expected = ttost_ind(women, men, -size, size, usevar="unequal")[0]
    # Beyond the practical size the test uses the normal distribution; it says "larger" all the same.
    tolerance = 1e-8 if abs(women.mean() - men.mean()) < size else 1e-3
    assert verdict.equivalence_p == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(("women", "men"), [((500, 100), (700, 150)), ((4_000, 1_200), (4_000, 1_600))])
def test_the_smallest_detectable_difference_of_rates_is_that_of_a_power_calculation(women, men):
    share = (women[1] + men[1]) / (women[0] + men[0])
    effect = NormalIndPower().solve_power(nobs1=women[0], ratio=men[0] / women[0], alpha=0.05, power=0.8)
    found = table(women, men).raw.verdict.smallest_detectable
    # The power calculation also counts findings in the wrong direction, which are next to impossible.
    assert found == pytest.approx(effect * math.sqrt(share * (1 - share)), rel=1e-4)


def test_the_smallest_detectable_difference_of_means_is_that_of_a_power_calculation():
    frame = people()
    women, men = (frame.loc[frame.sex == sex, "amount"] for sex in "KM")
    error = math.sqrt(women.var() / len(women) + men.var() / len(men))
    spread = error / math.sqrt(1 / len(women) + 1 / len(men))
    effect = NormalIndPower().solve_power(nobs1=len(women), ratio=len(men) / len(women), alpha=0.05, power=0.8)
    found = compared(frame, outcome=AMOUNT).gap("amount").raw.verdict.smallest_detectable
    assert found == pytest.approx(effect * spread, rel=1e-4)


def test_what_could_be_seen_is_said_also_where_nobody_reached_the_stage():
    few, many = table((20, 0), (20, 0)).raw.verdict, table((20_000, 0), (20_000, 0)).raw.verdict
    assert 0 < many.smallest_detectable < 0.02 < few.smallest_detectable


def test_where_nobody_says_what_matters_it_is_two_points_or_a_twentieth_of_the_mean():
    frame = people()
    comparison = compared(frame)
    rate, amount = (comparison.gap(target).raw.verdict for target in ("granted", "amount"))
    assert (rate.practical, rate.practical_is_default) == (0.02, True)
    assert (amount.practical, amount.practical_is_default) == (pytest.approx(0.05 * frame.amount.mean()), True)


def test_what_matters_is_taken_from_the_measure_for_each_outcome():
    comparison = compared(people(), practical={"rate": 0.1, "amount": 3.0})
    assert [comparison.gap(target).raw.verdict.practical for target in ("granted", "amount")] == [0.1, 3.0]


@pytest.mark.parametrize("seed", range(5))
def test_every_level_has_the_verdict_that_its_own_headline_gives(seed):
    """The rules of the four words, applied to what the level itself shows."""
    rng = np.random.default_rng(seed)
    frame = people(seed, n=int(rng.integers(30, 3000)))
    size = float(rng.uniform(0.5, 8))
    roles = {"field": {"column": "field", "role": "legal"}, "region": {"column": "region", "role": "structure"}}
    for level in compared(frame, outcome=AMOUNT, factor=roles, practical={"amount": size}).gap("amount").levels:
        sure = level.headline.low > 0 or level.headline.high < 0
        alike = level.verdict.equivalence_p < 0.05
        if alike:
            expected = {"no_practical_difference"}
        elif sure:
            expected = {"difference"} if abs(level.headline.value) >= size else {"possible_difference"}
        else:
            expected = {"possible_difference", "too_few_to_tell"}
        assert level.verdict.word in expected
