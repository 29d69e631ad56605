"""Direct standardisation and Ñopo's matching, beside the same computed on the records one stratum at a time."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from .people import compared, factors, method, people

STRATA = ["field", "region"]
MIXES = {"standardised_all": ["K", "M"], "standardised_women": ["K"], "standardised_men": ["M"]}
TARGETS = ("granted", "amount")


@pytest.fixture(scope="module")
def frame():
    """Persons among whom some strata hold one sex only."""
    frame = people(n=300)
    only_men = (frame.field == "c") & (frame.region == "west")
    only_women = (frame.field == "b") & (frame.region == "south")
    return frame[~(only_men & (frame.sex == "K")) & ~(only_women & (frame.sex == "M"))]


@pytest.fixture(scope="module")
def level(frame):
    comparison = compared(frame, factor=factors(field="legal", region="legal"))
    return {target: comparison.gap(target).level("law") for target in TARGETS}


@pytest.fixture(scope="module")
def matched(frame):
    """The persons in strata that hold both sexes."""
    return frame[frame.groupby(STRATA).sex.transform("nunique") == 2]


def by_hand(matched, target, sexes):
    """Standardised means of women and men, their variances, and the parts of each variance with their persons."""
    share = matched[matched.sex.isin(sexes)].groupby(STRATA).size()
    share = share / share.sum()
    found = {}
    for sex in "KM":
        groups = matched[matched.sex == sex].groupby(STRATA)[target]
        parts = share**2 * groups.var() / groups.size()
        found[sex] = ((share * groups.mean()).sum(), parts, groups.size(), share)
    return found


@pytest.mark.parametrize("name", MIXES)
@pytest.mark.parametrize("target", TARGETS)
def test_standardised_means_and_errors_are_those_of_the_records(level, matched, target, name):
    found, hand = method(level[target], name), by_hand(matched, target, MIXES[name])
    assert (found.women, found.men) == pytest.approx((hand["K"][0], hand["M"][0]), abs=1e-8)
    assert found.value == pytest.approx(hand["K"][0] - hand["M"][0], abs=1e-8)
    variance = hand["K"][1].sum() + hand["M"][1].sum()
    assert found.standard_error == pytest.approx(np.sqrt(variance), abs=1e-8)


@pytest.mark.parametrize("name", MIXES)
def test_standardised_means_have_a_t_interval_with_satterthwaites_degrees_of_freedom(level, matched, name):
    found, hand = method(level["amount"], name), by_hand(matched, "amount", MIXES[name])
    parts, persons = pd.concat([hand["K"][1], hand["M"][1]]), pd.concat([hand["K"][2], hand["M"][2]])
    df = parts.sum() ** 2 / (parts**2 / (persons - 1)).sum()
    expected = stats.t.interval(0.95, df, hand["K"][0] - hand["M"][0], np.sqrt(parts.sum()))
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", MIXES)
def test_standardised_rates_have_wilsons_intervals_on_the_effective_number_joined_by_squares(level, matched, name):
    found, hand = method(level["granted"], name), by_hand(matched, "granted", MIXES[name])
    (women, parts_w, *_), (men, parts_m, *_) = hand["K"], hand["M"]
    n_w, n_m = women * (1 - women) / parts_w.sum(), men * (1 - men) / parts_m.sum()
    low_w, high_w = proportion_confint(women * n_w, n_w, method="wilson")
    low_m, high_m = proportion_confint(men * n_m, n_m, method="wilson")
    expected = (
        women - men - np.hypot(women - low_w, high_m - men),
        women - men + np.hypot(high_w - women, men - low_m),
    )
    assert (found.low, found.high) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("target", TARGETS)
def test_weights_count_in_the_mix_the_means_and_the_errors(frame, matched, target):
    comparison = compared(frame, factor=factors(field="legal", region="legal"), records={"weight": "weight"})
    found = method(comparison.gap(target).level("law"), "standardised_all")
    share = matched.groupby(STRATA).weight.sum() / matched.weight.sum()
    gap = variance = 0.0
    for (field, region, sex), part in matched.groupby([*STRATA, "sex"]):
        n, g = len(part), share[field, region]
        mean = np.average(part[target], weights=part.weight)
        residuals = part.weight * (part[target] - mean) / part.weight.sum()
        gap += g * mean * (1 if sex == "K" else -1)
        variance += g**2 * (residuals**2).sum() * n / (n - 1)
    assert found.value == pytest.approx(gap, abs=1e-8)
    assert found.standard_error == pytest.approx(np.sqrt(variance), abs=1e-8)


def test_the_share_with_a_counterpart_is_said_for_both_sexes(level, frame, matched):
    details = method(level["granted"], "standardised_all").details
    for sex, key in (("K", "women_with_counterpart"), ("M", "men_with_counterpart")):
        assert details[key] == pytest.approx((matched.sex == sex).sum() / (frame.sex == sex).sum(), abs=1e-12)
        assert details[key] < 1
    assert details["strata"] == matched.groupby(STRATA).ngroups


@pytest.mark.parametrize("target", TARGETS)
def test_matching_compares_each_woman_with_the_men_like_her(level, frame, matched, target):
    men = matched[matched.sex == "M"].groupby(STRATA)[target].mean()
    women = matched[matched.sex == "K"]
    differences = [row[target] - men[row.field, row.region] for _i, row in women.iterrows()]
    assert method(level[target], "matching").value == pytest.approx(np.mean(differences), abs=1e-8)


@pytest.mark.parametrize("target", TARGETS)
def test_nopos_four_parts_are_those_of_the_records_and_add_up_to_the_raw_gap(level, frame, matched, target):
    found = method(level[target], "matching")
    women, men = (frame[frame.sex == sex] for sex in "KM")
    paired_w, paired_m = (matched[matched.sex == sex] for sex in "KM")
    lone_w, lone_m = women.drop(paired_w.index), men.drop(paired_m.index)
    counterfactual = paired_w.join(paired_m.groupby(STRATA)[target].mean().rename("like_her"), on=STRATA).like_her
    parts = {
        "mix": counterfactual.mean() - paired_m[target].mean(),
        "unmatched_women": len(lone_w) / len(women) * (lone_w[target].mean() - paired_w[target].mean()),
        "unmatched_men": len(lone_m) / len(men) * (paired_m[target].mean() - lone_m[target].mean()),
    }
    assert {name: found.details[name] for name in parts} == pytest.approx(parts, abs=1e-8)
    raw = women[target].mean() - men[target].mean()
    assert found.value + sum(found.details[name] for name in parts) == pytest.approx(raw, abs=1e-12)


def test_one_person_alone_in_a_stratum_borrows_the_spread_of_the_others_of_the_same_sex():
    frame = pd.DataFrame(
        {"sex": list("KKKKMMMM"), "field": list("xxxyxxyy"), "amount": [1.0, 4, 4, 9, 2, 6, 3, 8]},
    )
    gap = compared(frame, outcome={"amount": {"column": "amount"}}, factor=factors(field="legal")).gap("amount")
    found = method(gap.level("law"), "standardised_all")
    # Women in x: variance 3 on three persons, and 3 stands in for the woman alone in y. Men: 8 and 12.5 on two each.
    expected = (5 / 8) ** 2 * (3 / 3 + 8 / 2) + (3 / 8) ** 2 * (3 / 1 + 12.5 / 2)
    assert found.standard_error**2 == pytest.approx(expected, abs=1e-12)
