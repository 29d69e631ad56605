"""What the columns of some records hold, by aggregated queries alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlglot import exp

from skillnad.cells import sexes
from skillnad.cells.engine import Engine, Kind
from skillnad.cells.fence import check_aggregates_only
from skillnad.cells.identity_number import cleaning_steps, sex_from_number
from skillnad.cells.levels import holds_identity_number
from skillnad.cells.query import table_of
from skillnad.cells.table import as_counts, to_columns
from skillnad.errors import RecordsError
from skillnad.language import gettext as _

MOST_VALUES = 60
ENOUGH = 5
MOSTLY = 0.5


@dataclass(frozen=True)
class ColumnProfile:
    """A column: its kind, how many values it has, how many are missing, and its commonest values with their counts.

    Values are left out of identity numbers, and of columns where nearly every row has a value of its own. A count
    below 5 is `None`.
    """

    name: str
    kind: Kind
    rows: int
    missing: int
    distinct: int
    values: tuple[tuple[str, int | None], ...] = ()
    is_identity_number: bool = False

    @property
    def missing_share(self) -> float:
        """The share of rows without a value."""
        return self.missing / self.rows if self.rows else 0.0

    @property
    def is_constant(self) -> bool:
        """Whether every row says the same, so that the column can neither divide nor explain anything."""
        return self.distinct <= 1

    @property
    def is_categorical(self) -> bool:
        """Whether the values are few enough to be groups."""
        return 1 < self.distinct <= MOST_VALUES and self.distinct <= max(2, self.rows * MOSTLY)


def profile(engine: Engine) -> list[ColumnProfile]:
    """Look at every column of the records. Only counts leave the engine, and the values of columns that hold groups."""
    kinds = engine.describe()
    sizes = _sizes(engine, kinds)
    if not sizes["rows"]:
        raise RecordsError(_("there are no rows to look at"), where=engine.relation, remedy=_("Export them again."))
    numbers = {name for name, kind in kinds.items() if _is_identity_number(engine, name, kind)}
    return [
        _column(engine, name, kind, (sizes["rows"], sizes[f"present {i}"], sizes[f"distinct {i}"]), name in numbers)
        for i, (name, kind) in enumerate(kinds.items())
    ]


def _column(engine: Engine, name: str, kind: Kind, sizes: tuple[int, int, int], is_number: bool) -> ColumnProfile:
    rows, present, distinct = sizes
    bare = ColumnProfile(name, kind, rows, rows - present, distinct, (), is_number)
    if is_number or kind == "other" or rows < ENOUGH or not (bare.is_categorical or bare.is_constant):
        return bare
    values = _values(engine, name)
    if any(holds_identity_number(text) for text, _count in values):
        return replace(bare, is_identity_number=True)
    return replace(bare, values=_without_small(values))


def _without_small(values: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int | None], ...]:
    """The values with their counts, or without them where one is small: the others would tell it."""
    few = any(n < ENOUGH for _value, n in values)
    return tuple((text, None if few else n) for text, n in values)


def _sizes(engine: Engine, kinds: Mapping[str, Kind]) -> dict[str, int]:
    """Rows, and present and distinct values of each column, in one query."""
    query = exp.select(exp.alias_(_bigint(exp.Count(this=exp.Star())), "rows", quoted=True))
    for place, name in enumerate(kinds):
        column: exp.Expr = exp.column(name, quoted=True)
        if kinds[name] == "other":
            column = exp.cast(column, "TEXT")
        distinct = exp.Count(this=exp.Distinct(expressions=[column.copy()]))
        query = query.select(exp.alias_(_bigint(exp.Count(this=column.copy())), f"present {place}", quoted=True))
        query = query.select(exp.alias_(_bigint(distinct), f"distinct {place}", quoted=True))
    columns = to_columns(engine.select(check_aggregates_only(query.from_(table_of(engine.relation)), kinds)))
    return {name: int(as_counts(column)[0]) for name, column in columns.items()}


def _values(engine: Engine, name: str) -> tuple[tuple[str, int], ...]:
    column = exp.column(name, quoted=True)
    inner = exp.select(exp.alias_(exp.cast(column, "TEXT"), "value", quoted=True)).from_(table_of(engine.relation))
    value = exp.column("value", quoted=True)
    query = (
        exp.select(value, exp.alias_(_bigint(exp.Count(this=exp.Star())), "n", quoted=True))
        .from_(inner.subquery("r"))
        .group_by(value)
    )
    columns = to_columns(engine.select(check_aggregates_only(query, [name])))
    found = zip(columns["value"][0], as_counts(columns["n"]).tolist(), strict=True)
    commonest = sorted(((text, n) for text, n in found if text is not None), key=lambda pair: (-pair[1], pair[0]))
    return tuple(commonest)


def _is_identity_number(engine: Engine, name: str, kind: Kind) -> bool:
    """Whether more than half of a column's values are valid identity numbers; counted inside the engine."""
    if kind not in ("text", "integer", "number"):
        return False
    steps = cleaning_steps(exp.column(name, quoted=True), is_number=kind != "text")
    query = exp.select(*_aliased(steps[0])).from_(table_of(engine.relation))
    for depth, step in enumerate(steps[1:]):
        query = exp.select(*_aliased(step)).from_(query.subquery(f"p{depth}"))
    query = exp.select(*_aliased({"sex": sex_from_number()})).from_(query.subquery("p"))
    sex = exp.column("sex", quoted=True)
    valid = exp.Case().when(sex.isin(sexes.WOMAN, sexes.MAN), exp.Literal.number(1)).else_(exp.Literal.number(0))
    given = exp.Case().when(
        exp.NEQ(this=sex.copy(), expression=exp.Literal.number(sexes.MISSING)), exp.Literal.number(1)
    )
    counted = _aliased({"valid": _bigint(exp.Sum(this=valid)), "given": _bigint(exp.Sum(this=given))})
    outer = exp.select(*counted).from_(query.subquery("s"))
    columns = to_columns(engine.select(check_aggregates_only(outer, [name], [name])))
    return int(as_counts(columns["valid"])[0]) > MOSTLY * max(1, int(as_counts(columns["given"])[0]))


def _aliased(projections: Mapping[str, exp.Expr]) -> list[exp.Expr]:
    return [exp.alias_(value, alias, quoted=True) for alias, value in projections.items()]


def _bigint(value: exp.Expr) -> exp.Expr:
    return exp.cast(value, "BIGINT")
