"""How long answers take, in milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Latency:
    """Quantiles of a sample, by linear interpolation."""

    p50: float
    p95: float
    p99: float
    worst: float


def latency(sample: Sequence[float]) -> Latency:
    """Summarise a sample of at least one duration."""
    p50, p95, p99, worst = np.percentile(sample, [50, 95, 99, 100])
    return Latency(float(p50), float(p95), float(p99), float(worst))
