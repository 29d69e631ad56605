"""A document's language is the one that its own text is written in. All texts are invented."""

import pytest

from skillnad.check.languages import language_named, language_of_blocks
from skillnad.check.read import read

ENGLISH = "The number of applicants in Malmö, Västerås and Örebro was 40 in the year. Most of them were women."
SWEDISH = "Antalet sökande i Lund var 40, men det är inte fler än förra året. De flesta av dem var kvinnor."


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (SWEDISH, "sv")])
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.csv"])
def test_a_file_that_names_no_language_is_read_for_it(tmp_path, name, text, language):
    path = tmp_path / name
    written = {"a.md": text, "a.html": f"<p>{text}</p>", "a.csv": f"{text}\nA;B\n1;2\n"}[name]
    path.write_text(written, "utf-8")
    assert read(path).language == language


def test_names_of_swedish_places_do_not_make_a_workbook_swedish(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Number of women by region", ""], ["Region of the year", "Total"], ["Västmanland", 4], ["Örebro", 5]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").language == "en"


def test_what_a_page_says_of_its_language_goes_before_its_words(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(f'<html lang="sv-SE"><p>{ENGLISH}</p></html>', "utf-8")
    assert read(path).language == "sv"
    assert (language_named("en-GB"), language_named("de"), language_named("")) == ("en", "", "")


def test_a_document_without_words_is_taken_for_swedish():
    assert language_of_blocks([]) == "sv"
