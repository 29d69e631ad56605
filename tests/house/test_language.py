"""What the product says: translated, whole, up to date, and without words that judge or claim a cause."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from skillnad.disclosure import protect
from skillnad.examples import EXAMPLES, example_cells
from skillnad.gaps import compare
from skillnad.present import present

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "src/skillnad"
LOCALE = CODE / "locale"
GUIDES = (ROOT / "docs/guide/language.sv.md", ROOT / "docs/guide/language.en.md")
NEVER_SAID = re.compile(r"^## [^\n]*(?:aldrig säger|never says)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
VERDICTS = {
    "difference": "skillnad",
    "possible difference": "möjlig skillnad",
    "no difference of practical size": "ingen skillnad av praktisk betydelse",
    "too few to tell": "för få för att säga",
}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> dict[str, str]:
    return {message.id: message.string for message in read(path) if message.id}


TEMPLATE = messages(LOCALE / "skillnad.pot")
SWEDISH = messages(LOCALE / "sv/LC_MESSAGES/skillnad.po")


def placeholders(text: str) -> list[tuple]:
    return sorted((name, spec, turn or "") for _text, name, spec, turn in Formatter().parse(text) if name is not None)


def modules() -> list[Path]:
    """The library; the web system has catalogues and a test of its own."""
    return sorted(path for path in CODE.rglob("*.py") if "programme" not in path.parts)


def calls_for_a_message(path: Path) -> Iterator[str]:
    """The texts that the code hands to `_()`, read from its syntax tree."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext"):
            yield from (part.value for part in node.args[:1] if isinstance(part, ast.Constant))


def texts_in_code() -> Iterator[tuple[str, str]]:
    """Every text in the code, with the doc strings that become help and schema, and the files of the examples.

    The facts of the archive tell what others have said, in their words.
    """
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path.name, node.value
    for path in sorted(path for path in CODE.rglob("*.toml") if "archive" not in path.parts):
        yield path.name, path.read_text("utf-8")


def never_said() -> list[str]:
    """The phrases that the language guide forbids: what stands in `code` under "… never says"."""
    found = []
    for guide in GUIDES:
        section = NEVER_SAID.search(guide.read_text("utf-8"))
        assert section, f"{guide.name} does not say what is never said"
        found += re.findall(r"`([^`]+)`", section[1])
    return found


def forbidden_in(text: str) -> list[str]:
    plain = " ".join(text.split())
    return [phrase for phrase in never_said() if re.search(rf"\b{re.escape(phrase)}", plain, re.IGNORECASE)]


def test_the_template_has_every_message_of_the_code():
    keywords = {**DEFAULT_KEYWORDS, "_": None, "gettext": None}
    found = {
        message
        for file, _line, message, *_rest in extract_from_dir(CODE, keywords=keywords)
        if not file.startswith("programme/")
    }
    assert set(TEMPLATE) == found, "run: make messages"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(CODE).as_posix())
def test_no_message_stands_where_it_is_not_collected(path):
    lost = [text for text in calls_for_a_message(path) if text not in TEMPLATE]
    assert lost == [], "a message inside an f-string is not collected: give it a name on a line of its own"


def test_the_swedish_catalogue_has_the_messages_of_the_template():
    assert set(SWEDISH) == set(TEMPLATE), "run: make messages"


@pytest.mark.parametrize("text", sorted(TEMPLATE))
def test_every_message_is_translated_and_keeps_its_placeholders(text):
    swedish = SWEDISH.get(text)
    assert swedish
    assert placeholders(swedish) == placeholders(text)
    assert swedish.startswith("#") == text.startswith("#")
    assert swedish.endswith(".") == text.endswith(".")


def test_no_translation_is_a_guess():
    catalogue = read(LOCALE / "sv/LC_MESSAGES/skillnad.po")
    assert not catalogue.fuzzy
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert not catalogue.obsolete


def test_the_four_verdicts_have_their_swedish_words():
    assert {word: SWEDISH.get(word) for word in VERDICTS} == VERDICTS


def test_a_per_cent_sign_stands_apart_from_its_number():
    assert [text for text in SWEDISH.values() if re.search(r"[^\s(]%", text)] == []


def test_the_language_guide_names_what_is_never_said():
    assert {"på grund av kön", "beror på", "diskriminer", "osaklig", "orättvis"} <= set(never_said())
    assert {"because of sex", "due to sex", "discriminat", "bias", "unfair"} <= set(never_said())


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("Skillnaden beror på  kön.", "beror på"),
        ("An Unfair gap", "unfair"),
        ("a biased number", "bias"),
    ],
)
def test_a_forbidden_phrase_is_found(said, phrase):
    assert phrase in forbidden_in(said)


@pytest.mark.parametrize("text", sorted({*SWEDISH, *SWEDISH.values()}))
def test_no_message_judges_or_claims_a_cause(text):
    assert forbidden_in(text) == []


def test_no_text_in_the_code_judges_or_claims_a_cause():
    assert [(file, found) for file, text in texts_in_code() if (found := forbidden_in(text))] == []


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_report_judges_or_claims_a_cause(name, language):
    assert forbidden_in(str(present(protect(compare(example_cells(name))), language=language))) == []
