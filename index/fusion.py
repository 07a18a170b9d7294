"""Fusion: one ranking from lexical and dense scores, by a weighted sum."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

LEXICAL_WEIGHT = 0.5


def fuse(lexical: Scores, dense: Scores, weight: float = LEXICAL_WEIGHT) -> Scores:
    """Add lexical scores over their maximum and cosines stretched to 0..1.

    The margins of BM25 survive (rank fusion would lose them); when no word of the query is
    known, the cosines alone rank.

    Args:
        lexical: shape (passages,), 0 or more.
        dense: shape (passages,), cosines.
        weight: share of the lexical part, 0 to 1.

    Returns:
        Fused scores, shape (passages,), 0 to 1.
    """
    best = lexical.max(initial=0.0)
    low, high = dense.min(initial=0.0), dense.max(initial=0.0)
    stretched = (dense - low) / (high - low) if high > low else np.zeros_like(dense)
    if best <= 0:
        return np.asarray(stretched, dtype=np.float32)
    return np.asarray(weight * lexical / best + (1 - weight) * stretched, dtype=np.float32)
