"""Parts of a page that may be tables: between level lines of one width, and where lines of words stand in columns."""

import itertools
from collections.abc import Sequence

from skillnad.check.read.pdf.content import Ruling
from skillnad.check.read.pdf.lines import Line, chunks

ALIKE = 8.0
APART = 2.3
"""A wider distance between lines than this, in heights of type, ends a table."""


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
    """Runs of lines in columns; up to two other lines may stand between such."""
    found: list[list[Line]] = []
    waiting: list[Line] = []
    for line in lines:
        last = (waiting or (found[-1] if found else []))[-1:]
        apart = not last or line.middle - last[0].middle > APART * line.size
        if tabular(line):
            if found and not apart and len(waiting) <= 2:
                found[-1] += [*waiting, line]
            else:
                found.append([line])
            waiting = []
        elif found and not apart:
            waiting.append(line)
        else:
            waiting = [line] * 3
    return [run for run in found if len(run) > 1]
