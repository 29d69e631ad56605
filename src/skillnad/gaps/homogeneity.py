"""Is the gap the same in every stratum?"""

import numpy as np

from skillnad.gaps.distributions import chi_square_tail
from skillnad.gaps.moments import MEN, WOMEN, Array, Moments
from skillnad.gaps.results import Estimate


def homogeneity(m: Moments) -> Estimate:
    """Test that the gap is equal in all strata: Woolf's (1955) test on log odds ratios for rates, Cochran's Q on
    differences else.

    Σ (x_s − x̄)²/v_s against chi-square with one degree of freedom less than there are strata. For rates it equals
    the Wald test of the interaction sex × factor in a logit model. Strata where it cannot be formed (a zero among
    the four numbers, or one person alone) are left out and counted.
    """
    effects, variances = _log_odds(m) if m.binary and not m.weighted else _differences(m)
    strata, left_out = len(effects), len(m.n) - len(effects)
    if strata < 2:
        return Estimate(method="homogeneity", reason="too_few_strata", details={"left_out": left_out})
    weights = 1 / variances
    middle = (weights * effects).sum() / weights.sum()
    q = float((weights * (effects - middle) ** 2).sum())
    return Estimate(
        method="woolf" if m.binary and not m.weighted else "cochran_q",
        value=q,
        p_value=chi_square_tail(q, strata - 1),
        details={"df": strata - 1, "strata": strata, "left_out": left_out},
    )


def _log_odds(m: Moments) -> tuple[Array, Array]:
    four = np.stack([m.wx[:, WOMEN], m.n[:, WOMEN] - m.wx[:, WOMEN], m.wx[:, MEN], m.n[:, MEN] - m.wx[:, MEN]])
    four = four[:, (four > 0).all(axis=0)]
    return np.log(four[0] * four[3] / (four[1] * four[2])), (1 / four).sum(axis=0)


def _differences(m: Moments) -> tuple[Array, Array]:
    usable = m.keep(np.asarray((m.n > 1).all(axis=1) & (m.w > 0).all(axis=1)))
    if not len(usable.n):
        return np.zeros(0), np.zeros(0)
    variances = usable.mean_variance().sum(axis=1)
    some = variances > 0
    return (usable.mean[:, WOMEN] - usable.mean[:, MEN])[some], variances[some]
