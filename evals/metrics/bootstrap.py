"""Shares, and how sure they are: percentile bootstrap over questions (Efron 1979).

Every share here is a ratio of sums over questions, so one resampling serves means (weight 1 each),
micro-averages (weight = citations of the answer) and F1 (gain 2 TP, weight 2 TP + FP + FN) alike.
But: a share of 100 % has the interval 100 %–100 %; that no error was seen does not say that none
can come (with n questions, up to 3/n of them may).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 1000
SEED = 2019


@dataclass(frozen=True)
class Share:
    """What one question adds to a figure: ``gain`` out of ``weight``."""

    gain: float
    weight: float


@dataclass(frozen=True)
class Interval:
    """Bounds of the 95 % interval."""

    low: float
    high: float


def ratio(shares: Sequence[Share]) -> float | None:
    """Divide the sum of gains by the sum of weights; None when nothing weighs.

    Example: [Share(1, 1), Share(0, 1)] -> 0.5
    """
    weight = sum(share.weight for share in shares)
    return sum(share.gain for share in shares) / weight if weight else None


def interval(shares: Sequence[Share], resamples: int = RESAMPLES) -> Interval | None:
    """Resample the questions with replacement; None when nothing weighs. The seed is fixed."""
    if ratio(shares) is None:
        return None
    pairs = np.array([(share.gain, share.weight) for share in shares])
    drawn = np.random.default_rng(SEED).integers(len(pairs), size=(resamples, len(pairs)))
    gains, weights = pairs[drawn].sum(axis=1).T
    ratios = gains[weights > 0] / weights[weights > 0]
    low, high = np.percentile(ratios, [2.5, 97.5])
    return Interval(float(low), float(high))
