"""With all that a measurement over three years publishes, a solver cannot come closer to a small number than the policy
lets it."""

import numpy as np

from skillnad import Measure

MEASURE = Measure.model_validate(
    {
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": "K", "men": "M"},
        "stage": [{"id": "granted", "when": "step >= 1"}, {"id": "paid", "of": "granted", "when": "step >= 2"}],
        "outcome": {"amount": {"column": "amount", "of": "granted"}},
        "factor": {"area": {"column": "area", "role": "legal"}, "unit": {"column": "unit", "role": "structure"}},
        "period": {"column": "year"},
    }
)


def world(seed):
    """Invented records of three years, with levels, years, sexes and dates that few have."""
    chance = np.random.default_rng(seed)
    n = int(chance.choice([150, 400, 900, 2000]))
    rare = float(chance.choice([0.005, 0.02, 0.08]))
    year = chance.choice([2023.0, 2024.0, 2025.0], n, p=chance.dirichlet([8, 8, chance.choice([0.5, 8])]))
    year[chance.random(n) < chance.choice([0.0, 0.01, 0.05])] = np.nan
    return {
        "sex": chance.choice(np.array(["K", "M", "?"], dtype=object), n, p=[0.49, 0.49, 0.02]),
        "step": chance.choice([0, 1, 2], n, p=[0.4, 0.3, 0.3]),
        "amount": chance.gamma(2.0, 100.0, n),
        "area": chance.choice(np.array(list("abcd"), dtype=object), n, p=[0.5, 0.5 - 2 * rare, rare, rare]),
        "unit": chance.choice(np.array(["x", "y"], dtype=object), n),
        "year": year,
    }
