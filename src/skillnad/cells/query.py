"""The one query of a measure: a syntax tree that groups persons into cells."""

from collections.abc import Mapping

from sqlglot import exp

from skillnad.cells.cell_values import cell_values
from skillnad.cells.columns import resolve, rewrite
from skillnad.cells.identity_number import cleaning_steps
from skillnad.cells.person_values import Source, person_values
from skillnad.cells.tree import PERIOD, SEX
from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Measure


def build_query(measure: Measure, source: Source) -> exp.Select:
    """One SELECT that turns the records into cells.

    The inner query computes sex, factor levels, period and the values to add up; the outer one groups and adds.
    Only columns that the measure names are touched. Counts are cast to BIGINT and sums are of DOUBLE, so that every
    engine answers with the same types.
    """
    inner = _inner(measure, source)
    keys = [SEX, *([PERIOD] if measure.period else []), *measure.factors]
    outer = exp.select(*[exp.column(key, quoted=True) for key in keys])
    outer = outer.select(*[exp.alias_(value, name, quoted=True) for name, value in cell_values(measure)])
    return outer.from_(inner.subquery("r")).group_by(*[exp.column(key, quoted=True) for key in keys])


def _inner(measure: Measure, source: Source) -> exp.Select:
    projections = dict(person_values(measure, source))
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
