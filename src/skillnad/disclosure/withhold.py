"""Take the numbers out of a result and leave the words."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from skillnad.gaps import Gap
from skillnad.gaps.results import Breakdown, Estimate, FactorLevel, Group, Level, Notice, UnknownSex, Verdict

SMALL = "small_numbers"
Counts = np.ndarray[Any, Any]


def gap_counts(gap: Gap) -> Counts:
    """The counts of a comparison that add up over periods: women and men, reached and not."""
    is_rate = gap.kind == "rate"
    return np.concatenate([_counts(gap.women, is_rate), _counts(gap.men, is_rate)])


def level_counts(level: FactorLevel, *, is_rate: bool) -> Counts:
    """The counts of a factor level that add up over levels."""
    return np.concatenate([_counts(level.women, is_rate), _counts(level.men, is_rate)])


def _counts(group: Group, is_rate: bool) -> Counts:
    persons = group.persons or 0
    if not is_rate:
        return np.array([persons, 0, 0])
    # With weights the number who reached a stage is not shown, but a rate and a number of persons come close to it.
    reached = group.reached if group.reached is not None else round((group.value or 0.0) * persons)
    return np.array([persons, reached, persons - reached])


def sibling_differences(counted: Sequence[tuple[Gap, Counts]]) -> Iterator[tuple[Gap, Counts]]:
    """How much each stage differs from the earlier ones of the same group.

    Two stages of one group may lie within each other, and then the difference is a count of persons.
    """
    for place, (later, more) in enumerate(counted):
        for earlier, fewer in counted[:place]:
            if later.of == earlier.of and later.kind == earlier.kind == "rate":
                yield later, more - fewer


def joint_counts(counted: Sequence[tuple[Gap, Counts]]) -> Counts:
    """The counts of all targets side by side, and the differences between stages, both ways since they may be negative.

    Differences add up over periods and levels as counts do, so one rule serves them all.
    """
    between = [part for _gap, difference in sibling_differences(counted) for part in (difference, -difference)]
    return np.concatenate([*(counts for _gap, counts in counted), *between])


def small(counts: Counts, threshold: int) -> bool:
    """Whether some count lies between 1 and the threshold."""
    return bool(((counts > 0) & (counts < threshold)).any())


def without_numbers(gap: Gap) -> Gap:
    """The comparison with its verdicts and no numbers."""
    return gap.model_copy(
        update={
            "women": Group(persons=None),
            "men": Group(persons=None),
            "unknown": UnknownSex(persons=None, share=None),
            "ratio": _empty(gap.ratio),
            "odds_ratio": _empty(gap.odds_ratio) if gap.odds_ratio else None,
            "levels": tuple(_empty_level(level) for level in gap.levels),
            "breakdowns": (),
            "representation": (),
            "notices": tuple(_named_factor_only(notice) for notice in gap.notices),
            "withheld": SMALL,
        }
    )


def without_level_numbers(level: FactorLevel) -> FactorLevel:
    """A factor level without numbers."""
    return level.model_copy(
        update={
            "women": Group(persons=None),
            "men": Group(persons=None),
            "difference": _empty(level.difference),
            "verdict": _empty_verdict(level.verdict),
        }
    )


def without_breakdown_numbers(part: Breakdown) -> Breakdown:
    """A breakdown without numbers in any level."""
    return part.model_copy(
        update={
            "levels": tuple(without_level_numbers(level) for level in part.levels),
            "homogeneity": _empty(part.homogeneity),
        }
    )


def coarse(estimate: Estimate) -> Estimate:
    """An estimate with three figures: with all of them, whole numbers behind it could be found by trying."""
    names = ("value", "low", "high", "standard_error", "p_value", "women", "men")
    rounded = {name: _three_figures(getattr(estimate, name)) for name in names}
    return estimate.model_copy(update=rounded)


def _three_figures(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.3g}")


def without_strata_numbers(gap: Gap, factor: str) -> Gap:
    """Adjusted levels that rest on a factor with small groups: only the headline difference, from which no group can
    be solved."""

    def reduced(level: Level) -> Level:
        if factor not in level.factors:
            return level
        headline = coarse(level.headline).model_copy(update={"women": None, "men": None, "details": {}})
        explained = _three_figures(level.share_explained)
        verdict = _empty_verdict(level.verdict)
        return level.model_copy(
            update={"headline": headline, "methods": (headline,), "share_explained": explained, "verdict": verdict}
        )

    notices = tuple(
        _named_factor_only(notice) if notice.details.get("factor") == factor else notice for notice in gap.notices
    )
    return gap.model_copy(update={"levels": tuple(reduced(level) for level in gap.levels), "notices": notices})


def without_unknown_numbers(gap: Gap, *, whole: bool, threshold: int) -> Gap:
    """Unknown sex without numbers, or only without its reasons where one of them is small."""
    unknown = gap.unknown
    if whole:
        unknown = UnknownSex(persons=None, share=None)
    elif _reasons_tell(gap, threshold):
        unknown = unknown.model_copy(update={"reasons": {}})
    notices = tuple(
        without_persons(notice, always=whole or gap.period is not None, threshold=threshold) for notice in gap.notices
    )
    return gap.model_copy(update={"unknown": unknown, "notices": notices})


def _named_factor_only(notice: Notice) -> Notice:
    named = {key: notice.details[key] for key in ("factor", "factors") if key in notice.details}
    return Notice(code=notice.code, details=named)


def _reasons_tell(gap: Gap, threshold: int) -> bool:
    """Whether the reasons are of other persons than the gap's, or one of them is small."""
    reasons = [n or 0 for n in gap.unknown.reasons.values()]
    return gap.period is not None or sum(reasons) != gap.unknown.persons or any(0 < n < threshold for n in reasons)


