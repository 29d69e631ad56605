"""Parts of a page that may be tables: between level lines of one width, and where lines of words stand in columns."""

import itertools
import math
from collections.abc import Sequence

from skillnad.check.read.pdf.content import Ruling
from skillnad.check.read.pdf.lines import Line, chunks

ALIKE = 8.0
APART = 3.2
"""A wider distance between lines than this, in heights of type, ends a table."""
NEAR = 2.0
"""Lines that do not stand in columns belong to a table only when they stand nearer than this."""
MOST_WAITING = 2


def tabular(line: Line) -> bool:
    """Whether a line stands in columns."""
    return len(chunks(line.words)) > 1


def between_rules(lines: Sequence[Line], level: Sequence[Ruling]) -> list[list[Line]]:
    """The lines between level lines of one width, where most stand in columns."""
    regions = []
    for stack in _stacks(level):
        region: list[Line] = []
        for upper, lower in itertools.pairwise(stack):
            band = [line for line in lines if upper.at < line.middle < lower.at and _within(line, upper)]
            if band and 2 * sum(map(tabular, band)) < len(band):
                regions.append(region)
                region = []
            else:
                region = region + band
        regions.append(region)
    return [region for region in regions if len(region) > 1]


def _stacks(level: Sequence[Ruling]) -> list[list[Ruling]]:
    stacks: list[list[Ruling]] = []
    for rule in sorted(level, key=lambda rule: rule.at):
        same = next((s for s in stacks if _alike(s[-1], rule)), None)
        if same is None:
            stacks.append([rule])
        else:
            same.append(rule)
    return [stack for stack in stacks if len(stack) > 1]


def _alike(one: Ruling, other: Ruling) -> bool:
    return abs(one.start - other.start) < ALIKE and abs(one.end - other.end) < ALIKE


def _within(line: Line, rule: Ruling) -> bool:
    return line.left > rule.start - ALIKE and line.right < rule.end + ALIKE


def runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines in columns; a few other lines may stand between such."""
    found: list[list[Line]] = []
    waiting: list[Line] = []
    for line in lines:
        last = (waiting or (found[-1] if found else []))[-1:]
        distance = line.middle - last[0].middle if last else math.inf
        if found and not waiting and _ends_label(line, found[-1], distance):
            found[-1].append(line)
        elif tabular(line):
            if found and distance <= APART * line.size and len(waiting) <= MOST_WAITING:
                found[-1] += [*waiting, line]
            else:
                found.append([line])
            waiting = []
        elif found and distance <= NEAR * line.size:
            waiting.append(line)
        else:
            waiting = [line] * (MOST_WAITING + 1)
    return [run for run in found if len(run) > 1]


def _ends_label(line: Line, run: Sequence[Line], distance: float) -> bool:
    """Whether a line goes on with the label of the row above: near, and all under it."""
    last = next((above for above in reversed(run) if tabular(above)), None)
    if last is None or tabular(line) or distance > NEAR * line.size:
        return False
    beside = chunks(last.words)[1][0].left
    return abs(line.left - last.left) < 2 * line.size and line.right < beside
