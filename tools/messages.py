"""Bring the web system's translations up to date: one catalogue per room, English keys, Swedish texts.

    python tools/messages.py            # every room
    python tools/messages.py plans      # one room

New messages are added with an empty Swedish text, those that are gone are taken out, and the catalogues are compiled.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOMS = Path(__file__).resolve().parents[1] / "src/skillnad/programme"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "_": None,
    "_n": (1, 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own in each run would only make differences
Found = tuple[str | tuple[str, str], str | None]


def rooms() -> list[Path]:
    """The folders that may have messages of their own; the files beside them belong to `ui`."""
    return sorted(folder for folder in ROOMS.iterdir() if (folder / "__init__.py").exists())


def catalogue_of(room: Path) -> Path:
    """Where a room's Swedish texts lie."""
    return room / "locale/sv/LC_MESSAGES/django.po"


def extract(room: Path) -> Catalog:
    """All messages of a room's code and templates."""
    catalogue = Catalog(locale="sv", charset="utf-8", project="skillnad", fuzzy=False)
    files = sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")])
    if room.name == "ui":
        files += sorted(ROOMS.glob("*.py"))
    for file in files:
        found = _from_code(file) if file.suffix == ".py" else _from_template(file.read_text("utf-8"))
        for message, context in found:
            catalogue.add(message, context=context)
    return catalogue


def _from_code(file: Path) -> Iterator[Found]:
    for _line, message, _comments, context in extract_from_file("python", file, keywords=KEYWORDS):
        yield message, context


def _from_template(text: str) -> Iterator[Found]:
    """What `translate`, `blocktranslate` and `_("…")` in a template say."""
    from django.template.base import Lexer, TokenType

    block: list[str] | None = None
    singular, opening = "", ""
    for token in Lexer(text).tokenize():
        words = token.contents
        if block is not None:
            if token.token_type is TokenType.TEXT:
                block.append(words.replace("%", "%%"))
            elif token.token_type is TokenType.VAR:
                block.append(f"%({words})s")
            elif words == "plural":
                singular, block = "".join(block), []
            else:
                yield _block_message(opening, singular, "".join(block))
                block, singular = None, ""
        elif token.token_type is TokenType.BLOCK and re.match(r"blocktrans(late)?\b", words):
            block, opening = [], words
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from _inline(words)


def _block_message(opening: str, singular: str, text: str) -> Found:
    if re.search(r"\btrimmed\b", opening):
        singular, text = (re.sub(r"\s*\n\s*", " ", part.strip()) for part in (singular, text))
    context = re.search(r'context\s+["\']([^"\']+)["\']', opening)
    return ((singular, text) if singular else text), (context.group(1) if context else None)


def _inline(words: str) -> Iterator[Found]:
    told = re.match(r"""trans(?:late)?\s+("[^"]*"|'[^']*')(?:.*\bcontext\s+["']([^"']+)["'])?""", words)
    if told:
        yield told.group(1)[1:-1].replace("%", "%%"), told.group(2)
    for message in re.findall(r"""_\(("[^"]*"|'[^']*')\)""", words):
        yield message[1:-1], None


def read(room: Path) -> Catalog:
    """The texts that a room has."""
    path = catalogue_of(room)
    if not path.exists():
        return Catalog(locale="sv", charset="utf-8", project="skillnad", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="sv")


def update(room: Path) -> int:
    """Bring one room up to date; returns how many messages have no Swedish text."""
    found, texts = extract(room), read(room)
    if not len(found) and not catalogue_of(room).exists():
        return 0
    texts.update(found, no_fuzzy_matching=True)
    texts.obsolete.clear()
    texts.creation_date = texts.revision_date = _NO_DATE
    path = catalogue_of(room)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as po:
        write_po(po, texts, width=110, no_location=True, sort_output=True, omit_header=False)
    with path.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, texts)
    return len(untranslated(texts))


def untranslated(texts: Catalog) -> list[str]:
    """The messages without a Swedish text."""
    return [
        str(message.id)
        for message in texts
        if message.id
        and (message.fuzzy or not message.string or (isinstance(message.string, tuple) and not all(message.string)))
    ]


if __name__ == "__main__":
    for room in rooms():
        if not sys.argv[1:] or room.name in sys.argv[1:]:
            print(f"{room.name}: {update(room)} without Swedish text")
