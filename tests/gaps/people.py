"""Made-up persons, measures of them, and how to look into a comparison."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import expit

from skillnad import Comparison, Measure, compare, count
from skillnad.gaps import Estimate, Gap, Level

GRANTED = [{"id": "granted", "when": "granted = 1"}]
AMOUNT = {"amount": {"column": "amount"}}


def people(seed: int = 7, n: int = 600) -> pd.DataFrame:
    """Persons whose sex, field, region and age go together with the decision and the amount."""
    rng = np.random.default_rng(seed)
    woman = rng.random(n) < 0.45
    field = np.where(
        woman, rng.choice(list("abc"), n, p=[0.5, 0.3, 0.2]), rng.choice(list("abc"), n, p=[0.2, 0.3, 0.5])
    )
    age = rng.integers(20, 65, n)
    chance = expit(-0.4 + 0.8 * (field == "a") - 0.4 * woman + 0.02 * (age - 40))
    return pd.DataFrame(
        {
            "sex": np.where(woman, "K", "M"),
            "field": field,
            "region": rng.choice(["north", "south", "west"], n, p=[0.5, 0.3, 0.2]),
            "age": age,
            "granted": (rng.random(n) < chance).astype(int),
            "amount": (50 + 5 * (field == "a") - 3 * woman + age / 10 + rng.normal(0, 8, n)).round(2),
            "weight": rng.uniform(0.5, 3, n).round(3),
        }
    )


def factors(**roles: str | Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Factors by the name of their column: a role, or all there is to say."""
    return {
        name: {"column": name, **({"role": role} if isinstance(role, str) else role)} for name, role in roles.items()
    }


def measure(**parts: Any) -> Measure:
    """A measure with sex coded K and M; without `stage` or `outcome` it measures both."""
    parts = parts if {"stage", "outcome"} & set(parts) else {"stage": GRANTED, "outcome": AMOUNT, **parts}
    return Measure.model_validate(
        {"measure": {"id": "test"}, "sex": {"column": "sex", "women": "K", "men": "M"}, **parts}
    )


def compared(frame: object, /, **parts: Any) -> Comparison:
    """The comparison of the persons in a data frame."""
    return compare(count(measure(**parts), frame))


def table(women: tuple[int, int], men: tuple[int, int], /, **parts: Any) -> Gap:
    """The gap of a table of counts: (persons, reached) for each sex."""
    frame = pd.DataFrame([("K", *women), ("M", *men)], columns=["sex", "persons", "reached"])
    stage = [{"id": "granted", "count": "reached"}]
    return compared(frame, records={"count": "persons"}, stage=stage, **parts).gap("granted")


def method(level: Level | None, name: str) -> Estimate:
    """One of the methods of a level."""
    return next(estimate for estimate in level.methods if estimate.method == name)


def estimates(gap: Gap) -> Iterator[Estimate]:
    """Every estimate of a gap."""
    yield gap.ratio
    if gap.odds_ratio is not None:
        yield gap.odds_ratio
    for level in gap.levels:
        yield from (level.headline, *level.methods)
    for breakdown in gap.breakdowns:
        yield breakdown.homogeneity
        yield from (row.difference for row in breakdown.levels)


def leaves(found: Any) -> Iterator[Any]:
    """Everything that stands in a result, also in free details."""
    if isinstance(found, Mapping):
        found = list(found.values())
    if isinstance(found, list | tuple):
        for part in found:
            yield from leaves(part)
    else:
        yield found


def numbers(found: Any) -> Iterator[float]:
    """Every number with decimals in a result."""
    return (leaf for leaf in leaves(found) if isinstance(leaf, float))


def assert_every_answer_is_defined(comparison: Comparison) -> None:
    """Finite numbers only, and a reason wherever there is no value."""
    assert all(math.isfinite(number) for number in numbers(comparison.model_dump()))
    for gap in comparison.gaps:
        assert all(estimate.value is not None or estimate.reason for estimate in estimates(gap))
