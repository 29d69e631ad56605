"""The ladder: raw, adjusted for what the law lets count, fully adjusted, and with judgements as a warning line."""

from collections.abc import Iterator

from skillnad.cells import Cells
from skillnad.gaps.contrast import Answer, Contrast, Refusal
from skillnad.gaps.mantel_haenszel import mantel_haenszel
from skillnad.gaps.moments import Array, Moments, moments
from skillnad.gaps.regression import linear, logit
from skillnad.gaps.results import Level, LevelName
from skillnad.gaps.standardise import match, standardise
from skillnad.gaps.verdict import judge

ENOUGH_SUPPORT = 0.95
SPARE_PERSONS = 10
PERSONS_PER_COEFFICIENT = {"linear": 5, "logit": 10}
_ROLES: tuple[tuple[LevelName, tuple[str, ...]], ...] = (
    ("law", ("legal", "need")),
    ("full", ("structure",)),
    ("judgement", ("judgement",)),
)


def level_factors(cells: Cells) -> Iterator[tuple[LevelName, tuple[str, ...]]]:
    """Each step of the ladder with all factors that are equal on it; a step that adds no factor is left out."""
    factors = cells.measure.factors
    held: tuple[str, ...] = ()
    for name, roles in _ROLES:
        added = tuple(factor for factor in factors if factors[factor].role in roles and factor in cells.names)
        if added:
            held += added
            yield name, held


def adjusted_level(
    cells: Cells,
    target: str,
    name: LevelName,
    factors: tuple[str, ...],
    raw: Answer,
    practical: float,
    *,
    is_default: bool,
) -> Level:
    """One step: every method side by side, the headline among them, and its verdict."""
    m = moments(cells, target, factors)
    answers = _all_methods(cells, m, factors)
    headline = choose_headline(m, answers)
    return Level(
        name=name,
        factors=factors,
        headline=headline.estimate(),
        methods=tuple(answer.estimate() for answer in answers),
        verdict=judge(headline, practical, is_default=is_default),
        share_explained=_share_explained(raw, headline),
    )


def _all_methods(cells: Cells, m: Moments, factors: tuple[str, ...]) -> list[Answer]:
    dimensions = tuple(cells.dimension(name) for name in factors)
    answers: list[Answer] = [
        standardise(m, "all"),
        standardise(m, "women"),
        standardise(m, "men"),
        match(m),
        linear(m, dimensions),
    ]
    return [*answers, mantel_haenszel(m), logit(m, dimensions)] if m.binary else answers


def choose_headline(m: Moments, answers: list[Answer]) -> Answer:
    """Standardisation to all where nearly everybody has counterparts; else a model, which can bridge thin strata.

    The order after that: logit, linear, Mantel–Haenszel, standardisation of those who can be compared. A model is
    passed over where it has fewer than five persons for each coefficient (ten for logit), or not ten more than
    coefficients, since it then understates its own uncertainty. Nothing is chosen where a sex has fewer than two
    persons.
    """
    if m.n.sum(axis=0).min() < 2:
        return Refusal("adjusted", "one_person")
    by_method = {answer.method: answer for answer in answers}
    order = ["logit", "linear", "mantel_haenszel", "standardised_all"]
    if well_supported(m):
        order.insert(0, "standardised_all")
    for method in order:
        answer = by_method.get(method)
        if isinstance(answer, Contrast) and not _is_thin(answer):
            return answer
    refusals = [answer for answer in answers if isinstance(answer, Refusal)]
    return Refusal("adjusted", refusals[0].reason if refusals else "too_few_persons_for_a_model")


def _is_thin(answer: Contrast) -> bool:
    columns = answer.details.get("columns")
    if columns is None:
        return False
    needed = max(columns + SPARE_PERSONS, PERSONS_PER_COEFFICIENT[answer.method] * columns)
    return bool(answer.details["persons"] < needed)


def well_supported(m: Moments) -> bool:
    """Whether at least 95 % of women and of men are in strata with two or more of each sex."""
    dense = (m.n >= 2).all(axis=1)
    total: Array = m.w.sum(axis=0)
    return bool((m.w[dense].sum(axis=0) >= ENOUGH_SUPPORT * total).all())


def _share_explained(raw: Answer, adjusted: Answer) -> float | None:
    if isinstance(raw, Refusal) or isinstance(adjusted, Refusal) or raw.value == 0:
        return None
    return 1 - adjusted.value / raw.value
