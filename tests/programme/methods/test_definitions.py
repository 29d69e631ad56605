"""The methods are data: complete in both languages, and what they name exists."""

import pytest
from pydantic import ValidationError

from skillnad.programme.methods.definitions import DATA, Method, QuestionKind, methods, read_method

FILES = sorted(DATA.glob("*.toml"))


def test_the_methods_that_are_asked_for_are_there():
    assert set(methods()) == {"4r", "jamkart", "jamkas-bas", "jamkas-plus", "mums", "skr", "jmy"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_method_names_its_source_and_speaks_both_languages(path):
    method = read_method(path)
    assert method.id == path.stem
    assert method.source
    assert method.source_url.startswith("https://")
    words = [method.title, method.lead, *(step.about for step in method.steps)]
    words += [question.label for _step, question in method.questions()]
    assert all(one.sv.strip() and one.en.strip() for one in words)
    assert all(one.sv != one.en for one in words if len(one.sv) > 30)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_steps_and_questions_are_named_once_and_what_is_carried_over_exists(path):
    method = read_method(path)
    steps = [step.id for step in method.steps]
    assert len(steps) == len(set(steps))
    places = [f"{step.id}.{question.id}" for step, question in method.questions()]
    assert len(places) == len(set(places))
    carried = [place for field in type(method.problem).model_fields for place in getattr(method.problem, field)]
    assert set(carried) <= set(places)
    assert carried or method.levels


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_questions_can_be_answered(path):
    for _step, question in read_method(path).questions():
        assert bool(question.columns) == (question.kind is QuestionKind.ROWS)
        for field in (question, *question.columns):
            assert bool(field.options) == (field.kind is QuestionKind.CHOICE)


def test_the_self_assessment_of_ten_items_has_ten_items_at_three_levels():
    items = [one for _step, one in methods()["skr"].questions() if one.kind is QuestionKind.CHOICE]
    assert len(items) == 10
    assert all([str(option.words)[0] for option in item.options] == ["1", "2", "3"] for item in items)


def test_the_small_agency_is_done_with_two_methods_in_an_afternoon():
    assert methods()["jamkart"].minutes + methods()["jamkas-plus"].minutes <= 240


def test_a_misspelt_key_is_an_error():
    with pytest.raises(ValidationError, match="titel"):
        Method.model_validate({**methods()["mums"].model_dump(), "titel": "x"})
