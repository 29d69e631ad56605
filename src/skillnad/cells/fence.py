"""The fence: only aggregates leave an engine. Every query passes here before it is run."""

from collections.abc import Iterable

from sqlglot import exp

_AGGREGATES = (exp.Count, exp.Sum)


class FenceError(AssertionError):
    """A query that could carry a person's record; a fault in the product, never in the user's input."""


def check_aggregates_only(query: exp.Select, secret: Iterable[str] = ()) -> exp.Select:
    """The query itself, if it can only return groups and sums; otherwise `FenceError`.

    Each thing selected is a grouping key, or counts and sums with no column outside them. No `*`, no MIN, MAX or ANY, which
    return a person's own value. Columns in `secret` (identity numbers) never become a key or a value: on their way out they
    end in a CASE whose every result is a constant.
    """
    if not isinstance(query, exp.Select) or any(query.find_all(exp.SetOperation, exp.Window)):
        raise FenceError("not a plain SELECT")
    secrets = {name.casefold() for name in secret}
    keys = {key.name for key in (query.args.get("group") or exp.Group()).expressions}
    for projection in query.expressions:
        value = projection.unalias()
        if isinstance(value, exp.Column) and value.name in keys:
            _check_origin(value.name, query, secrets)
        else:
            _check_aggregate(value, query, secrets)
    return query


def _check_aggregate(value: exp.Expr, query: exp.Select, secrets: set[str]) -> None:
    if not value.find(*_AGGREGATES):
        raise FenceError(f"neither a key nor an aggregate: {value.sql()}")
    for aggregate in value.find_all(exp.AggFunc):
        if not isinstance(aggregate, _AGGREGATES):
            raise FenceError(f"an aggregate that returns a single value: {aggregate.sql()}")
    for column in value.find_all(exp.Column):
        if not column.find_ancestor(*_AGGREGATES):
            raise FenceError(f"a column outside its aggregate: {column.sql()}")
        if not isinstance(value.unalias(), exp.Count) and not column.find_ancestor(exp.Count):
            _check_origin(column.name, query, secrets)
    for star in value.find_all(exp.Star):
        if not isinstance(star.parent, exp.Count):
            raise FenceError("SELECT *")


def _check_origin(name: str, query: exp.Select, secrets: set[str]) -> None:
    """Follow a name down through the nested queries and see that no secret column flows into it."""
    source = query.args["from_"].this if "from_" in query.args else query.args["from"].this
    if not isinstance(source, exp.Subquery):
        if name.casefold() in secrets:
            raise FenceError("an identity number would leave the engine")
        return
    below = source.this
    for projection in below.expressions:
        if projection.alias_or_name == name:
            _check_expression(projection.unalias(), below, secrets)


def _check_expression(value: exp.Expr, query: exp.Select, secrets: set[str]) -> None:
    if _gives_constants(value):
        return
    for column in value.find_all(exp.Column):
        _check_origin(column.name, query, secrets)


def _gives_constants(value: exp.Expr) -> bool:
    if not isinstance(value, exp.Case):
        return False
    results = [branch.args["true"] for branch in value.args["ifs"]] + [value.args.get("default")]
    return all(result is None or isinstance(result, exp.Literal | exp.Null) for result in results)
