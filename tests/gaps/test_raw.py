"""The raw gap of rates, means and ratios, beside SciPy and statsmodels on the records."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from .people import AMOUNT, compared, people, table


@pytest.fixture(scope="module")
def frame():
    return people()


def split(frame, column):
    return frame.loc[frame.sex == "K", column], frame.loc[frame.sex == "M", column]


def weighted_mean(values, weights):
    """Mean and its linearised error, as a weighted regression on nothing but a constant gives them."""
    fitted = sm.WLS(np.asarray(values), np.ones(len(values)), weights=np.asarray(weights)).fit(cov_type="HC1")
    return fitted.params[0], fitted.bse[0]


def test_the_difference_of_means_is_welchs(frame):
    raw = compared(frame, outcome=AMOUNT).gap("amount").raw.headline
    other = stats.ttest_ind(*split(frame, "amount"), equal_var=False)
    assert raw.p_value == pytest.approx(other.pvalue, abs=1e-8)
    assert raw.details["degrees_of_freedom"] == pytest.approx(other.df, rel=1e-8)
    assert (raw.low, raw.high) == pytest.approx(tuple(other.confidence_interval(0.95)), abs=1e-8)
    assert (raw.value, raw.standard_error) == pytest.approx(
        (np.subtract(*(part.mean() for part in split(frame, "amount"))), raw.value / other.statistic), abs=1e-8
    )


def test_each_sexs_mean_has_students_interval(frame):
    gap = compared(frame, outcome=AMOUNT).gap("amount")
    for group, values in zip((gap.women, gap.men), split(frame, "amount"), strict=True):
        expected = stats.t.interval(0.95, len(values) - 1, values.mean(), stats.sem(values))
        assert (group.low, group.high) == pytest.approx(expected, abs=1e-8)


def test_the_ratio_of_means_has_the_delta_methods_interval(frame):
    ratio = compared(frame, outcome=AMOUNT).gap("amount").ratio
    women, men = split(frame, "amount")
    half = stats.norm.isf(0.025) * np.hypot(stats.sem(women) / women.mean(), stats.sem(men) / men.mean())
    middle = np.log(women.mean() / men.mean())
    assert np.log([ratio.low, ratio.value, ratio.high]) == pytest.approx(
        [middle - half, middle, middle + half], abs=1e-8
    )


def test_a_centre_keeps_the_digits_of_a_small_spread_around_a_large_mean():
    # Multiples of 1/1024 are exact in binary, also on top of a million million.
    near = people().assign(amount=lambda f: (f.amount * 1024).round() / 1024)
    far = near.assign(amount=near.amount + 2.0**40)
    plain = compared(near, outcome=AMOUNT).gap("amount").raw.headline
    moved = compared(far, outcome={"amount": {"column": "amount", "centre": 2.0**40}}).gap("amount").raw.headline
    assert (moved.value, moved.standard_error) == pytest.approx((plain.value, plain.standard_error), abs=1e-3)
    assert moved.standard_error == pytest.approx(plain.standard_error, rel=1e-8)


@pytest.mark.parametrize(("women", "men"), [((70, 56), (80, 48)), ((1800, 557), (2700, 1198)), ((40, 20), (41, 21))])
def test_the_test_of_a_rate_is_pearsons_chi_square(women, men):
    raw = table(women, men).raw.headline
    four = [[x, n - x] for n, x in (women, men)]
    assert raw.details["test"] == "chi_square"
    assert raw.p_value == pytest.approx(stats.chi2_contingency(four, correction=False).pvalue, abs=1e-8)


@pytest.mark.parametrize(("women", "men"), [((10, 9), (10, 3)), ((40, 1), (300, 5)), ((6, 0), (9, 4))])
def test_small_expected_numbers_are_tested_exactly(women, men):
    raw = table(women, men).raw.headline
    four = [[x, n - x] for n, x in (women, men)]
    assert stats.contingency.expected_freq(four).min() < 5
    assert raw.details["test"] == "fisher"
    assert raw.p_value == pytest.approx(stats.fisher_exact(four).pvalue, abs=1e-8)


def test_a_weighted_rate_rests_on_the_effective_number_of_persons(frame):
    gap = compared(frame, records={"weight": "weight"}).gap("granted")
    for group, flags, weights in zip(
        (gap.women, gap.men), split(frame, "granted"), split(frame, "weight"), strict=True
    ):
        rate, error = weighted_mean(flags, weights)
        persons = rate * (1 - rate) / error**2
        assert group.value == pytest.approx(rate, abs=1e-8)
        assert group.persons == len(flags)
        expected = proportion_confint(rate * persons, persons, method="wilson")
        assert (group.low, group.high) == pytest.approx(expected, abs=1e-8)


def test_a_weighted_difference_of_rates_has_the_linearised_error(frame):
    raw = compared(frame, records={"weight": "weight"}).gap("granted").raw.headline
    (women, error_w), (men, error_m) = map(weighted_mean, split(frame, "granted"), split(frame, "weight"))
    assert raw.value == pytest.approx(women - men, abs=1e-8)
    assert raw.standard_error == pytest.approx(np.hypot(error_w, error_m), abs=1e-8)
    # The test is Pearson's on the effective persons, those whose simple share would be as sure as the weighted one.
    persons = np.array([women * (1 - women) / error_w**2, men * (1 - men) / error_m**2])
    table = np.array([[women, 1 - women], [men, 1 - men]]) * persons[:, None]
    assert raw.p_value == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue, abs=1e-8)


def test_a_weighted_difference_of_means_has_the_linearised_error_and_welchs_degrees_of_freedom(frame):
    raw = compared(frame, records={"weight": "weight"}).gap("amount").raw.headline
    (women, error_w), (men, error_m) = map(weighted_mean, split(frame, "amount"), split(frame, "weight"))
    n_w, n_m = map(len, split(frame, "amount"))
    df = (error_w**2 + error_m**2) ** 2 / (error_w**4 / (n_w - 1) + error_m**4 / (n_m - 1))
    expected = stats.t.interval(0.95, df, women - men, np.hypot(error_w, error_m))
    assert (raw.low, raw.high) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("weight", [None, "weight"])
def test_a_ratio_of_two_sums_has_the_linearised_error(frame, weight):
    outcome = {"amount": {"column": "amount", "per": "age"}}
    raw = compared(frame, records={"weight": weight} if weight else {}, outcome=outcome).gap("amount").raw.headline
    ratios = []
    for _sex, part in frame.groupby("sex"):
        ratios.append(weighted_mean(part.amount / part.age, part.age * (part[weight] if weight else 1)))
    (women, error_w), (men, error_m) = ratios
    assert (raw.women, raw.men) == pytest.approx((women, men), abs=1e-8)
    assert raw.standard_error == pytest.approx(np.hypot(error_w, error_m), abs=1e-8)


def test_persons_without_exposure_count_in_a_ratio_of_two_sums():
    # Two claims in three years and none in one; the third person was never insured. By hand: residuals 1/2, −1/2, 0.
    frame = pd.DataFrame(
        {"sex": list("KKKMM"), "claims": [2.0, 0, 0, 1, 1], "years": [3.0, 1, 0, 1, 2]},
    )
    gap = compared(frame, outcome={"frequency": {"column": "claims", "per": "years"}}).gap("frequency")
    residuals = {"K": [2 - 1.5, 0 - 0.5, 0], "M": [1 - 2 / 3, 1 - 4 / 3]}
    years = {"K": 4, "M": 3}
    variance = sum(
        np.square(part).sum() / years[sex] ** 2 * len(part) / (len(part) - 1) for sex, part in residuals.items()
    )
    assert (gap.women.value, gap.men.value) == pytest.approx((0.5, 2 / 3), abs=1e-12)
    assert gap.raw.headline.standard_error == pytest.approx(np.sqrt(variance), abs=1e-12)
