"""The caller's own data frames, at the edge of the house."""

from typing import Any

from skillnad.cells.engine import ArrowStream
from skillnad.errors import RecordsError
from skillnad.language import gettext as _


class _Lent:
    """A frame of which only the Arrow side is shown, so that DuckDB needs no library of its own for it."""

    def __init__(self, frame: ArrowStream) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)


def hand_over(frame: object) -> Any:
    """Something DuckDB can look at in place, without copying the records.

    Takes pandas, Polars (lazy too), PyArrow, Modin, DuckDB relations and whatever else Narwhals or Arrow knows.

    Raises:
        RecordsError: the object is no data frame.
    """
    import narwhals as nw

    native = frame
    known = nw.from_native(frame, pass_through=True)
    if isinstance(known, nw.LazyFrame):
        native = known.collect().to_native()
    elif isinstance(known, nw.DataFrame):
        native = known.to_native()
    if type(native).__module__.startswith("pandas") or isinstance(native, dict):
        return native
    if isinstance(native, ArrowStream):
        return _Lent(native)
    raise RecordsError(
        _("{kind} is not a data frame that can be measured").format(kind=type(frame).__name__),
        where="count()",
        remedy=_("Hand over a pandas, Polars or Arrow table, or name files in the measure."),
    )
