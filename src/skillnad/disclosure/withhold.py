"""Take the numbers out of a result and leave the words."""

import math

import numpy as np

from skillnad.disclosure.counts import small
from skillnad.gaps import Gap
from skillnad.gaps.results import Breakdown, Estimate, FactorLevel, Group, Level, Notice, UnknownSex, Verdict

SMALL = "small_numbers"
_SAY_NOTHING = ("practical_size_is_a_default",)  # remarks that would be made whatever the numbers were


def without_numbers(gap: Gap) -> Gap:
    """The comparison with its verdicts and no numbers."""
    return gap.model_copy(
        update={
            "women": Group(persons=None),
            "men": Group(persons=None),
            "unknown": UnknownSex(persons=None, share=None),
            "ratio": _empty(gap.ratio),
            "odds_ratio": _empty(gap.odds_ratio) if gap.odds_ratio else None,
            "levels": tuple(_empty_level(level, gap.kind) for level in gap.levels),
            "breakdowns": (),
            "representation": (),
            "notices": tuple(Notice(code=notice.code) for notice in gap.notices if notice.code in _SAY_NOTHING),
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
    """A difference and its interval in steps of about half a standard error, and nothing else.

    With more figures the whole numbers behind it could be found by trying: three figures of a difference and its
    interval leave a handful of tables that fit, where this leaves hundreds.
    """
    if "rounded_to" in estimate.details:
        return estimate
    if not estimate.known or not estimate.standard_error:
        return _empty(estimate)
    step = _round_step(estimate.standard_error / 2)
    rounded = {name: round(round(getattr(estimate, name) / step) * step, 12) for name in ("value", "low", "high")}
    return Estimate(method=estimate.method, details={"rounded_to": step}, **rounded)


def _share_explained(raw: Estimate, coarse_one: Estimate) -> float | None:
    """The part explained, as the numbers that are shown tell it."""
    if not raw.value or coarse_one.value is None:
        return None
    return 1 - coarse_one.value / raw.value


def _round_step(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50, … and their decimals that is not above a number."""
    power = 10.0 ** math.floor(math.log10(most))
    return power * max(digit for digit in (1, 2, 5) if digit * power <= most * (1 + 1e-9))


def without_strata_numbers(gap: Gap, factor: str) -> Gap:
    """Adjusted levels that rest on a factor with small groups: only the headline difference, from which no group can
    be solved."""

    def reduced(level: Level) -> Level:
        if factor not in level.factors:
            return level
        headline = coarse(level.headline)
        explained = _share_explained(gap.raw.headline, headline)
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


def _empty_level(level: Level, kind: str) -> Level:
    verdict = _empty_verdict(level.verdict)
    if kind != "rate" and verdict.practical_is_default:
        # It is a share of the mean of all, which it would tell.
        verdict = verdict.model_copy(update={"practical": None})
    return level.model_copy(
        update={
            "headline": _empty(level.headline),
            "methods": (),
            "verdict": verdict,
            "share_explained": None,
        }
    )
