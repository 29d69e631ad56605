"""The policy as data: shipped, read, checked, and the stricter of each rule wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillnad.disclosure import Policy
from skillnad.disclosure.policy import ENVIRONMENT, policy_in_force, presets
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
    monkeypatch.setenv(ENVIRONMENT, "threshold-10")
    assert policy_in_force().threshold == 10
    assert policy_in_force(Policy(threshold=3)).threshold == 10
    assert policy_in_force(Policy(threshold=20)).threshold == 20
