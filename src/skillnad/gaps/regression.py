"""Regression on cells: the same coefficients and errors as on the records, at the cost of the cells."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from skillnad.cells import Dimension
from skillnad.gaps.contrast import Answer, Contrast, Refusal, symmetric, t_contrast
from skillnad.gaps.design import Design, Rows, build_design, reduced_design
from skillnad.gaps.distributions import normal_quantile, two_sided
from skillnad.gaps.intervals import CONFIDENCE
from skillnad.gaps.moments import Array, Moments
from skillnad.gaps.raw import absent_sex, has_no_spread

MOST_STEPS = 60
MOST_COLUMNS = 5_000
CONVERGED = 1e-11
BEYOND = 25.0
EXACT_FIT = 4e-16


def linear(m: Moments, dimensions: tuple[Dimension, ...]) -> Answer:
    """Least squares of the value on sex and the factors, with heteroscedasticity-robust errors (HC1; White 1980).

    The gap is the coefficient of woman. Interval and test use t with n − k degrees of freedom.
    """
    if refused := _cannot("linear", m, dimensions):
        return refused
    design, rows = build_design(m, dimensions)
    if design.woman < 0:
        return Refusal("linear", "sex_follows_from_factors")
    n = float(rows.n.sum())
    if n <= design.columns:
        return Refusal("linear", "more_coefficients_than_persons", {"columns": design.columns})
    gram = design.gram(rows.w)
    beta = np.linalg.solve(gram, design.scatter(rows.wx))
    direction = np.linalg.solve(gram, _unit(design))
    scores = rows.scores(design.gather(beta))
    if scores.sum() <= EXACT_FIT * rows.w2xx.sum() and not _all_alike(rows):
        return Refusal("linear", "fits_exactly", {"columns": design.columns})
    meat = float((design.gather(direction) ** 2 * scores).sum())
    variance = meat * n / (n - design.columns)
    women, men = _standardised(design, rows, beta)
    details = {"persons": round(n), "columns": design.columns, "dropped_columns": design.dropped}
    return t_contrast("linear", women, men, variance, n - design.columns, centre=m.centre, **details)


def _all_alike(rows: Rows) -> bool:
    """Whether every value is the same, so that an exact fit says no more than that."""
    mean = rows.wx.sum() / rows.w.sum()
    return bool(rows.scores(np.full_like(rows.w, mean)).sum() <= EXACT_FIT * rows.w2xx.sum())


def _standardised(design: Design, rows: Rows, beta: Array) -> tuple[float, float]:
    """The mean for everyone as women and everyone as men, others things as they are."""
    without = design.gather(beta) - beta[design.woman] * rows.woman
    men = float((rows.w * without).sum() / rows.w.sum())
    return men + float(beta[design.woman]), men


def logit(m: Moments, dimensions: tuple[Dimension, ...]) -> Answer:
    """Logistic regression of a rate on sex and the factors; the gap is the average marginal effect of being a woman.

    Σ_i w_i [p_i(woman) − p_i(man)] / Σ_i w_i with the delta method's error (Bartus 2005). Errors are from the
    information matrix, with weights from the sandwich. Factor levels where everybody or nobody reached the stage
    say nothing about the gap; they are set aside as a maximum-likelihood fit would do in the limit, and counted.
    When sex itself separates, the answer is refused.
    """
    if not m.binary:
        return Refusal("logit", "only_for_rates")
    if refused := _cannot("logit", m, dimensions):
        return refused
    everyone = Rows.of(m)
    found = _fit_open_rows(everyone, dimensions)
    if isinstance(found, str):
        return Refusal("logit", found)
    fit, open_rows = found
    return _marginal_effect(fit, everyone, open_rows, weighted=m.weighted)


def _fit_open_rows(everyone: Rows, dimensions: tuple[Dimension, ...]) -> "tuple[LogitFit, NDArray[np.bool_]] | str":
    """Fit the rows that are not settled, setting aside those whose share runs off to 0 or 1; or the reason why not."""
    open_rows = undecided(everyone, dimensions)
    for _round in range(MOST_STEPS):
        rows = everyone.keep(open_rows)
        if one_sided(rows):
            return "separation"
        design = reduced_design(rows, dimensions)
        if design.woman < 0:
            return "sex_follows_from_factors"
        fit = fit_logit(design, rows)
        if fit is None:
            return "separation"
        settled = np.abs(design.gather(fit.beta)) > BEYOND
        if not settled.any():
            return fit, open_rows
        open_rows[np.flatnonzero(open_rows)[settled]] = False
    return "separation"


@dataclass(frozen=True, eq=False)
class LogitFit:
    """A converged model: coefficients, fitted shares and the inverse of the information matrix's factor."""

    design: Design
    rows: Rows
    beta: Array
    information: Array


def fit_logit(design: Design, rows: Rows) -> LogitFit | None:
    """Newton's method with halved steps, until it settles or some share runs off to 0 or 1; `None` where it does
    neither."""
    beta = np.zeros(design.columns)
    share = rows.wx.sum() / rows.w.sum()
    beta[0] = math.log(share / (1 - share))
    likelihood = _log_likelihood(design.gather(beta), rows)
    for _step in range(MOST_STEPS):
        fitted = expit(design.gather(beta))
        information = design.gram(rows.w * fitted * (1 - fitted))
        move = _solve(information, design.scatter(rows.wx - rows.w * fitted))
        if move is None:
            return None
        beta, gained = _walk(design, rows, beta, move, likelihood)
        likelihood += gained
        if np.abs(design.gather(beta)).max() > BEYOND:
            return _finished(design, rows, beta)
        if np.abs(move).max() < CONVERGED * max(1.0, np.abs(beta).max()) or gained <= 1e-15 * abs(likelihood):
            return _finished(design, rows, beta)
    return None


