"""Fusion: one ranking from lexical and dense scores, by a fixed weighted sum."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

LEXICAL_WEIGHT = 0.04  # of one point of BM25 beside a whole unit of cosine


def fuse(lexical: Scores, dense: Scores, weight: float = LEXICAL_WEIGHT) -> Scores:
    """Add cosines and weighted BM25 scores, both raw: neither is stretched to its best.

    The margins of both survive (rank fusion or division by the best would lose them): a query
    whose words no passage says rests on meaning, one with rare words on the words. The weight
    was chosen among the rules of `index.training.fusion_study`.

    Args:
        lexical: shape (passages,), BM25 scores, 0 or more.
        dense: shape (passages,), cosines.
        weight: of one point of BM25.

    Returns:
        Fused scores, shape (passages,), scaled so that the best is 1.
    """
    mixed = np.maximum(dense, 0.0) + weight * lexical
    return np.asarray(mixed / max(float(mixed.max(initial=0.0)), 1e-9), dtype=np.float32)
