"""What the inner query computes for each person: sex, period, factor levels, and the values to add up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from skillnad.cells import sexes
from skillnad.cells.columns import resolve, rewrite
from skillnad.cells.engine import Kind
from skillnad.cells.identity_number import sex_from_number
from skillnad.cells.tree import COUNT, PERIOD, SEX, WEIGHT, is_fractional, literal, number
from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Factor, Measure, Outcome, Stage

# Beyond this the square of an amount is infinite.
_LARGEST_NUMBER = exp.Literal.number("1e150")
FIRST_YEAR, LAST_YEAR = 1700, 2299
_PERIOD_STEPS = {"year": (1, 0), "half-year": (10, 6), "quarter": (10, 3), "month": (100, 1)}


@dataclass(frozen=True)
class Source:
    """What the builder must know of the records: their name, their columns, and the engine's dialect."""

    relation: str
    columns: Mapping[str, Kind]
    dialect: str = "duckdb"


def person_values(measure: Measure, source: Source) -> Iterator[tuple[str, exp.Expr]]:
    """Every value by its name in the query: sex, period, the factors, and what is added up."""
    yield SEX, _sex(measure, source)
    if measure.period:
        yield PERIOD, _period(measure, source)
    for name, factor in measure.factors.items():
        yield name, _factor(name, factor, source)
        if factor.bins:
            yield f"_f_{name}", _has_fraction(_double(factor.column, source, f"[factor.{name}] column"))
    if measure.records.count:
        yield COUNT, _double(measure.records.count, source, "[records] count")
    if measure.records.weight:
        yield WEIGHT, _double(measure.records.weight, source, "[records] weight")
    for stage in measure.stages:
        yield f"_s_{stage.id}", _stage(stage, measure, source)
    for name, outcome in measure.outcomes.items():
        yield from _outcome(name, outcome, measure, source)


def _column(name: str, source: Source, where: str) -> exp.Column:
    return exp.column(resolve(name, source.columns, where), quoted=True)


def _double(name: str, source: Source, where: str) -> exp.Expr:
    """A column of numbers. NaN and infinity, which every engine sorts last, say no more than a missing value."""
    column = _column(name, source, where)
    kind = source.columns[column.name]
    if kind not in ("integer", "number"):
        raise RecordsError(
            _("this needs a column of numbers, and the column holds {kind}").format(kind=kind),
            where=where,
            remedy=_("Check that decimal signs and spaces are read rightly: `skillnad inspect` shows the types."),
        )
    value = exp.cast(column, "DOUBLE")
    if kind == "integer":
        return value
    return exp.Case().when(exp.LTE(this=exp.Abs(this=value.copy()), expression=_LARGEST_NUMBER.copy()), value)


def _has_fraction(value: exp.Expr) -> exp.Expr:
    return exp.Case().when(is_fractional(value), number(1)).else_(number(0))


def _date(name: str, source: Source, where: str) -> exp.Expr:
    column = _column(name, source, where)
    date = exp.cast(column.copy(), "DATE")
    return _unless_empty(column, date) if source.columns[column.name] == "text" else date


def _unless_empty(text: exp.Column, value: exp.Expr, *also: str) -> exp.Expr:
    """The value, or NULL where the text is empty: only some ways to keep records tell empty from missing."""
    return exp.Case().when(text.copy().isin(*[literal(none) for none in ("", *also)]), exp.Null()).else_(value)


def _sex(measure: Measure, source: Source) -> exp.Expr:
    if measure.sex.personal_identity_number:
        return sex_from_number()
    column = _column(measure.sex.column or "", source, "[sex] column")
    kind = source.columns[column.name]
    text = column if kind == "text" else exp.cast(column, "TEXT")
    coded = {sexes.WOMAN: measure.sex.women, sexes.MAN: measure.sex.men, sexes.OTHER: measure.sex.other}
    case = exp.Case()
    for this in _spellings(column, text, kind):
        for code, values in coded.items():
            if values:
                case = case.when(this.copy().isin(*[_code(value, kind) for value in values]), number(code))
    empty = exp.or_(column.copy().is_(exp.Null()), exp.EQ(this=exp.Trim(this=text.copy()), expression=literal("")))
    return case.when(empty, number(sexes.MISSING)).else_(number(sexes.UNLISTED))


def _spellings(column: exp.Column, text: exp.Expr, kind: Kind) -> list[exp.Expr]:
    """Numbers are compared as numbers; text as it stands and, for what is left over, without spaces around it."""
    return [column] if kind in ("integer", "number") else [text, exp.Trim(this=text.copy())]


def _code(value: str, kind: Kind) -> exp.Expr:
    if kind == "boolean":
        return literal(value.lower())
    if kind not in ("integer", "number"):
        return literal(value)
    try:
        return exp.Literal.number(f"{float(value):.15g}")
    except ValueError as error:
        raise RecordsError(
            _("the column holds numbers, and the code {code!r} is not one").format(code=value),
            where="[sex]",
            remedy=_("`skillnad inspect` shows which codes the column holds."),
        ) from error


def _factor(name: str, factor: Factor, source: Source) -> exp.Expr:
    where = f"[factor.{name}] column"
    column = _column(factor.column, source, where)
    kind = source.columns[column.name]
    if factor.bins:
        return _binned(_double(factor.column, source, where), factor.bins)
    if factor.kind == "number" or kind == "number":
        return _double(factor.column, source, where)
    if kind == "date":
        return _date(factor.column, source, where)
    if kind == "text":
        return _unless_empty(column, column, *factor.missing)
    return exp.cast(column, "TEXT") if kind == "other" else column


