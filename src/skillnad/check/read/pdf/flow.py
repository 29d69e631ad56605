"""Words outside tables into headings and paragraphs, in the order of the file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.lines import Line, level

LOOSE = 1.75
MOST_SPACING = 2.6
SAMPLED = 7
SHORT = 0.85
MOST_NUMBERED_WORDS = 14
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s(?=[A-ZÅÄÖ])")
LARGER = 1.12
MOST_HEADING_WORDS = 25
_BULLETS = ("•", "–", "-", "\uf0b7", "\uf0a7", "▪", "●", "○", "*")


@dataclass(slots=True)
class Run:
    """Lines that belong together. `level` is that of a heading, 0 for running text."""

    lines: list[Line] = field(default_factory=list)
    level: int = 0

    @property
    def words(self) -> list[Word]:
        """All words of the lines, in order."""
        return [word for line in self.lines for word in line.words]


def usual_size(words: Sequence[Word]) -> float:
    """The height of type that most of the text has."""
    sizes: Counter[float] = Counter()
    for word in words[::SAMPLED]:
        sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def lines_in_order(words: Sequence[Word]) -> list[Line]:
    """The lines as the file writes them: a word to the left of the last one, or not level with it, begins a new."""
    lines: list[Line] = []
    for word in words:
        last = lines[-1].words[-1] if lines else None
        if last and level(last, word) and -0.5 * word.size < word.left - last.right < 3 * word.size:
            lines[-1].add(word)
        else:
            lines.append(Line([word]))
    return lines


def make_runs(words: Sequence[Word], body: float) -> list[Run]:
    """Headings and paragraphs, with `body` the height of type of running text."""
    runs: list[Run] = []
    lines = lines_in_order(words)
    spacing = _usual_spacing(lines)
    edge = max((line.right for line in lines), default=0.0)
    for line in lines:
        rank = heading_level(line, body) or _numbered_level(line, edge)
        if runs and runs[-1].level == rank and _goes_on(runs[-1], line, max(LOOSE * line.size, 1.12 * spacing)):
            runs[-1].lines.append(line)
        else:
            runs.append(Run([line], rank))
    for run in runs:
        if run.level and len(run.words) > MOST_HEADING_WORDS:
            run.level = 0
    return runs


def _usual_spacing(lines: Sequence[Line]) -> float:
    """The distance between most lines of a page, where there are enough to tell."""
    distances = Counter(round(2 * (under.middle - line.middle)) / 2 for line, under in pairwise(lines))
    distance, count = distances.most_common(1)[0] if distances else (0.0, 0)
    return distance if count > 5 and 0 < distance < MOST_SPACING * lines[0].size else 0.0


def heading_level(line: Line, body: float) -> int:
    """The level of a heading by its size beside running text: 1 to 3, 4 for bold type; 0 for running text."""
    ratio = line.size / body if body else 1
    if ratio >= 1.7:
        return 1
    if ratio >= 1.35:
        return 2
    if ratio >= LARGER:
        return 3
    bold = line.words[0].bold and line.words[-1].bold and ratio > 0.95
    return 4 if bold and any(sign.isalpha() for sign in line.text) and not line.text.endswith((".", ",")) else 0


def _numbered_level(line: Line, edge: float) -> int:
    """The level of a heading that has a number such as 2.1 and ends well before the edge of the text."""
    number = _NUMBERED.match(line.text)
    short = line.right < SHORT * edge and len(line.words) <= MOST_NUMBERED_WORDS and not line.text.endswith((".", ","))
    return min(number[0].rstrip(". ").count(".") + 1, 6) if number and short else 0


def _goes_on(run: Run, line: Line, loose: float) -> bool:
    """Whether a line goes on with the run above: near, under it, of its size, and not begun anew."""
    last = run.lines[-1]
    near = 0.3 * line.size < line.middle - last.middle < loose
    under = line.left < last.right and line.right > last.left
    same = abs(line.size - last.size) < 0.12 * last.size
    if not (near and under and same) or line.text.startswith(_BULLETS):
        return False
    if run.level:
        return True
    width = max(one.right for one in run.lines) - min(one.left for one in run.lines)
    short = last.right < max(one.right for one in run.lines) - 0.25 * width
    ended = last.text.endswith((".", ":", "?", "!"))
    indented = line.left > last.left + 0.8 * line.size and len(run.lines) > 1
    return not (ended and (short or indented))
