"""What a report says: the finding first, both directions alike, in Swedish and in English."""

import numpy as np
import pytest

from skillnad import Measure, compare, count, present, protect
from skillnad.examples import EXAMPLES, example_cells
from skillnad.present.remarks import remark
from skillnad.present.terminal import as_text


def report(rows, language="en", **more):
    """A report of rows of (sex, persons, reached, area)."""
    measure = Measure.model_validate(
        {
            "measure": {"id": "example", "title": {"sv": "Exempel", "en": "Example"}},
            "records": {"count": "n"},
            "sex": {"column": "sex", "women": "K", "men": "M", **more.pop("sex", {})},
            "stage": [{"id": "granted", "count": "reached", "title": {"sv": "Beviljade", "en": "Granted"}}],
            "factor": {
                "area": {"column": "area", "role": more.pop("role", "legal"), "title": {"sv": "område", "en": "area"}}
            },
            **more,
        }
    )
    columns = list(zip(*rows, strict=True))
    frame = {
        "sex": np.array(columns[0], dtype=object),
        "n": np.array(columns[1]),
        "reached": np.array(columns[2]),
        "area": np.array(columns[3], dtype=object),
    }
    return present(protect(compare(count(measure, frame))), language)


FEWER_WOMEN = [("K", 500, 200, "a"), ("M", 500, 300, "a"), ("K", 500, 250, "b"), ("M", 500, 350, "b")]
FEWER_MEN = [({"K": "M", "M": "K"}[sex], n, reached, area) for sex, n, reached, area in FEWER_WOMEN]


def test_the_finding_is_one_plain_sentence_in_english():
    first = report(FEWER_WOMEN).parts[0].sentences[0]
    assert first.startswith(
        "Women 45.0 %, men 65.0 %: the share is 20.0 percentage points lower among women (uncertainty 15.7 to 24.2)."
    )
    assert first.endswith("There is a difference.")


def test_the_finding_is_one_plain_sentence_in_swedish():
    first = report(FEWER_WOMEN, "sv").parts[0].sentences[0]
    assert "45,0 %" in first
    assert "20,0 procentenheter lägre bland kvinnor" in first
    assert "15,7 till 24,2" in first


@pytest.mark.parametrize(("language", "lower", "higher"), [("en", "lower", "higher"), ("sv", "lägre", "högre")])
def test_a_gap_against_men_is_worded_exactly_as_one_against_women(language, lower, higher):
    against_women = report(FEWER_WOMEN, language).parts[0].sentences
    against_men = report(FEWER_MEN, language).parts[0].sentences
    assert [sentence.count(lower) for sentence in against_women] == [sentence.count(higher) for sentence in against_men]
    assert len(against_women) == len(against_men)


def test_what_the_gap_goes_together_with_is_said_when_it_shrinks():
    uneven = [("K", 900, 180, "a"), ("M", 100, 22, "a"), ("K", 100, 60, "b"), ("M", 900, 560, "b")]
    sentences = report(uneven).parts[0].sentences
    assert any("of the raw difference goes together with area" in sentence for sentence in sentences)


def test_a_judgement_factor_gets_its_warning():
    warned = report(FEWER_WOMEN, role="judgement").parts[0].remarks
    assert any("set by the process itself" in text and "area" in text for text in warned)


def test_a_turning_direction_is_pointed_out():
    berkeley = present(protect(compare(example_cells("berkeley-1973"))), "en").parts[0]
    assert any("direction turns" in text for text in berkeley.remarks)


def test_women_stand_before_men_in_every_table():
    for table in report(FEWER_WOMEN).parts[0].tables:
        words = [*table.headings, *(row[0] for row in table.rows)]
        places = [[place for place, word in enumerate(words) if word.lower() == sex] for sex in ("women", "men")]
        assert all(women < men for women, men in zip(*places, strict=True))


def test_the_sex_of_an_organisation_is_said_to_be_its_leader_s():
    found = report(FEWER_WOMEN, sex={"concept": "organisation-leader", "rule": "undertecknare"})
    assert any("organisation's leader" in text and "undertecknare" in text for text in found.remarks)


def test_withheld_numbers_are_two_dots_and_said_to_be_withheld():
    veni = present(protect(compare(example_cells("veni-2010-2012"))), "en")
    groups = veni.parts[0].tables[2]
    physics = next(row for row in groups.rows if row[0] == "Physics")
    assert set(physics[1:6]) == {".."}
    assert any("withheld" in text for text in veni.remarks)


def test_only_a_protected_comparison_is_taken():
    with pytest.raises(TypeError, match="protect"):
        present(compare(example_cells("berkeley-1973")))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_prints_itself_in_a_terminal_and_a_notebook(name, language):
    shown = present(protect(compare(example_cells(name))), language)
    text, page = str(shown), shown._repr_html_()
    assert shown.parts[0].sentences[0].split(" ")[0] in text
    assert page.count("<table ") == sum(len(part.tables) for part in shown.parts)
    assert 'scope="row"' in page
    assert all(len(line) <= 110 for line in text.splitlines())


def test_text_from_the_data_cannot_become_markup():
    rows = [(sex, 500, 200, area) for sex in "KM" for area in ("<script>alert(1)</script>", "b")]
    assert "<script>" not in report(rows)._repr_html_()


def test_every_notice_that_the_gaps_can_give_has_words():
    import ast
    import inspect

    from skillnad.gaps import notices
    from skillnad.gaps.results import Notice

    tree = ast.parse(inspect.getsource(notices))
    codes = {
        keyword.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    codes |= {"undetermined_counted_as_not_reached", "open_cases_left_out"}
    comparison = compare(example_cells("berkeley-1973"))
    assert len(codes) >= 12
    for code in codes:
        assert remark(comparison, Notice(code=code, details={"factor": "department"})).endswith(".")


def signs(text):
    """How many signs a reader sees, lines and spaces aside."""
    return sum(1 for sign in text if not sign.isspace() and sign != "─")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_nothing_is_lost_in_a_narrow_terminal(name, language, width):
    shown = present(protect(compare(example_cells(name))), language)
    assert signs(as_text(shown, width=width)) == signs(as_text(shown, width=300))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_are_whole_in_a_terminal_of_eighty_columns_where_they_fit(language):
    shown = present(protect(compare(example_cells("berkeley-1973"))), language)
    words = set(as_text(shown, width=80).split())
    for table in shown.parts[0].tables:
        assert {word for heading in table.headings for word in heading.split()} <= words
