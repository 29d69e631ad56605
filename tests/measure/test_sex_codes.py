"""Codes for sex that explain themselves are proposed; those that do not are asked for."""

import pytest

from skillnad.measure import KNOWN_CODES, Coding, propose_coding


@pytest.mark.parametrize(("woman", "man"), KNOWN_CODES)
def test_known_codes_are_recognised_whatever_their_case_and_as_they_are_written(woman, man):
    for written in (str, str.upper, str.lower):
        pair = (written(woman), written(man))
        assert propose_coding({*pair}) == Coding((pair[0],), (pair[1],))


@pytest.mark.parametrize("extra", [{"?"}, {""}, {"X", "okänt"}, {"1", "2"}])
def test_other_values_beside_known_codes_do_not_hide_them(extra):
    assert propose_coding({"K", "M", *extra}) == Coding(("K",), ("M",))


def test_every_spelling_of_a_known_code_is_in_the_proposal_without_the_spaces_around_it():
    values = {" K", "k", "Kvinna", "M ", "Man", "?"}
    assert propose_coding(values) == Coding(women=("K", "Kvinna", "k"), men=("M", "Man"))


@pytest.mark.parametrize("values", [{"1", "2"}, {"0", "1"}, {"1", "2", "9"}, {"0", "1", "2"}, {"1", "2", "", "9"}])
def test_numbers_say_nothing_and_must_be_asked_for(values):
    assert propose_coding(values) == Coding((), (), must_ask=True)


@pytest.mark.parametrize(
    "values", [set(), {""}, {"K"}, {"M"}, {"K", "F"}, {"north", "south"}, {"1", "2", "3", "4", "5"}]
)
def test_values_that_are_no_pair_of_codes_are_not_taken_for_sex(values):
    assert propose_coding(values) is None


def test_no_code_stands_for_women_in_one_pair_and_men_in_another():
    women, men = ({code.casefold() for code in codes} for codes in zip(*KNOWN_CODES, strict=True))
    assert not women & men
