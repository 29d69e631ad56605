"""The policy as data: shipped, read, checked, and the stricter of each rule wins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillnad import Measure, compare, count, protect
from skillnad.disclosure import Policy
from skillnad.disclosure.counts import Counts, sensitive
from skillnad.disclosure.policy import policy_in_force, presets
from skillnad.errors import DisclosureError


@pytest.mark.parametrize("name", presets())
def test_every_shipped_policy_says_its_name_and_its_source(name):
    policy = Policy.load(name)
    assert policy.name == name
    assert len(policy.source) > 20


def test_the_shipped_thresholds():
    names = ("default", "threshold-3", "threshold-6", "threshold-10")
    assert [Policy.load(name).threshold for name in names] == [5, 3, 6, 10]
    assert (Policy.load("rounded-3").rounding_base, Policy.load("rounded-5").rounding_base) == (3, 5)


def test_a_policy_without_a_name_is_called_by_its_file(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text("threshold = 8\ndominance = [2, 85]\n")
    policy = Policy.load(file)
    assert (policy.name, policy.threshold, policy.dominance) == (str(file), 8, (2, 85.0))


@pytest.mark.parametrize(
    ("content", "place", "remedy"),
    [
        ("threshhold = 4", "threshhold", "threshold"),
        ("threshold = 2", "threshold", "from 3 to 100"),
        ('threshold = "5"', "threshold", "whole number"),
        ("group_disclosure = 1", "group_disclosure", "true or false"),
        ("dominance = [2]", "dominance", "[2, 85]"),
        ("p_percent = 0", "p_percent", "above 0"),
        ('method = "round"', "rounding_base", "Add it"),
        ('method = "hide"', "method", '"suppress"'),
        ("[cell_key]\nmagnitud = 2", "cell_key.magnitud", "magnitude"),
        ("threshold", "not valid TOML", "threshold = 5"),
    ],
)
def test_a_wrong_key_is_named_with_the_file_and_what_to_write(tmp_path, content, place, remedy):
    file = tmp_path / "ours.toml"
    file.write_text(content)
    with pytest.raises(DisclosureError) as raised:
        Policy.load(file)
    assert raised.value.where == str(file)
    assert place in raised.value.what
    assert remedy in raised.value.remedy


def test_a_misspelt_name_is_told_the_nearest_one():
    with pytest.raises(DisclosureError, match="Did you mean `threshold-10`"):
        Policy.load("treshold-10")


policies = st.builds(
    Policy,
    threshold=st.integers(3, 100),
    group_disclosure=st.booleans(),
    dominance=st.none() | st.tuples(st.integers(1, 4), st.floats(10, 100)),
    p_percent=st.none() | st.floats(1, 100),
    rounding_base=st.none() | st.integers(2, 10),
)


@given(policies, policies)
def test_the_stricter_of_each_rule_wins_whoever_is_asked_first(one, other):
    both = one.stricter(other)
    assert both.threshold == max(one.threshold, other.threshold)
    assert both.group_disclosure == (one.group_disclosure or other.group_disclosure)
    for policy in (one, other):
        assert policy.p_percent is None or both.p_percent >= policy.p_percent
        if policy.dominance is not None:
            assert both.dominance[0] >= policy.dominance[0]
            assert both.dominance[1] <= policy.dominance[1]
    rules = {"threshold", "group_disclosure", "dominance", "p_percent", "rounding_base", "method"}
    assert both.model_dump(include=rules) == other.stricter(one).model_dump(include=rules)


def test_where_two_methods_were_chosen_numbers_are_withheld():
    rounded, keyed = Policy.load("rounded-5"), Policy.load("cell-key")
    assert rounded.stricter(keyed).method == "suppress"
    assert rounded.stricter(Policy(threshold=10)).method == "round"


def test_the_organisation_can_only_be_made_stricter(monkeypatch):
    assert policy_in_force().threshold == 5
    assert policy_in_force(None, Policy(threshold=3)).threshold == 3
    monkeypatch.setenv("SKILLNAD_DISCLOSURE_POLICY", "threshold-10")
    assert policy_in_force().threshold == 10
    assert policy_in_force(Policy(threshold=3)).threshold == 10
    assert policy_in_force(Policy(threshold=20)).threshold == 20


def comparison(**disclosure):
    """40 women and 40 men, of whom 8 each were granted something."""
    content = {
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
        "stage": [{"id": "granted", "when": "step = 1"}],
        **({"disclosure": disclosure} if disclosure else {}),
    }
    frame = {"sex": np.array(["K", "M"] * 40, dtype=object), "step": np.array([1] * 16 + [0] * 64)}
    return compare(count(Measure.model_validate(content), frame))


def is_withheld(safe):
    return safe.comparison.gap("granted").withheld is not None


def test_the_measure_file_the_organisation_and_the_caller_can_each_make_it_stricter(monkeypatch):
    assert not is_withheld(protect(comparison()))
    assert is_withheld(protect(comparison(threshold=9)))
    assert is_withheld(protect(comparison(threshold=9), Policy(threshold=3)))
    assert is_withheld(protect(comparison(policy="threshold-10")))
    assert is_withheld(protect(comparison(), Policy(threshold=9)))
    monkeypatch.setenv("SKILLNAD_DISCLOSURE_POLICY", "threshold-10")
    assert is_withheld(protect(comparison(threshold=3), Policy(threshold=3)))


def test_the_result_says_which_policy_was_in_force():
    said = protect(comparison(threshold=9), Policy.load("threshold-6")).comparison
    assert (said.policy["name"], said.policy["threshold"]) == ("measure + threshold-6", 9)
    assert "disclosure" not in said.measure


def test_a_method_for_tables_is_refused_for_a_comparison():
    with pytest.raises(DisclosureError, match="cell-key is for tables"):
        protect(comparison(policy="cell-key"))


def test_a_policy_file_is_sought_beside_the_measure_file(tmp_path):
    (tmp_path / "ours.toml").write_text("threshold = 9\n")
    file = tmp_path / "measure.toml"
    file.write_text(
        '[measure]\nid = "invented"\n[sex]\ncolumn = "sex"\nwomen = ["K"]\nmen = ["M"]\n'
        '[[stage]]\nid = "granted"\nwhen = "step = 1"\n[disclosure]\npolicy = "ours.toml"\n'
    )
    said = Measure.load(file).disclosure
    assert Policy.load(said.policy).threshold == 9


def test_a_group_in_which_all_have_one_result_is_withheld_where_the_policy_says_so():
    frame = {"sex": np.array(["K", "M"] * 40, dtype=object), "step": np.array([1, 0] * 20 + [1, 1] * 20)}
    measure = Measure.model_validate({
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
        "stage": [{"id": "granted", "when": "step = 1"}],
    })  # fmt: skip
    everyone = compare(count(measure, frame))
    assert everyone.gap("granted").women.value == 1.0
    assert not is_withheld(protect(everyone))
    assert is_withheld(protect(everyone, Policy(group_disclosure=True)))


def amounts(women):
    measure = Measure.model_validate({
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
        "outcome": {"amount": {"column": "amount"}},
    })  # fmt: skip
    men = [100.0] * len(women)
    sex = np.array(["K"] * len(women) + ["M"] * len(men), dtype=object)
    return compare(count(measure, {"sex": sex, "amount": np.array([*women, *men])}))


@pytest.mark.parametrize("policy", [Policy(dominance=(1, 60.0)), Policy(p_percent=10.0)])
def test_a_mean_that_rests_on_one_person_is_withheld(policy):
    even = [100.0] * 12
    assert protect(amounts(even), policy).comparison.gap("amount").withheld is None
    uneven = [100_000.0, *[10.0] * 11]
    assert protect(amounts(uneven), policy).comparison.gap("amount").withheld == "small_numbers"
    assert protect(amounts(uneven)).comparison.gap("amount").withheld is None


@given(st.lists(st.floats(1, 1000), min_size=5, max_size=12), st.integers(1, 2), st.floats(30, 95))
def test_no_dominated_amount_is_missed_though_the_cells_do_not_hold_the_largest(women, n, k):
    total, largest = sum(women), sum(sorted(women, reverse=True)[:n])
    if largest >= k / 100 * total * (1 + 1e-9):
        row = np.array([len(women), total, sum(amount**2 for amount in women)])
        counts = Counts(np.zeros((0, 3)), row[None], np.zeros(0))
        assert sensitive(counts, Policy(dominance=(n, k)))
