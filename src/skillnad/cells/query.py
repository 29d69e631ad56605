"""The one query of a measure: a syntax tree, built part by part, that groups persons into cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlglot import exp

from skillnad.cells import sexes
from skillnad.cells.columns import resolve, rewrite
from skillnad.cells.engine import Kind
from skillnad.cells.identity_number import cleaning_steps, sex_from_number
from skillnad.cells.levels import FRACTIONAL
from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Factor, Measure, Outcome, Stage

# Names inside the query. Those with a mark first are never a user's: theirs begin with a letter.
COUNT, WEIGHT, SEX, PERIOD = "_count", "_weight", "sex", "period"
_LARGEST_NUMBER = exp.Literal.number("1.7976931348623157e308")
_PERIOD_STEPS = {"year": (1, 0), "half-year": (10, 6), "quarter": (10, 3), "month": (100, 1)}


@dataclass(frozen=True)
class Source:
    """What the builder must know of the records: their name, their columns, and the engine's dialect."""

    relation: str
    columns: Mapping[str, Kind]
    dialect: str = "duckdb"


def build_query(measure: Measure, source: Source) -> exp.Select:
    """One SELECT that turns the records into cells.

    The inner query computes sex, factor levels, period and the values to add up; the outer one groups and adds.
    Only columns that the measure names are touched. Counts are cast to BIGINT and sums are of DOUBLE, so that every
    engine answers with the same types.
    """
    inner = _inner(measure, source)
    keys = [SEX, *([PERIOD] if measure.period else []), *measure.factors]
    outer = exp.select(*[exp.column(key, quoted=True) for key in keys])
    outer = outer.select(*[exp.alias_(value, name, quoted=True) for name, value in _sums(measure)])
    return outer.from_(inner.subquery("r")).group_by(*[exp.column(key, quoted=True) for key in keys])


def _inner(measure: Measure, source: Source) -> exp.Select:
    projections = dict(_projections(measure, source))
    base = exp.select().from_(table_of(source.relation))
    if measure.records.where:
        base = base.where(rewrite(measure.records.where, source.columns, "[records] where"))
    number = measure.sex.personal_identity_number
    if number is None:
        return _project(base, projections)
    return _through_number(base, projections, number, source)


def _through_number(base: exp.Select, projections: dict[str, exp.Expr], number: str, source: Source) -> exp.Select:
    """Clean the identity number in nested steps, and let only its sex out of them."""
    name = resolve(number, source.columns, "[sex] personal_identity_number")
    _refuse_number_elsewhere({**projections, **base.args}, name)
    rest = {alias: value for alias, value in projections.items() if alias != SEX}
    steps = cleaning_steps(exp.column(name, quoted=True), is_number=source.columns[name] in ("integer", "number"))
    query = _project(base, {**steps[0], **rest})
    kept = {alias: exp.column(alias, quoted=True) for alias in rest}
    for depth, step in enumerate(steps[1:]):
        query = _project(exp.select().from_(query.subquery(f"p{depth}")), {**step, **kept})
    return _project(exp.select().from_(query.subquery("p")), {SEX: projections[SEX], **kept})


def _refuse_number_elsewhere(parts: Mapping[str, exp.Expr], number: str) -> None:
    for name, value in parts.items():
        if name != SEX and value and any(column.name == number for column in value.find_all(exp.Column)):
            raise RecordsError(
                _("the personal identity number is used for more than sex"),
                where=name.removeprefix("_"),
                remedy=_("Take it out: the number may say a person's sex and nothing else."),
            )


def _project(query: exp.Select, projections: Mapping[str, exp.Expr]) -> exp.Select:
    return query.select(*[exp.alias_(value, alias, quoted=True) for alias, value in projections.items()])


def table_of(relation: str) -> exp.Table:
    """The relation of an engine as a table in a query."""
    parts = relation.split(".")
    schema = parts[-2] if len(parts) > 1 else None
    return exp.table_(parts[-1], db=schema, quoted=True)


def _projections(measure: Measure, source: Source) -> Iterator[tuple[str, exp.Expr]]:
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
    return exp.Case().when(_is_fractional(value), _number(1)).else_(_number(0))


def _is_fractional(value: exp.Expr) -> exp.Expr:
    return exp.NEQ(this=value.copy(), expression=exp.Floor(this=value.copy()))


def _date(name: str, source: Source, where: str) -> exp.Expr:
    column = _column(name, source, where)
    date = exp.cast(column.copy(), "DATE")
    return _unless_empty(column, date) if source.columns[column.name] == "text" else date


