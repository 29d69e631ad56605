"""What the outer query adds up in each cell: persons, weights, and sums for each stage and outcome."""

from collections.abc import Iterator

from sqlglot import exp

from skillnad.cells.levels import FRACTIONAL
from skillnad.cells.tree import COUNT, WEIGHT, is_fractional, number
from skillnad.measure import Measure, Outcome, Stage


def cell_values(measure: Measure) -> Iterator[tuple[str, exp.Expr]]:
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
                _tally(exp.EQ(this=exp.column(f"_f_{name}", quoted=True), expression=number(1))),
            )
    for stage in measure.stages:
        yield from _stage_sums(stage, measure)
    for name, outcome in measure.outcomes.items():
        yield from _outcome_sums(name, outcome, measure)


def _persons(condition: exp.Expr | None, measure: Measure) -> exp.Expr:
    one: exp.Expr = exp.cast(exp.column(COUNT, quoted=True), "BIGINT") if measure.records.count else number(1)
    if condition is None and not measure.records.count:
        return exp.cast(exp.Count(this=exp.Star()), "BIGINT")
    value = one if condition is None else exp.Case().when(condition, one).else_(number(0))
    return exp.cast(exp.Sum(this=value), "BIGINT")


def _tally(condition: exp.Expr) -> exp.Expr:
    return exp.cast(exp.Sum(this=exp.Case().when(condition, number(1)).else_(number(0))), "BIGINT")


def _bad_count() -> exp.Expr:
    return _no_count(exp.column(COUNT, quoted=True))


def _no_count(count: exp.Expr) -> exp.Expr:
    negative = exp.LT(this=count.copy(), expression=number(0))
    return exp.or_(count.copy().is_(exp.Null()), negative, is_fractional(count))


def _bad_stage(measure: Measure) -> exp.Expr:
    """Whether the number at some stage cannot be, or is larger than the number that it is taken of."""
    counted = {stage.id: exp.column(f"_s_{stage.id}", quoted=True) for stage in measure.stages if stage.count}
    everybody = exp.column(COUNT, quoted=True) if measure.records.count else number(1)
    faults = [_no_count(count) for count in counted.values()]
    for name, count in counted.items():
        above = next((counted[parent] for parent in measure.parents(name) if parent in counted), everybody)
        faults.append(exp.GT(this=count.copy(), expression=above.copy()))
    return exp.or_(*faults)


def _bad_weight() -> exp.Expr:
    weight = exp.column(WEIGHT, quoted=True)
    return exp.or_(weight.is_(exp.Null()), exp.LT(this=weight.copy(), expression=number(0)))


def _weights(prefix: str, measure: Measure, condition: exp.Expr | None = None) -> Iterator[tuple[str, exp.Expr]]:
    weight = exp.column(WEIGHT, quoted=True)
    yield f"{prefix}w", _sum([weight], measure, condition)
    yield f"{prefix}w2", _sum([weight, weight], measure, condition)


def _stage_sums(stage: Stage, measure: Measure) -> Iterator[tuple[str, exp.Expr]]:
    flag = exp.column(f"_s_{stage.id}", quoted=True)
    if stage.count:
        yield f"{stage.id}.n", exp.cast(exp.Sum(this=exp.cast(flag, "BIGINT")), "BIGINT")
        return
    reached = exp.EQ(this=flag, expression=number(1))
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
    value = exp.Case().when(condition.copy(), product).else_(number(0)) if condition else product
    total = exp.Sum(this=exp.cast(value, "DOUBLE"))
    return exp.Coalesce(this=total, expressions=[exp.Literal.number("0.0")])
