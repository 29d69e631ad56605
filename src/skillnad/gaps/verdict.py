"""The four verdicts, computed in one place, in the same way for every comparison."""

import math

from skillnad.gaps.contrast import Answer, Contrast, Refusal
from skillnad.gaps.distributions import normal_quantile, two_sided
from skillnad.gaps.intervals import CONFIDENCE
from skillnad.gaps.results import Verdict, Word

ALPHA = 0.05
POWER = 0.80
DEFAULT_RATE = 0.02
DEFAULT_SHARE_OF_MEAN = 0.05


def judge(answer: Answer, practical: float, *, is_default: bool, null_error: float | None = None) -> Verdict:
    """One of four words for a difference.

    With d the difference, δ the practical size, and intervals at 95 and 90 %:

    1. the 90 % interval lies within ±δ: *no difference of practical size* (two one-sided tests; Schuirmann 1987);
    2. the 95 % interval excludes 0: *difference* if |d| ≥ δ, else *possible difference*;
    3. a difference of δ had less than 80 % chance to be found: *too few to tell*, unless |d| ≥ δ and the 90 % interval
       excludes 0;
    4. otherwise *possible difference*.

    Args:
        answer: The difference, or the reason why there is none (which is too few to tell).
        practical: δ, in the outcome's own unit.
        is_default: Whether nobody has said what size matters.
        null_error: The standard error if there were no difference, for the smallest detectable difference; by default
            the answer's own, or where that is 0 since a few persons happened to be alike, what its interval amounts to.
    """
    if isinstance(answer, Refusal):
        return Verdict(word="too_few_to_tell", practical=practical, practical_is_default=is_default)
    detectable = smallest_detectable(_honest_error(answer) if null_error is None else null_error)
    return Verdict(
        word=_word(answer, practical, detectable),
        practical=practical,
        practical_is_default=is_default,
        smallest_detectable=detectable,
        equivalence_p=equivalence_p(answer, practical),
    )


def _honest_error(answer: Contrast) -> float:
    """The standard error, or what the interval amounts to where that says far more: a few who were alike are not
    certain."""
    low, high = answer.interval(CONFIDENCE)
    in_interval = (high - low) / (2 * normal_quantile((1 + CONFIDENCE) / 2))
    return in_interval if in_interval > 1.5 * answer.standard_error else answer.standard_error


def smallest_detectable(standard_error: float) -> float:
    """(z_0.975 + z_0.80) · standard error: what a two-sided 5 % test finds with 80 % probability."""
    return (normal_quantile(1 - ALPHA / 2) + normal_quantile(POWER)) * standard_error


def equivalence_p(answer: Contrast, practical: float) -> float:
    """The p-value of the test that the gap is at least as large as `practical`, either way.

    The smallest α whose 1 − 2α interval lies within ±δ, so that test and interval never disagree.
    """
    if abs(answer.value) >= practical:
        distance = abs(answer.value) - practical
        return 1 - two_sided(distance / answer.standard_error) / 2 if answer.standard_error > 0 else 1.0
    inside, outside = 0.5, 1e-12
    for _ in range(30):
        middle = math.sqrt(inside * outside)
        if _within(answer, practical, 1 - 2 * middle):
            inside = middle
        else:
            outside = middle
    return inside


def _within(answer: Contrast, practical: float, confidence: float) -> bool:
    low, high = answer.interval(confidence)
    return -practical < low and high < practical


def _word(answer: Contrast, practical: float, detectable: float) -> Word:
    if _within(answer, practical, 1 - 2 * ALPHA):
        return "no_practical_difference"
    large = abs(answer.value) >= practical
    if _excludes_zero(answer, CONFIDENCE) and (answer.p_value is None or answer.p_value <= ALPHA):
        return "difference" if large else "possible_difference"
    if detectable > practical and not (large and _excludes_zero(answer, 1 - 2 * ALPHA)):
        return "too_few_to_tell"
    return "possible_difference"


def _excludes_zero(answer: Contrast, confidence: float) -> bool:
    low, high = answer.interval(confidence)
    return low > 0 or high < 0


def default_practical(kind: str, overall: float) -> float:
    """What size matters when nobody has said: 2 percentage points, or 5 % of the overall mean."""
    return DEFAULT_RATE if kind == "rate" else max(DEFAULT_SHARE_OF_MEAN * abs(overall), 1e-12)
