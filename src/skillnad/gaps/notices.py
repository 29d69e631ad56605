"""What the reader must know beside the numbers."""

from collections.abc import Iterator

import numpy as np

from skillnad.cells import Cells
from skillnad.gaps.moments import MEN, moments
from skillnad.gaps.raw import absent_sex
from skillnad.gaps.results import Breakdown, Level, Notice, UnknownSex

MUCH_UNKNOWN = 0.05
POOR_SUPPORT = 0.8
MANY_SINGLES = 0.2
PRECISION = 1e-14


def overall_notices(cells: Cells) -> tuple[Notice, ...]:
    """What holds for the whole measure: single-person cells, a sex concept to be read with care."""
    return tuple(_overall(cells))


def _overall(cells: Cells) -> Iterator[Notice]:
    if cells.single_share > MANY_SINGLES:
        yield Notice(code="single_person_cells", details={"share": cells.single_share, "cells": len(cells)})
    if cells.measure.sex.concept == "organisation-leader":
        yield Notice(code="sex_of_leader", details={"rule": cells.measure.sex.rule})
    other = float(
        cells.sums["n"][
            np.array([level == "other" for level in cells.dimension("sex").levels])[cells.code("sex")]
        ].sum()
    )
    if other:
        yield Notice(code="other_sex_not_compared", details={"persons": round(other)})
    if not cells.measure.factors:
        yield Notice(code="unadjusted")


def gap_notices(
    cells: Cells,
    target: str,
    levels: tuple[Level, ...],
    breakdowns: tuple[Breakdown, ...],
    unknown: UnknownSex,
) -> tuple[Notice, ...]:
    """What holds for one comparison."""
    return (
        *_condition_decides_nothing(cells, target),
        *_default_size(levels),
        *_without_value(cells, target),
        *_lost_precision(cells, target),
        *_undetermined(cells, target),
        *_about_unknown(unknown),
        *_about_levels(levels),
        *_about_breakdowns(breakdowns),
    )


def _condition_decides_nothing(cells: Cells, target: str) -> Iterator[Notice]:
    """A stage that all or none came to: more often a slip in the condition than a fact."""
    if target in cells.measure.outcomes:
        return
    m = moments(cells, target).total()
    reached, persons = m.wx.sum(), m.w.sum()
    if persons > 0 and reached in (0.0, persons):
        yield Notice(code="nobody_reached" if reached == 0 else "everybody_reached")


def _without_value(cells: Cells, target: str) -> Iterator[Notice]:
    """Persons at the stage that an outcome is taken of, who have no amount or duration and are no open case."""
    if target not in cells.measure.outcomes:
        return
    parent = (cells.measure.parents(target) or ("",))[0]
    known = cells.code("sex") <= MEN
    there = cells.sums[f"{parent}.n" if parent else "n"][known].sum()
    opened = cells.sums[f"{target}.open"][known].sum() if f"{target}.open" in cells.sums else 0
    lacking = int(there - cells.sums[f"{target}.n"][known].sum() - opened)
    if lacking > 0:
        yield Notice(code="without_a_value", details={"persons": lacking})


def _lost_precision(cells: Cells, target: str) -> Iterator[Notice]:
    """Amounts whose spread is below what their squares can hold, so that the interval is wider than it need be."""
    m = moments(cells, target)
    if m.binary or absent_sex(m):
        return
    one = m.total()
    spread = one.w2xx - 2 * one.mean * one.w2x + one.mean**2 * one.w2
    if (spread < PRECISION * one.w2xx).any() and (one.mean != 0).any():
        yield Notice(code="spread_lost_to_rounding", details={"mean": float(one.mean[0].mean() + one.centre)})


def _default_size(levels: tuple[Level, ...]) -> Iterator[Notice]:
    if levels[0].verdict.practical_is_default:
        yield Notice(code="practical_size_is_a_default", details={"practical": levels[0].verdict.practical})


def _undetermined(cells: Cells, target: str) -> Iterator[Notice]:
    for name, code in (
        ("undetermined", "undetermined_counted_as_not_reached"),
        ("open", "open_cases_left_out"),
    ):
        key = f"{target}.{name}"
        persons = int(cells.sums[key].sum()) if key in cells.sums else 0
        if persons:
            yield Notice(code=code, details={"persons": persons})


def _about_unknown(unknown: UnknownSex) -> Iterator[Notice]:
    if (unknown.share or 0) > MUCH_UNKNOWN:
        yield Notice(code="much_unknown_sex", details={"share": unknown.share})
    if unknown.low is not None and unknown.high is not None and unknown.persons and unknown.low < 0 < unknown.high:
        yield Notice(code="unknown_sex_could_turn_the_gap", details={"low": unknown.low, "high": unknown.high})


def _about_levels(levels: tuple[Level, ...]) -> Iterator[Notice]:
    raw = levels[0].headline.value
    for level in levels[1:]:
        yield from _support(level)
        value = level.headline.value
        if level.name == "judgement":
            yield Notice(code="judgement_may_carry_the_difference", details={"factors": _added(levels, level)})
        if raw and value and raw * value < 0 and min(abs(raw), abs(value)) >= (level.verdict.practical or 0.0):
            yield Notice(code="direction_reverses", details={"level": level.name})


def _added(levels: tuple[Level, ...], level: Level) -> tuple[str, ...]:
    """The factors that this step adds to the one before it."""
    before = levels[levels.index(level) - 1].factors
    return tuple(factor for factor in level.factors if factor not in before)


def _support(level: Level) -> Iterator[Notice]:
    details = next((method.details for method in level.methods if method.method == "standardised_all"), {})
    shares = [details.get("women_with_counterpart", 1.0), details.get("men_with_counterpart", 1.0)]
    if min(shares) < POOR_SUPPORT:
        yield Notice(code="poor_common_support", details={"level": level.name, "women": shares[0], "men": shares[1]})
    dropped = max((method.details.get("dropped_columns", 0) for method in level.methods), default=0)
    if dropped:
        yield Notice(code="collinear_factors", details={"level": level.name, "dropped": dropped})


def _about_breakdowns(breakdowns: tuple[Breakdown, ...]) -> Iterator[Notice]:
    for part in breakdowns:
        p_value = part.homogeneity.p_value
        if part.direction_differs and p_value is not None and p_value <= 0.05:
            yield Notice(code="direction_differs_between_groups", details={"factor": part.factor, "p_value": p_value})
        elif p_value is not None and p_value <= 0.05:
            yield Notice(code="gap_differs_between_groups", details={"factor": part.factor, "p_value": p_value})