def _finished(design: Design, rows: Rows, beta: Array) -> LogitFit:
    fitted = expit(design.gather(beta))
    return LogitFit(design, rows, beta, design.gram(rows.w * fitted * (1 - fitted)))


def _walk(design: Design, rows: Rows, beta: Array, move: Array, before: float) -> tuple[Array, float]:
    """Take the step, halved until the likelihood does not fall."""
    for halvings in range(30):
        there = beta + move / 2**halvings
        gained = _log_likelihood(design.gather(there), rows) - before
        if gained >= -1e-12 * abs(before):
            return there, gained
    return beta, 0.0


def _log_likelihood(eta: Array, rows: Rows) -> float:
    return float((rows.wx * eta - rows.w * np.logaddexp(0.0, eta)).sum())


def _solve(matrix: Array, right: Array) -> Array | None:
    try:
        found: Array = np.linalg.solve(matrix, right)
    except np.linalg.LinAlgError:
        return None
    return found if np.isfinite(found).all() else None


def undecided(rows: Rows, dimensions: tuple[Dimension, ...]) -> NDArray[np.bool_]:
    """Rows outside every factor level where all or none reached the stage; repeated until no such level is left."""
    keep = np.ones(len(rows.w), dtype=bool)
    categories = [codes for codes, d in zip(rows.strata, dimensions, strict=True) if d.numbers is None]
    while True:
        before = int(keep.sum())
        for codes in categories:
            w = np.bincount(codes, weights=np.where(keep, rows.w, 0.0))
            x = np.bincount(codes, weights=np.where(keep, rows.wx, 0.0))
            mixed = (x > 0) & (x < w)
            keep &= mixed[codes]
        if int(keep.sum()) == before:
            return keep


def one_sided(rows: Rows) -> bool:
    """Whether all women, all men, or no one of them reached the stage: then no finite odds ratio exists."""
    for sex in (rows.woman == 1, rows.woman == 0):
        reached, persons = rows.wx[sex].sum(), rows.w[sex].sum()
        if reached <= 0 or reached >= persons:
            return True
    return False


def _marginal_effect(fit: LogitFit, everyone: Rows, open_rows: NDArray[np.bool_], *, weighted: bool) -> Contrast:
    design, rows = fit.design, fit.rows
    persons = float(everyone.w.sum())
    base = design.gather(fit.beta) - fit.beta[design.woman] * rows.woman
    p_w, p_m = expit(base + fit.beta[design.woman]), expit(base)
    aside = everyone.keep(~open_rows)
    women = float((rows.w * p_w).sum() + aside.wx.sum()) / persons
    men = float((rows.w * p_m).sum() + aside.wx.sum()) / persons
    error = math.sqrt(_quadratic(fit, _gradient(fit, p_w, p_m) / persons, weighted=weighted))
    value = women - men
    p_value = two_sided(value / error) if error > 0 else None
    details = _logit_details(fit, float(aside.n.sum()), weighted=weighted)
    return Contrast("logit", value, error, symmetric(value, error), p_value, women, men, details)


def _gradient(fit: LogitFit, p_w: Array, p_m: Array) -> Array:
    """The derivative of Σ w (p_w − p_m) by each coefficient: woman's column is 1 in the first part and 0 in the
    second."""
    slope_w, slope_m = fit.rows.w * p_w * (1 - p_w), fit.rows.w * p_m * (1 - p_m)
    gradient = fit.design.scatter(slope_w - slope_m)
    gradient[fit.design.woman] = slope_w.sum()
    return gradient


def _quadratic(fit: LogitFit, gradient: Array, *, weighted: bool) -> float:
    """gradient' V gradient, with the model's V or, under weights, the sandwich's."""
    direction = np.linalg.solve(fit.information, gradient)
    if not weighted:
        return float(gradient @ direction)
    fitted = expit(fit.design.gather(fit.beta))
    n = float(fit.rows.n.sum())
    return float((fit.design.gather(direction) ** 2 * fit.rows.scores(fitted)).sum()) * n / (n - 1)


def _logit_details(fit: LogitFit, aside: float, *, weighted: bool) -> dict[str, Any]:
    log_odds = float(fit.beta[fit.design.woman])
    error = math.sqrt(_quadratic(fit, _unit(fit.design), weighted=weighted))
    half = normal_quantile((1 + CONFIDENCE) / 2) * error
    return {
        "log_odds_ratio": log_odds,
        "log_odds_ratio_standard_error": error,
        "odds_ratio": {
            "value": math.exp(log_odds),
            "low": math.exp(min(log_odds - half, 700.0)),
            "high": math.exp(min(log_odds + half, 700.0)),
        },
        "odds_ratio_p_value": two_sided(log_odds / error),
        "persons": round(float(fit.rows.n.sum())),
        "columns": fit.design.columns,
        "dropped_columns": fit.design.dropped,
        "persons_set_aside": round(aside),
    }


def _unit(design: Design) -> Array:
    unit = np.zeros(design.columns)
    unit[design.woman] = 1.0
    return unit


def _cannot(method: str, m: Moments, dimensions: tuple[Dimension, ...]) -> Refusal | None:
    if absent := absent_sex(m):
        return Refusal(method, absent)
    if has_no_spread(m):
        return Refusal(method, "no_spread")
    columns = sum(1 if d.numbers is not None else len(d) for d in dimensions)
    if columns > MOST_COLUMNS:
        return Refusal(method, "too_many_levels", {"columns": columns})
    return None
