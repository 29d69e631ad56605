"""Which labels to merge so that nothing in a table needs to be hidden."""

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.recoding import advise_recoding
from skillnad.disclosure.release.axes import Shape, shape_of
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.layout import Layout
from skillnad.disclosure.release.words import SEX
from skillnad.disclosure.tables import tabulate
from skillnad.language import gettext as _

MOST_CELLS = 5_000
_ORDERED = ("ålder", "åldersgrupp", "åldersklass", "age", "age group", "inkomstklass", "income")


def advice_for(layout: Layout, description: Description, policy: Policy) -> str:
    """The fewest merges after which no count of a table is small, in words; nothing where there are none to advise.

    Women and men are never merged, and of ages only neighbours. Tables of several periods are not looked at.
    """
    shape = shape_of(layout, description)
    parts = {(figure.measure, *(figure.labels[place] for place in shape.context)) for figure in shape.figures}
    size = 1
    for axis in shape.axes:
        size *= len(axis.dimension.codes)
    if len(parts) > 1 or size > MOST_CELLS or any(axis.rest for axis in shape.axes):
        return ""
    dimensions = [axis.dimension for axis in shape.axes]
    found = advise_recoding(
        dimensions,
        tabulate(dimensions, _counts(shape)),
        policy,
        ordered=[dimension.name for dimension in dimensions if dimension.name in _ORDERED],
        keep=[SEX],
    )
    if found is None or not found.merges:
        return ""
    return "; ".join(f"{merge.dimension}: {' + '.join(merge.codes)}" for merge in found.merges)


def _counts(shape: Shape) -> list[tuple[tuple[str, ...], float]]:
    """The counts of the finest groups."""
    counts = []
    for figure in shape.figures:
        codes = tuple(axis.code(figure.labels, shape.names) or "" for axis in shape.axes)
        if all(code in axis.dimension.leaves for code, axis in zip(codes, shape.axes, strict=True)):
            counts.append((codes, figure.value or 0.0))
    return counts


def advice_in_words(merges: str) -> str:
    """The advice as a sentence."""
    return _("Merge these and nothing needs to be hidden: {merges}").format(merges=merges)