def _binned(value: exp.Expr, bins: tuple[float, ...]) -> exp.Expr:
    """0 for what lies below the first limit, then 1, 2, … for each interval, closed to the left."""
    case = exp.Case().when(value.copy().is_(exp.Null()), exp.Null())
    for place, limit in enumerate(bins):
        case = case.when(exp.LT(this=value.copy(), expression=exp.Literal.number(f"{limit:.15g}")), number(place))
    return case.else_(number(len(bins)))


def _period(measure: Measure, source: Source) -> exp.Expr:
    period = measure.period
    if period is None:  # pragma: no cover - callers ask only when there is one
        raise ValueError("no period")
    column = _column(period.column, source, "[period] column")
    kind = source.columns[column.name]
    if kind in ("integer", "number") and period.by == "year":
        return _year_of_number(_double(period.column, source, "[period] column"))
    if kind not in ("date", "text"):
        raise RecordsError(
            _("the column holds {kind}, and a period needs dates or whole years").format(kind=kind),
            where="[period] column",
            remedy=_("`skillnad inspect` shows the type of each column."),
        )
    date = _date(period.column, source, "[period] column")
    year = _extract("YEAR", date)
    tens, months = _PERIOD_STEPS[period.by]
    if not months:
        return exp.cast(year, "BIGINT")
    return exp.cast(_part_of_year(year, _extract("MONTH", date), tens, months), "BIGINT")


def _year_of_number(value: exp.Expr) -> exp.Expr:
    """The year of 2024 or 20240131. Any other number is no year and stays where it is: it could be somebody's own."""
    year = exp.Between(this=value.copy(), low=number(FIRST_YEAR), high=number(LAST_YEAR))
    day = exp.Between(this=value.copy(), low=number(FIRST_YEAR * 10_000), high=number(LAST_YEAR * 10_000 + 9_999))
    of_day = exp.Floor(this=exp.Div(this=value.copy(), expression=exp.Literal.number("10000.0")))
    return exp.Case().when(year, exp.cast(value.copy(), "BIGINT")).when(day, exp.cast(of_day, "BIGINT"))


def _extract(part: str, date: exp.Expr) -> exp.Expr:
    return exp.cast(exp.Extract(this=exp.var(part), expression=date.copy()), "INT")


def _part_of_year(year: exp.Expr, month: exp.Expr, tens: int, months: int) -> exp.Expr:
    """Year and part in one whole number (20243 is the third quarter), by a CASE since divisions differ between
    engines."""
    shifted = exp.Mul(this=year, expression=number(tens))
    part: exp.Expr = month
    if months > 1:
        case = exp.Case()
        for place in range(1, 12 // months):
            case = case.when(exp.LTE(this=month.copy(), expression=number(place * months)), number(place))
        part = case.else_(number(12 // months))
    return exp.Add(this=shifted, expression=part)


def _stage(stage: Stage, measure: Measure, source: Source) -> exp.Expr:
    """1 where the stage was reached, 0 where it was not, NULL where the records do not say; or the number who came so
    far."""
    where = f"[[stage]] {stage.id}"
    if stage.count:
        return _double(stage.count, source, f"{where} count")
    conditions = _conditions((stage.id, *measure.parents(stage.id)), measure, source)
    reached = exp.and_(*conditions)
    return exp.Case().when(reached, number(1)).when(exp.not_(reached.copy()), number(0))


def _conditions(stages: tuple[str, ...], measure: Measure, source: Source) -> list[exp.Expr]:
    by_id = {stage.id: stage for stage in measure.stages}
    found: list[exp.Expr] = []
    for name in reversed(stages):
        condition = by_id[name].when
        if condition:
            found.append(exp.paren(rewrite(condition, source.columns, f"[[stage]] {name} when")))
    return found


def _outcome(name: str, outcome: Outcome, measure: Measure, source: Source) -> Iterator[tuple[str, exp.Expr]]:
    where = f"[outcome.{name}]"
    value = _days(outcome, source, where) if outcome.start else _amount(outcome, source, where)
    if outcome.kind == "duration":
        # An end before its start is a slip in the records, and no duration.
        value = exp.Case().when(exp.GTE(this=value.copy(), expression=number(0)), value)
    conditions = _conditions(measure.parents(name), measure, source)
    closed = exp.not_(exp.paren(rewrite(outcome.open, source.columns, f"{where} open"))) if outcome.open else None
    yield f"_x_{name}", _only(value, [*conditions, *([closed] if closed else [])])
    if outcome.open:
        is_open = rewrite(outcome.open, source.columns, f"{where} open")
        yield f"_o_{name}", _only(number(1), [*conditions, exp.paren(is_open)])
    if outcome.per:
        yield f"_e_{name}", _only(_double(outcome.per, source, f"{where} per"), conditions)


def _amount(outcome: Outcome, source: Source, where: str) -> exp.Expr:
    value = _double(outcome.column or "", source, f"{where} column")
    return exp.Sub(this=value, expression=exp.Literal.number(f"{outcome.centre:.15g}")) if outcome.centre else value


def _days(outcome: Outcome, source: Source, where: str) -> exp.Expr:
    """Days from start to end. Subtracting dates gives days in PostgreSQL; DuckDB and Spark have a function for it."""
    start, end = (
        _date(name or "", source, f"{where} {key}") for key, name in (("start", outcome.start), ("end", outcome.end))
    )
    if source.dialect == "postgres":
        return exp.cast(exp.paren(exp.Sub(this=end, expression=start)), "DOUBLE")
    return exp.cast(exp.DateDiff(this=end, expression=start, unit=exp.var("DAY")), "DOUBLE")


def _only(value: exp.Expr, conditions: list[exp.Expr]) -> exp.Expr:
    return exp.Case().when(exp.and_(*conditions), value) if conditions else value
