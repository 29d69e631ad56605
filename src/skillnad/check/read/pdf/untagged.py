"""A page without tags into blocks, in the order of the file."""

import re
from collections.abc import Sequence

from skillnad.check.document import Block, Chart, Heading, Paragraph
from skillnad.check.read.captions import is_chart_caption
from skillnad.check.read.pdf.blocks import Maker
from skillnad.check.read.pdf.content import Content, Word
from skillnad.check.read.pdf.flow import Run, make_runs
from skillnad.check.read.pdf.placed import Placed

MOST_LABEL_WORDS = 6
FEWEST_LABELS = 3
FEWEST_WORDS = 2
_LETTERS = re.compile(r"[^\W\d_]{3}")


def read_untagged(content: Content, tables: Sequence[Placed], body: float, maker: Maker) -> list[Block]:
    """The blocks of a page: its tables, and what else is written on it."""
    order = {id(word): n for n, word in enumerate(content.words)}
    in_tables = {id(word) for table in tables for cell in table.cells for word in cell.words}
    inside = [word for word in content.words if id(word) not in in_tables and not _covered(word, tables)]
    runs = make_runs(inside, body)
    placed: list[tuple[int, Run | Placed]] = [(order[id(run.words[0])], run) for run in runs]
    placed += [(_first(table, order), table) for table in tables]
    blocks: list[Block] = []
    for _at, found in sorted(placed, key=lambda pair: pair[0]):
        if isinstance(found, Placed):
            blocks.append(maker.table(found))
        else:
            blocks += maker.running(found.words, found.level, "text", found.lines)
    return with_charts(blocks)


def _covered(word: Word, tables: Sequence[Placed]) -> bool:
    return any(
        table.box.left < (word.left + word.right) / 2 < table.box.right
        and table.box.top < word.middle < table.box.bottom
        for table in tables
    )


def _first(table: Placed, order: dict[int, int]) -> int:
    return min(order[id(word)] for cell in table.cells for word in cell.words)


def with_charts(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the scattered labels beside a chart's caption made into the chart."""
    found: list[Block] = []
    n = 0
    while n < len(blocks):
        end = n
        while end < len(blocks) and _is_label(blocks[end]):
            end += 1
        before = found and isinstance(found[-1], Paragraph | Heading) and is_chart_caption(found[-1].text)
        after = (
            end < len(blocks) and isinstance(blocks[end], Paragraph | Heading) and is_chart_caption(_text(blocks[end]))
        )
        labels = tuple(_text(block) for block in blocks[n:end])
        if sum(map(_has_word, labels)) >= FEWEST_WORDS and end - n >= FEWEST_LABELS and (before or after):
            caption = found.pop() if before else blocks[end]
            found.append(Chart(_text(caption), labels, "", caption.place, readable=True))
            n = end if before else end + 1
        else:
            found += blocks[n : max(end, n + 1)]
            n = max(end, n + 1)
    return found


def _has_word(text: str) -> bool:
    return _LETTERS.search(text) is not None


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph | Heading) else ""


def _is_label(block: Block) -> bool:
    text = _text(block)
    short = 0 < len(text.split()) <= MOST_LABEL_WORDS and not text.endswith((".", ":"))
    return short and not is_chart_caption(text) and not (isinstance(block, Heading) and block.level < 3)
