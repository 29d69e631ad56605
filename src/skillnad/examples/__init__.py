"""Real published decisions, as small tables of counts with their sources."""

from pathlib import Path

from skillnad.cells import Cells, count
from skillnad.measure import Measure

EXAMPLES = ("berkeley-1973", "veni-2010-2012", "ambizione-2012-2022", "summer-courses-2015-2017", "vr-medicine-2014")


def example_measure(name: str) -> Measure:
    """The measure of an example, by one of the names in `EXAMPLES`."""
    return Measure.load(Path(__file__).with_name(f"{name}.toml"))


def example_cells(name: str) -> Cells:
    """The cells of an example.

    >>> example_cells("berkeley-1973").persons
    4526
    """
    return count(example_measure(name))
