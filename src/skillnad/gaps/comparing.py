"""Compare: from cells to every gap that the measure asks for, each with its verdict."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from skillnad.cells import Cells
from skillnad.gaps.bounds import unknown_bounds
from skillnad.gaps.breakdown import MOST_LEVELS, breakdown
from skillnad.gaps.contrast import Answer, Refusal
from skillnad.gaps.ladder import adjusted_level, level_factors
from skillnad.gaps.moments import MEN, WOMEN, Moments, moments, target_kind, unknown_moments
from skillnad.gaps.notices import gap_notices, overall_notices
from skillnad.gaps.raw import absent_sex, group, raw_difference, raw_odds_ratio, raw_ratio
from skillnad.gaps.representation import representation
from skillnad.gaps.results import Breakdown, Comparison, Gap, Level, UnknownSex
from skillnad.gaps.verdict import default_practical, judge
from skillnad.measure import Measure


def compare(cells: Cells) -> Comparison:
    """Every gap of the measure: each stage and outcome, over all periods and in each of them.

    For each: women, men and unknown; the raw difference, ratio and odds ratio; the adjusted ladder with all methods
    side by side; the gap within each factor level; bounds for unknown sex; the verdict; what the reader must know.

    >>> from skillnad.examples import example_cells
    >>> gap = compare(example_cells("berkeley-1973")).gap("admitted")
    >>> round(gap.raw.headline.value, 3), gap.raw.verdict.word
    (-0.142, 'difference')
    """
    measure = cells.measure
    gaps = [_gap(part, target, period) for target in targets(measure) for period, part in _periods(cells)]
    return Comparison(
        measure={
            "id": measure.about.id,
            "title": measure.about.title.model_dump(),
            "sex_concept": measure.sex.concept,
            "table_of_counts": measure.records.count is not None,
            **({"disclosure": measure.disclosure.model_dump(exclude_defaults=True)} if measure.disclosure else {}),
        },
        gaps=tuple(gaps),
        factors={
            name: {
                "role": factor.role,
                "title": factor.title.model_dump(),
                "levels": len(cells.dimension(name)),
            }
            for name, factor in measure.factors.items()
            if name in cells.names
        },
        notices=overall_notices(cells),
        provenance=tuple(dict(part) for part in cells.provenance),
    )


def targets(measure: Measure) -> tuple[str, ...]:
    """The stages and outcomes of a measure, in the order of its file."""
    return (*(stage.id for stage in measure.stages), *measure.outcomes)


def _periods(cells: Cells) -> Iterator[tuple[str | None, Cells]]:
    yield None, cells
    if "period" not in cells.names:
        return
    levels = cells.dimension("period").levels
    for place in np.unique(cells.code("period")):
        level = levels[place]
        if level is not None and len(levels) > 1:
            yield level, cells.where(period=level)


def _gap(cells: Cells, target: str, period: str | None) -> Gap:
    measure, m = cells.measure, moments(cells, target)
    practical, is_default = practical_size(measure, target, m)
    raw = raw_difference(m)
    levels = _levels(cells, target, raw, m, practical, is_default)
    breakdowns = _breakdowns(cells, target, practical, is_default) if not absent_sex(m) else ()
    unknown = _unknown(cells, target, m)
    outcome = measure.outcomes.get(target)
    return Gap(
        target=target,
        title=_title(measure, target),
        kind=target_kind(cells, target),
        of=_of(measure, target),
        unit=outcome.unit.model_dump() if outcome else {},
        period=period,
        women=group(m, WOMEN),
        men=group(m, MEN),
        unknown=unknown,
        ratio=raw_ratio(m),
        odds_ratio=raw_odds_ratio(m),
        levels=levels,
        breakdowns=breakdowns,
        representation=representation(m, _of(measure, target), _benchmarks(measure, target)),
        notices=gap_notices(cells, target, levels, breakdowns, unknown),
    )


def _of(measure: Measure, target: str) -> str:
    return (measure.parents(target) or (measure.population,))[0]


def _benchmarks(measure: Measure, target: str) -> dict[str, float]:
    return next((stage.benchmark for stage in measure.stages if stage.id == target), {})


def practical_size(measure: Measure, target: str, m: Moments) -> tuple[float, bool]:
    """The size of difference that matters, and whether it is only our default."""
    said = measure.practical.get(target)
    is_rate = target not in measure.outcomes
    if said is None and is_rate:
        said = measure.practical.rate
    if said is not None:
        return said, False
    total = m.w.sum()
    overall = float(m.wx.sum() / total) + m.centre if total > 0 else 0.0
    return default_practical("rate" if is_rate else "mean", overall), True


def _levels(
    cells: Cells, target: str, raw: Answer, m: Moments, practical: float, is_default: bool
) -> tuple[Level, ...]:
    first = Level(
        name="raw",
        factors=(),
        headline=raw.estimate(),
        methods=(raw.estimate(),),
        verdict=judge(raw, practical, is_default=is_default, null_error=_null_error(m, raw)),
    )
    if isinstance(raw, Refusal) and raw.reason != "one_person":
        return (first,)
    adjusted = (
        adjusted_level(cells, target, name, factors, raw, practical, is_default=is_default)
        for name, factors in level_factors(cells)
    )
    return (first, *adjusted)


def _null_error(m: Moments, raw: Answer) -> float | None:
    """The standard error of a rate difference if both sexes had the same rate."""
    if isinstance(raw, Refusal) or not m.binary or m.weighted:
        return None
    one = m.total()
    reached, persons = float(one.wx.sum()), float(one.n.sum())
    share = reached / persons if 0 < reached < persons else (reached + 2) / (persons + 4)
    return float(np.sqrt(share * (1 - share) * (1 / one.n[0]).sum()))


def _breakdowns(cells: Cells, target: str, practical: float, is_default: bool) -> tuple[Breakdown, ...]:
    return tuple(
        breakdown(cells, target, factor, practical, is_default=is_default)
        for factor in cells.measure.factors
        if factor in cells.names and 1 < len(cells.dimension(factor)) <= MOST_LEVELS
    )


def _unknown(cells: Cells, target: str, m: Moments) -> UnknownSex:
    missing = unknown_moments(cells, target)
    persons = round(float(missing.n[0, 0]))
    total = persons + float(m.n.sum())
    bounds = unknown_bounds(m, missing) if persons else None
    return UnknownSex(
        persons=persons,
        share=persons / total if total else None,
        reasons=_reasons(cells),
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
    )


def _reasons(cells: Cells) -> dict[str, int | None]:
    counts = np.bincount(cells.code("sex"), weights=cells.sums["n"], minlength=len(cells.dimension("sex")))
    named = zip(cells.dimension("sex").levels, counts, strict=True)
    return {str(level): round(float(n)) for level, n in named if n > 0 and str(level).startswith("unknown")}


def _title(measure: Measure, target: str) -> dict[str, Any]:
    by_id = {stage.id: stage.title for stage in measure.stages}
    title = by_id[target] if target in by_id else measure.outcomes[target].title
    return title.model_dump()