def _unless_empty(text: exp.Column, value: exp.Expr, *also: str) -> exp.Expr:
    """The value, or NULL where the text is empty: only some ways to keep records tell empty from missing."""
    return exp.Case().when(text.copy().isin(*[_text(none) for none in ("", *also)]), exp.Null()).else_(value)


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
                case = case.when(this.copy().isin(*[_code(value, kind) for value in values]), _number(code))
    empty = exp.or_(column.copy().is_(exp.Null()), exp.EQ(this=exp.Trim(this=text.copy()), expression=_text("")))
    return case.when(empty, _number(sexes.MISSING)).else_(_number(sexes.UNLISTED))


def _spellings(column: exp.Column, text: exp.Expr, kind: Kind) -> list[exp.Expr]:
    """Numbers are compared as numbers; text as it stands and, for what is left over, without spaces around it."""
    return [column] if kind in ("integer", "number") else [text, exp.Trim(this=text.copy())]


def _code(value: str, kind: Kind) -> exp.Expr:
    if kind == "boolean":
        return _text(value.lower())
    if kind not in ("integer", "number"):
        return _text(value)
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
        case = case.when(exp.LT(this=value.copy(), expression=exp.Literal.number(f"{limit:.15g}")), _number(place))
    return case.else_(_number(len(bins)))


def _period(measure: Measure, source: Source) -> exp.Expr:
    period = measure.period
    if period is None:  # pragma: no cover - callers ask only when there is one
        raise ValueError("no period")
    column = _column(period.column, source, "[period] column")
    kind = source.columns[column.name]
    if kind in ("integer", "number") and period.by == "year":
        return exp.cast(_double(period.column, source, "[period] column"), "BIGINT")
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


def _extract(part: str, date: exp.Expr) -> exp.Expr:
    return exp.cast(exp.Extract(this=exp.var(part), expression=date.copy()), "INT")


