"""The finding in plain sentences: size, certainty, what it goes together with. Never a judgement."""

from skillnad.gaps import Comparison, Gap, Level
from skillnad.language import gettext as _
from skillnad.present.wording import factor_titles, size, span, value


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
    women, men = value(gap, gap.women.value), value(gap, gap.men.value)
    return _direction(gap).format(
        women=women,
        men=men,
        size=size(gap, estimate.value or 0.0),
        span=span(gap, estimate.low or 0.0, estimate.high or 0.0),
    )


def _direction(gap: Gap) -> str:
    difference = gap.raw.headline.value or 0.0
    if gap.kind == "rate":
        if difference < 0:
            return _("Women {women}, men {men}: the share is {size} lower among women (95 % interval {span}).")
        return _("Women {women}, men {men}: the share is {size} higher among women (95 % interval {span}).")
    if difference < 0:
        return _("Women {women} on average, men {men}: {size} less for women (95 % interval {span}).")
    return _("Women {women} on average, men {men}: {size} more for women (95 % interval {span}).")


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
    more = _("higher among women") if gap.kind == "rate" else _("more for women")
    less = _("lower among women") if gap.kind == "rate" else _("less for women")
    sentence = _("With the same {factors}: {size} {direction} (95 % interval {span}).").format(
        factors=factors,
        size=size(gap, estimate.value),
        direction=less if estimate.value < 0 else more,
        span=span(gap, estimate.low, estimate.high),
    )
    return f"{sentence} {_verdict(gap, level)}"


def _goes_together(comparison: Comparison, gap: Gap) -> str | None:
    share = _explained(gap)
    if share is None:
        return None
    last = next(part for part in reversed(gap.levels) if part.name != "judgement")
    return _("About {share} % of the raw difference goes together with {factors}.").format(
        share=round(100 * share), factors=factor_titles(comparison, last.factors)
    )


def _explained(gap: Gap) -> float | None:
    """The explained part, where it is a part: a sure raw gap that shrinks without changing direction."""
    steps = [level for level in gap.levels if level.name != "judgement"]
    share = steps[-1].share_explained if len(steps) > 1 else None
    sure = gap.raw.verdict.word == "difference"
    return share if sure and share is not None and 0.01 <= share <= 1 else None


def _verdict(gap: Gap, level: Level) -> str:
    practical = size(gap, level.verdict.practical)
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


def reason_text(reason: str | None) -> str:
    """Why an estimate cannot be had, in words."""
    texts = {
        "no_common_stratum": _("no woman and man are alike in all of it"),
        "one_person_per_stratum": _("every person is alone with the combination"),
        "separation": _("sex and result go together completely"),
        "sex_follows_from_factors": _("sex follows from the factors themselves"),
        "more_coefficients_than_persons": _("there are more factor levels than persons"),
        "too_many_levels": _("the factors have too many levels"),
        "small_numbers": _("too few persons to show"),
        "only_for_rates": _("the method is for rates only"),
        "only_for_unweighted_rates": _("the method is for rates without weights only"),
        "zero_cell": _("one of the four numbers is zero"),
        "zero_or_negative": _("one of the values is zero or below"),
        "too_few_strata": _("fewer than two groups can be compared"),
    }
    return texts.get(reason or "", _("it cannot be computed"))
