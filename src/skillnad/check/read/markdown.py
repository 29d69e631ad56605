"""Markdown and plain text: headings, paragraphs, lists and pipe tables, HTML among them."""

import re
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Cell, Chart, Document, Heading, Paragraph, Place, Table
from skillnad.check.languages import language_of_blocks
from skillnad.check.read.captions import attach
from skillnad.check.read.grids import make_table
from skillnad.check.read.html import parse_html
from skillnad.check.read.sentences import split_sentences
from skillnad.check.read.texts import read_text, tidy

_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-+:?)?\s*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")


def read_markdown(path: Path) -> Document:
    """A Markdown or text file as a document."""
    blocks = tuple(attach(_blocks(read_text(path))))
    return Document(path.name, "markdown", blocks, language=language_of_blocks(blocks))


def _blocks(text: str) -> list[Block]:
    from markdown_it import MarkdownIt

    blocks: list[Block] = []
    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).disable("code").parse(text)
    lines = text.split("\n")
    for token, inner in zip(tokens, [*tokens[1:], None], strict=True):
        first = token.map[0] if token.map else 0
        if token.type == "heading_open" and inner is not None:
            blocks.append(Heading(_plain(inner), int(token.tag[1]), Place(line=first + 1), "markup"))
        elif token.type == "paragraph_open" and inner is not None and token.map:
            blocks += _paragraph(inner, lines[first : token.map[1]], first)
        elif token.type == "html_block":
            blocks += parse_html(token.content, "", first).blocks
        elif token.type in ("fence", "code_block"):
            blocks += _parts(token.content.split("\n"), first)
    return blocks


def _plain(token: Any) -> str:
    """The text of an inline token without its marks."""
    pieces = []
    for child in token.children or ():
        breaks = child.type in ("softbreak", "hardbreak")
        pieces.append(" " if breaks else child.content if child.type in ("text", "code_inline") else "")
    return tidy("".join(pieces))


def _paragraph(token: Any, lines: list[str], first: int) -> list[Block]:
    """A paragraph; where lines of it are divided by bars, these are tables."""
    images = [child for child in token.children or () if child.type == "image"]
    charts: list[Block] = [_chart(image, first) for image in images if image.content]
    if any(_is_row(line) for line in lines):
        return charts + _parts(lines, first)
    text = _plain(token)
    return charts + ([Paragraph(text, split_sentences(text), Place(line=first + 1), "markup")] if text else [])


def _chart(image: Any, line: int) -> Chart:
    return Chart(tidy(image.attrs.get("title", "")), (), tidy(image.content), Place(line=line + 1), False, "markup")


def _is_row(line: str) -> bool:
    return _BAR.search(line) is not None or "\t" in line.strip()


def _parts(lines: list[str], first: int) -> list[Block]:
    """Lines in runs: those divided by bars or tabs are a table if there are two or more, others a paragraph."""
    runs: list[tuple[bool, int, list[str]]] = []
    for n, line in enumerate(lines):
        if runs and runs[-1][0] == _is_row(line):
            runs[-1][2].append(line)
        else:
            runs.append((_is_row(line), first + n, [line]))
    blocks: list[Block] = []
    for table, start, run in runs:
        if table and len(run) > 1:
            blocks.append(_table(run, start))
        elif text := tidy(" ".join(run)):
            blocks.append(Paragraph(text, split_sentences(text), Place(line=start + 1), "markup"))
    return blocks


def _table(lines: list[str], first: int) -> Table:
    cells, row, headers = [], 0, 0
    bare = all(line.strip().startswith("|") for line in lines)
    for n, line in enumerate(lines):
        if _RULE.fullmatch(line):
            headers = row
            continue
        fields = _fields(line, bare)
        cells += [Cell(_unmark(text), row, j, place=Place(line=first + n + 1)) for j, text in enumerate(fields)]
        row += 1
    return make_table(cells, Place(line=first + 1), "markup", marked_header_rows=headers)


def _fields(line: str, bare: bool) -> list[str]:
    """The cells of a row. Bars at both ends frame the row; a line that begins with one elsewhere has an empty cell."""
    text = line.strip() if bare else line
    fields = _BAR.split(text) if "|" in text else text.split("\t")
    if bare:
        fields = fields[1:]
        fields = fields[:-1] if fields and not fields[-1].strip() else fields
    return [field.replace("\\|", "|") for field in fields]


def _unmark(text: str) -> str:
    """A cell's text without marks of emphasis."""
    return tidy(re.sub(r"\*\*|__|`|<br\s*/?>", " ", text))