def without_persons(notice: Notice, *, always: bool = False, threshold: int) -> Notice:
    """A notice without its number of persons, where that is small or must not be shown at all."""
    persons = notice.details.get("persons")
    about_unknown = "unknown" in notice.code
    if (persons is not None and (always or persons < threshold)) or (about_unknown and always):
        return Notice(code=notice.code)
    return notice


def without_thin_details(gap: Gap, threshold: int) -> Gap:
    """Adjusted levels without the side results that would tell how few have no counterpart, or were set aside."""
    thin = {level.name for level in gap.levels if _tells_of_few(gap, level, threshold)}
    if not thin:
        return gap
    levels = tuple(_without_details(level) if level.name in thin else level for level in gap.levels)
    notices = tuple(Notice(code=n.code) if n.details.get("level") in thin else n for n in gap.notices)
    return gap.model_copy(update={"levels": levels, "notices": notices})


def _tells_of_few(gap: Gap, level: Level, threshold: int) -> bool:
    counts = []
    for method in (level.headline, *level.methods):
        counts.append(method.details.get("persons_set_aside", 0))
        for key, group in (("women_with_counterpart", gap.women), ("men_with_counterpart", gap.men)):
            share, persons = method.details.get(key, 1.0), group.persons or 0
            counts += [round(share * persons), round((1 - share) * persons)]
    return small(np.array(counts), threshold)


def _without_details(level: Level) -> Level:
    methods = tuple(method.model_copy(update={"details": {}}) for method in level.methods)
    return level.model_copy(update={"headline": level.headline.model_copy(update={"details": {}}), "methods": methods})


def _empty(estimate: Estimate) -> Estimate:
    return Estimate(method=estimate.method, reason=SMALL)


def _empty_verdict(verdict: Verdict) -> Verdict:
    return verdict.model_copy(update={"smallest_detectable": None, "equivalence_p": None})


def _empty_level(level: Level) -> Level:
    return level.model_copy(
        update={
            "headline": _empty(level.headline),
            "methods": (),
            "verdict": _empty_verdict(level.verdict),
            "share_explained": None,
        }
    )
