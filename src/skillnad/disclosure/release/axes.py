"""The dimensions of a table from its columns: which label is the total, and which column groups another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from skillnad.check.read.values import is_period
from skillnad.disclosure.release.columns import ALL
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.layout import Figure, Layout
from skillnad.disclosure.release.words import SEX, begins_as_total, is_sex_heading, is_total, sex_of
from skillnad.disclosure.tables import TOTAL, Dimension
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

Code = tuple[str, str]
_PART_OF_YEAR = re.compile(r"(19|20)\d\d[KMQT]\d\d?")
Labels = tuple[str, ...]


@dataclass(frozen=True)
class Axis:
    """A dimension, and what its codes mean: each is a label in a column.

    columns: the columns that it is told in, the finest first. rest: the code for those who are in the total but not in
    the one group that is shown.
    """

    columns: tuple[int, ...]
    dimension: Dimension
    meaning: dict[str, Code]
    rest: str | None = None

    def code(self, labels: Labels, names: Sequence[str]) -> str | None:
        """The code of a row's labels; `None` where they cross two groupings of the same thing."""
        given = {column: labels[column] for column in self.columns if labels[column] != ALL}
        if not given:
            return TOTAL
        finest = next(column for column in self.columns if column in given)
        wanted = (names[finest], given[finest])
        code = next(code for code, meaning in self.meaning.items() if meaning == wanted)
        told = {self.meaning[above] for above in [code, *self.above(code)]}
        crossed = any((names[column], label) not in told for column, label in given.items())
        return None if crossed and len(self.columns) > 1 else code

    def above(self, code: str) -> list[str]:
        """The codes that a code is a part of, but for the total."""
        found: list[str] = []
        for tree in self.dimension.trees:
            part = tree.get(code)
            while part and part != TOTAL:
                found.append(part)
                part = tree.get(part)
        return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Shape:
    """The dimensions of a table and what is the same in the whole of each part of it, such as the year."""

    names: tuple[str, ...]
    axes: tuple[Axis, ...]
    context: tuple[int, ...]
    figures: tuple[Figure, ...]


def shape_of(layout: Layout, description: Description) -> Shape:
    """The dimensions of a table, with labels for the total, women and men made the same in every table."""
    names = tuple(SEX if _is_sex(layout, place) else name.casefold() for place, name in enumerate(layout.columns))
    renamed = [_labels(layout, place, names[place], description) for place in range(len(names))]
    figures = tuple(
        Figure(f.place, tuple(renamed[i][label] for i, label in enumerate(f.labels)), f.measure, f.value, f.hidden)
        for f in layout.figures
    )
    rows = list(dict.fromkeys(figure.labels for figure in figures))
    context = tuple(place for place in range(len(names)) if _is_context(rows, place))
    if len(context) == len(names):
        context = context[:-1]
    dividing = _without_names_of_codes(rows, [place for place in range(len(names)) if place not in context])
    axes = tuple(_axis(rows, chains, names, description) for chains in _families(rows, dividing, names))
    return Shape(names, axes, context, figures)


def _is_sex(layout: Layout, place: int) -> bool:
    labels = {figure.labels[place] for figure in layout.figures}
    found = {sex_of(label) for label in labels}
    return is_sex_heading(layout.columns[place]) or (
        {"women", "men"} <= found and len([label for label in labels if not sex_of(label)]) <= 2
    )


def _labels(layout: Layout, place: int, name: str, description: Description) -> dict[str, str]:
    """For each label of a column the one that it goes by."""
    labels = list(dict.fromkeys(figure.labels[place] for figure in layout.figures))
    total = _total(layout, place, labels, description)
    plain = {label: ALL if label == total else label for label in labels}
    return {label: sex_of(label) or found for label, found in plain.items()} if name == SEX else plain


def _total(layout: Layout, place: int, labels: list[str], description: Description) -> str | None:
    said = {name.casefold(): label for name, label in description.total.items()}
    column = layout.columns[place]
    if column.casefold() in said:
        return said[column.casefold()]
    found = [label for label in labels if is_total(label)] or [label for label in labels if begins_as_total(label)]
    if len(found) > 1:
        raise SkillnadError(
            _("several labels may be the total: {labels}").format(labels=", ".join(found)),
            where=layout.grid.where(0, column),
            remedy=_("Say which with --total COLUMN=LABEL."),
        )
    return found[0] if found else None


def _is_context(rows: list[Labels], place: int) -> bool:
    """Whether a column says one thing only, or periods that are not added up."""
    labels = {row[place] for row in rows}
    return ALL not in labels and (
        len(labels) == 1 or all(is_period(label) or _PART_OF_YEAR.fullmatch(label) for label in labels)
    )


