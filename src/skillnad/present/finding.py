"""The finding in plain sentences: size, certainty, what it goes together with. Never a judgement."""

from skillnad.gaps import Comparison, Estimate, Gap, Level
from skillnad.gaps.words import reason_text
from skillnad.language import gettext as _
from skillnad.present.wording import factor_titles, is_nothing, scaled, size, value


def finding(comparison: Comparison, gap: Gap) -> list[str]:
    """The sentences of one gap: the raw gap, each adjusted step, what the verdict means."""
    if gap.withheld:
        return [_("Too few persons to show numbers without telling something about one of them.")]
    if not gap.raw.headline.known:
        return [_no_comparison(gap)]
    adjusted = [_adjusted(comparison, gap, level) for level in gap.levels[1:]]
    together = _goes_together(comparison, gap)
    return [f"{_raw(gap)} {_verdict(gap, gap.raw)}", *adjusted, *([together] if together else [])]


def _raw(gap: Gap) -> str:
    estimate = gap.raw.headline
    return _opening(gap).format(
        women=value(gap, gap.women.value), men=value(gap, gap.men.value), comparison=_comparison(gap, estimate)
    )


def _opening(gap: Gap) -> str:
    if gap.kind == "rate":
        return _("Women {women}, men {men}: the share is {comparison}.")
    return _("Women {women} on average, men {men}: {comparison}.")


def _comparison(gap: Gap, estimate: Estimate) -> str:
    """How much higher or lower, with its uncertainty in the same direction."""
    difference, low, high = estimate.value or 0.0, estimate.low or 0.0, estimate.high or 0.0
    if is_nothing(gap, difference):
        return _("equal ({uncertainty})").format(uncertainty=_two_sided(gap, low, high))
    direction = _lower(gap) if difference < 0 else _higher(gap)
    uncertainty = _one_sided(gap, low, high) if low * high > 0 else _two_sided(gap, low, high)
    return _("{size} {direction} ({uncertainty})").format(
        size=size(gap, difference), direction=direction, uncertainty=uncertainty
    )


def _one_sided(gap: Gap, low: float, high: float) -> str:
    least, most = sorted((abs(low), abs(high)))
    return _("uncertainty {least} to {most}").format(least=scaled(gap, least), most=scaled(gap, most))


def _two_sided(gap: Gap, low: float, high: float) -> str:
    return _("uncertainty from {low} {lower} to {high} {higher}").format(
        low=scaled(gap, abs(low)), lower=_lower_word(gap), high=scaled(gap, abs(high)), higher=_higher_word(gap)
    )


def _lower(gap: Gap) -> str:
    return _("lower among women") if gap.kind == "rate" else _("less for women")


def _higher(gap: Gap) -> str:
    return _("higher among women") if gap.kind == "rate" else _("more for women")


def _lower_word(gap: Gap) -> str:
    return _("lower") if gap.kind == "rate" else _("less")


def _higher_word(gap: Gap) -> str:
    return _("higher") if gap.kind == "rate" else _("more")


def _no_comparison(gap: Gap) -> str:
    reasons = {
        "no_women": _("There are no women to compare with."),
        "no_men": _("There are no men to compare with."),
        "nobody": _("There is nobody to compare."),
        "one_person": _("One of the sexes has a single person, so the spread cannot be known."),
    }
    return reasons.get(gap.raw.headline.reason or "", _("The comparison cannot be made."))


def _adjusted(comparison: Comparison, gap: Gap, level: Level) -> str:
    factors = factor_titles(comparison, level.factors)
    estimate = level.headline
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return _("With the same {factors} the comparison cannot be made: {reason}.").format(
            factors=factors, reason=reason_text(estimate.reason)
        )
    sentence = _("With the same {factors}: {comparison}.").format(
        factors=factors, comparison=_comparison(gap, estimate)
    )
    return f"{sentence} {_verdict(gap, level)}"


def _goes_together(comparison: Comparison, gap: Gap) -> str | None:
    share = _explained(gap)
    if share is None:
        return None
    last = next(part for part in reversed(gap.levels) if part.name != "judgement")
    return _("About {share} per cent of the raw difference goes together with {factors}.").format(
        share=round(100 * share), factors=factor_titles(comparison, last.factors)
    )


def _explained(gap: Gap) -> float | None:
    """The explained part, where it is a part: a sure raw gap that shrinks without changing direction."""
    steps = [level for level in gap.levels if level.name != "judgement"]
    share = steps[-1].share_explained if len(steps) > 1 else None
    sure = gap.raw.verdict.word == "difference"
    return share if sure and share is not None and 0.01 <= share <= 1 else None


def _verdict(gap: Gap, level: Level) -> str:
    practical = size(gap, level.verdict.practical or 0.0)
    detectable = level.verdict.smallest_detectable
    sentences = {
        "difference": _("There is a difference."),
        "possible_difference": _(
            "There may be a difference, but it is not certain or not certainly large enough to matter."
        ),
        "no_practical_difference": _("There is no difference of practical size: it is smaller than {practical}."),
        "too_few_to_tell": _("Too few to tell: a difference below {detectable} could easily have been missed.")
        if detectable is not None
        else _("Too few to tell."),
    }
    sentence = sentences[level.verdict.word]
    return sentence.format(practical=practical, detectable=size(gap, detectable or 0.0))