def _part_of_year(year: exp.Expr, month: exp.Expr, tens: int, months: int) -> exp.Expr:
    """Year and part in one whole number (20243 is the third quarter), by a CASE since divisions differ between
    engines."""
    shifted = exp.Mul(this=year, expression=_number(tens))
    part: exp.Expr = month
    if months > 1:
        case = exp.Case()
        for place in range(1, 12 // months):
            case = case.when(exp.LTE(this=month.copy(), expression=_number(place * months)), _number(place))
        part = case.else_(_number(12 // months))
    return exp.Add(this=shifted, expression=part)


def _stage(stage: Stage, measure: Measure, source: Source) -> exp.Expr:
    """1 where the stage was reached, 0 where it was not, NULL where the records do not say; or the number who came so
    far."""
    where = f"[[stage]] {stage.id}"
    if stage.count:
        return _double(stage.count, source, f"{where} count")
    conditions = _conditions((stage.id, *measure.parents(stage.id)), measure, source)
    reached = exp.and_(*conditions)
    return exp.Case().when(reached, _number(1)).when(exp.not_(reached.copy()), _number(0))


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
    conditions = _conditions(measure.parents(name), measure, source)
    closed = exp.not_(exp.paren(rewrite(outcome.open, source.columns, f"{where} open"))) if outcome.open else None
    yield f"_x_{name}", _only(value, [*conditions, *([closed] if closed else [])])
    if outcome.open:
        is_open = rewrite(outcome.open, source.columns, f"{where} open")
        yield f"_o_{name}", _only(_number(1), [*conditions, exp.paren(is_open)])
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


def _sums(measure: Measure) -> Iterator[tuple[str, exp.Expr]]:
    """Every number in a cell, by name: `n`, `approved.n`, `amount.wx` and so on; all of them add up over cells."""
    yield "n", _persons(None, measure)
    yield "rows", exp.cast(exp.Count(this=exp.Star()), "BIGINT")
    if measure.records.count:
        yield "bad_counts", _tally(_bad_count())
    if measure.records.weight:
        yield "bad_weights", _tally(_bad_weight())
        yield from _weights("", measure)
    if any(stage.count for stage in measure.stages):
        yield "bad_stages", _tally(_bad_stage(measure))
    for name, factor in measure.factors.items():
        if factor.bins:
            yield (
                f"{name}.{FRACTIONAL}",
                _tally(exp.EQ(this=exp.column(f"_f_{name}", quoted=True), expression=_number(1))),
            )
    for stage in measure.stages:
        yield from _stage_sums(stage, measure)
    for name, outcome in measure.outcomes.items():
        yield from _outcome_sums(name, outcome, measure)


def _persons(condition: exp.Expr | None, measure: Measure) -> exp.Expr:
    one: exp.Expr = exp.cast(exp.column(COUNT, quoted=True), "BIGINT") if measure.records.count else _number(1)
    if condition is None and not measure.records.count:
        return exp.cast(exp.Count(this=exp.Star()), "BIGINT")
    value = one if condition is None else exp.Case().when(condition, one).else_(_number(0))
    return exp.cast(exp.Sum(this=value), "BIGINT")


def _tally(condition: exp.Expr) -> exp.Expr:
    return exp.cast(exp.Sum(this=exp.Case().when(condition, _number(1)).else_(_number(0))), "BIGINT")


def _bad_count() -> exp.Expr:
    return _no_count(exp.column(COUNT, quoted=True))


def _no_count(count: exp.Expr) -> exp.Expr:
    negative = exp.LT(this=count.copy(), expression=_number(0))
    return exp.or_(count.copy().is_(exp.Null()), negative, _is_fractional(count))


def _bad_stage(measure: Measure) -> exp.Expr:
    """Whether the number at some stage cannot be, or is larger than the number that it is taken of."""
    counted = {stage.id: exp.column(f"_s_{stage.id}", quoted=True) for stage in measure.stages if stage.count}
    everybody = exp.column(COUNT, quoted=True) if measure.records.count else _number(1)
    faults = [_no_count(count) for count in counted.values()]
    for name, count in counted.items():
        above = next((counted[parent] for parent in measure.parents(name) if parent in counted), everybody)
        faults.append(exp.GT(this=count.copy(), expression=above.copy()))
    return exp.or_(*faults)


def _bad_weight() -> exp.Expr:
    weight = exp.column(WEIGHT, quoted=True)
    return exp.or_(weight.is_(exp.Null()), exp.LT(this=weight.copy(), expression=_number(0)))


def _weights(prefix: str, measure: Measure, condition: exp.Expr | None = None) -> Iterator[tuple[str, exp.Expr]]:
    weight = exp.column(WEIGHT, quoted=True)
    yield f"{prefix}w", _sum([weight], measure, condition)
    yield f"{prefix}w2", _sum([weight, weight], measure, condition)


def _stage_sums(stage: Stage, measure: Measure) -> Iterator[tuple[str, exp.Expr]]:
    flag = exp.column(f"_s_{stage.id}", quoted=True)
    if stage.count:
        yield f"{stage.id}.n", exp.cast(exp.Sum(this=exp.cast(flag, "BIGINT")), "BIGINT")
        return
    reached = exp.EQ(this=flag, expression=_number(1))
    yield f"{stage.id}.n", _persons(reached, measure)
    yield f"{stage.id}.undetermined", _persons(flag.copy().is_(exp.Null()), measure)
    if measure.records.weight:
        yield from _weights(f"{stage.id}.", measure, reached)


def _outcome_sums(name: str, outcome: Outcome, measure: Measure) -> Iterator[tuple[str, exp.Expr]]:
    x = exp.column(f"_x_{name}", quoted=True)
    known: exp.Expr = _present(f"_x_{name}")
    survey: list[exp.Expr] = [exp.column(WEIGHT, quoted=True)] if measure.records.weight else []
    weight = list(survey)
    if outcome.per:
        known = exp.and_(known, _present(f"_e_{name}"))
        weight.append(exp.column(f"_e_{name}", quoted=True))
    yield f"{name}.n", _persons(known, measure)
    if outcome.open:
        yield f"{name}.open", _persons(_present(f"_o_{name}"), measure)
    if weight:
        yield f"{name}.w", _sum(weight, measure, known)
        yield f"{name}.w2", _sum(weight * 2, measure, known)
        yield f"{name}.w2x", _sum([*weight, *survey, x], measure, known)
    yield f"{name}.wx", _sum([*survey, x], measure, known)
    yield f"{name}.w2xx", _sum([*survey * 2, x, x], measure, known)


def _present(name: str) -> exp.Expr:
    return exp.not_(exp.column(name, quoted=True).is_(exp.Null()))


def _sum(factors: list[exp.Expr], measure: Measure, condition: exp.Expr | None = None) -> exp.Expr:
    """The sum over persons of a product of columns."""
    if measure.records.count:
        factors = [*factors, exp.cast(exp.column(COUNT, quoted=True), "DOUBLE")]
    product = factors[0].copy()
    for factor in factors[1:]:
        product = exp.Mul(this=product, expression=factor.copy())
    value = exp.Case().when(condition.copy(), product).else_(_number(0)) if condition else product
    total = exp.Sum(this=exp.cast(value, "DOUBLE"))
    return exp.Coalesce(this=total, expressions=[exp.Literal.number("0.0")])


def _number(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def _text(value: str) -> exp.Expr:
    return exp.Literal.string(value)