def _without_names_of_codes(rows: list[Labels], places: list[int]) -> list[int]:
    """The columns without those that only give another name to each label of one before."""
    kept: list[int] = []
    for place in places:
        twin = any(_determines(rows, place, other) and _determines(rows, other, place) for other in kept)
        if not twin or len({row[place] for row in rows}) < 3:
            kept.append(place)
    return kept


def _determines(rows: list[Labels], fine: int, coarse: int) -> bool:
    """Whether each label of one column goes with one label of another."""
    found: dict[str, str] = {}
    return all(row[fine] == ALL or found.setdefault(row[fine], row[coarse]) == row[coarse] for row in rows)


def _families(rows: list[Labels], places: list[int], names: Sequence[str]) -> list[list[list[int]]]:
    """The columns in families: the finest one, in chains with the columns that group it."""
    sizes = {place: len({row[place] for row in rows} - {ALL}) for place in places}
    families: list[list[list[int]]] = []
    taken: set[int] = set()
    for fine in sorted(places, key=lambda place: (-sizes[place], place)):
        if fine in taken or names[fine] == SEX:
            continue
        groups = [p for p in places if p not in taken and _groups(rows, fine, p, sizes) and names[p] != SEX]
        taken |= {fine, *groups}
        families.append(_chains(rows, fine, sorted(groups, key=lambda place: -sizes[place])))
    families += [[[place]] for place in places if names[place] == SEX]
    return sorted(families, key=lambda chains: min(place for chain in chains for place in chain))


def _groups(rows: list[Labels], fine: int, coarse: int, sizes: dict[int, int]) -> bool:
    return 1 < sizes[coarse] < sizes[fine] and _determines([row for row in rows if row[coarse] != ALL], fine, coarse)


def _chains(rows: list[Labels], fine: int, groups: list[int]) -> list[list[int]]:
    chains: list[list[int]] = []
    for group in groups:
        known = [row for row in rows if row[group] != ALL]
        chain = next((chain for chain in chains if _determines(known, chain[-1], group)), None)
        if chain:
            chain.append(group)
        else:
            chains.append([fine, group])
    return chains or [[fine]]


def _axis(rows: list[Labels], chains: list[list[int]], names: Sequence[str], description: Description) -> Axis:
    columns = list(dict.fromkeys(place for chain in chains for place in chain))
    fine = columns[0]
    meanings = [(names[place], label) for place in columns for label in _distinct(rows, place)]
    parts = {name: parents for name, parents in description.part_of.items() if name.casefold() == names[fine]}
    parents = next(iter(parts.values()), {})
    meanings += [(names[fine], label) for label in parents.values() if (names[fine], label) not in meanings]
    meanings = list(dict.fromkeys(meanings))
    code = {meaning: _code(meaning, meanings) for meaning in meanings}
    trees = [_tree(rows, chain, names, code) for chain in chains if len(chain) > 1]
    if parents:
        trees.append({code[names[fine], part]: code[names[fine], whole] for part, whole in parents.items()})
    grouping = {parent for tree in trees for parent in tree.values()}
    leaves = [code[names[fine], label] for label in _distinct(rows, fine) if code[names[fine], label] not in grouping]
    rest = None
    if len(leaves) == 1 and not trees and any(row[fine] == ALL for row in rows):
        rest = "men" if leaves == ["women"] else "women" if leaves == ["men"] else _("others")
        leaves.append(rest)
    meaning = {found: meant for meant, found in code.items()} | ({rest: (names[fine], rest)} if rest else {})
    dimension = Dimension(names[fine], tuple(leaves), tuple(trees) or ({},))
    return Axis(tuple(columns), dimension, meaning, rest)


def _distinct(rows: list[Labels], place: int) -> list[str]:
    return [label for label in dict.fromkeys(row[place] for row in rows) if label != ALL]


def _code(meaning: Code, meanings: list[Code]) -> str:
    """A label, with its column where another column has the same label."""
    name, label = meaning
    return label if sum(other == label for _name, other in meanings) == 1 else f"{label} ({name})"


def _tree(rows: list[Labels], chain: list[int], names: Sequence[str], code: dict[Code, str]) -> dict[str, str]:
    tree: dict[str, str] = {}
    for lower, upper in pairwise(chain):
        for row in rows:
            if ALL not in (row[lower], row[upper]):
                tree[code[names[lower], row[lower]]] = code[names[upper], row[upper]]
    return tree
