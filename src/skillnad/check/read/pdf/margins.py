"""What repeats in the margins of pages, and the page numbers printed there."""

import re
from collections import Counter
from collections.abc import Sequence

from skillnad.check.read.pdf.content import Content, Word
from skillnad.check.read.pdf.lines import Line, make_lines

ZONE = 0.09
OFTEN = 3
_NUMBER = re.compile(
    r"(?:sida?|page|s\.)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*\(\d+\)|\s*(?:av|of|/)\s*\d+)?", re.IGNORECASE
)


def take_margins(pages: Sequence[Content]) -> list[str]:
    """Take running heads and page numbers away from the words of pages; the numbers printed, page by page."""
    margins = [_margin_lines(page) for page in pages]
    counts = Counter(key for lines in margins for key in {_key(line) for line in lines})
    printed = []
    for page, lines in zip(pages, margins, strict=True):
        running = [line for line in lines if counts[_key(line)] >= OFTEN or _NUMBER.fullmatch(line.text)]
        printed.append(_printed(running))
        gone = {id(word) for line in running for word in line.words}
        page.words = [word for word in page.words if id(word) not in gone]
    return printed


def _margin_lines(page: Content) -> list[Line]:
    def outside(word: Word) -> bool:
        return word.bottom < ZONE * page.height or word.top > (1 - ZONE) * page.height

    return make_lines(filter(outside, page.words))


def _key(line: Line) -> str:
    """A line's text without numbers, and on which side of the page's middle it stands."""
    return re.sub(r"\d+", "", line.text).strip() + ("^" if line.top < 200 else "_")


def _printed(lines: Sequence[Line]) -> str:
    alone = [match[1] for line in lines if (match := _NUMBER.fullmatch(line.text))]
    ends = [line.words[side].text for line in lines for side in (0, -1) if line.words[side].text.isdecimal()]
    return next((number for number in alone + ends if len(number) <= 4), "")
