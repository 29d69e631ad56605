"""The command as a whole: help, version, schema, demo."""

import json

import pytest

from skillnad.examples import EXAMPLES
from skillnad.gaps import Comparison
from skillnad.measure import Measure


def test_without_arguments_it_shows_its_help(run, folder):
    answer = run()
    for command in ("inspect", "measure", "demo", "schema"):
        assert command in answer.out + answer.err


@pytest.mark.parametrize(("language", "text"), [("en", "Show this message"), ("sv", "Mät")])
def test_help_is_in_the_language_asked_for(language, text, run, folder):
    assert text in run("--language", language, "--help").out


def test_version(run, folder):
    import skillnad

    assert run("--version").out == f"skillnad {skillnad.__version__}\n"


@pytest.mark.parametrize(("kind", "model"), [("measure", Measure), ("result", Comparison)])
def test_schema_is_the_model_s_own(kind, model, run, folder):
    schema = json.loads(run("schema", kind).out)
    assert schema["title"] == model.__name__
    assert schema["additionalProperties"] is False


def test_demo_measures_each_real_example(run, folder):
    answer = run("demo")
    assert answer.code == 0
    for title in ("Berkeley 1973", "Veni", "Ambizione", "summer courses", "Swedish Research Council"):
        assert title in answer.out
    assert answer.out.count("Source: ") == len(EXAMPLES)
