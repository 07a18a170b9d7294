"""The two losses: distillation carries paraphrase, contrast carries the domain."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from index.training.recipe import Recipe

HIDDEN = -1e4


def duplicates(vectors: Tensor, threshold: float) -> Tensor:
    """Mark the pairs of different rows that are nearly the same."""
    same = vectors @ vectors.T > threshold
    same.fill_diagonal_(False)
    return same


def in_batch(left: Tensor, right: Tensor, hidden: Tensor, temperature: float) -> Tensor:
    """Cross-entropy of finding row i of `right` from row i of `left` among the whole batch."""
    logits = (left @ right.T / temperature).masked_fill(hidden, HIDDEN)
    return functional.cross_entropy(logits, torch.arange(len(left)))


def distillation(student: Tensor, teacher: Tensor, recipe: Recipe) -> Tensor:
    """Student French against teacher English, all rows of unit length.

    In-batch cross-entropy, plus the weighted cosine distance, plus the weighted mean squared
    difference of the two similarity matrices.
    """
    ranking = in_batch(student, teacher, duplicates(teacher, 0.95), recipe.temperature)
    distance = 1 - (student * teacher).sum(1).mean()
    bend = functional.mse_loss(student @ student.T, teacher @ teacher.T)
    return ranking + recipe.cosine_weight * distance + recipe.shape_weight * bend


def contrast(queries: Tensor, passages: Tensor, same: Tensor, temperature: float) -> Tensor:
    """Symmetric in-batch cross-entropy; `same` marks other rows with an equal query or passage."""
    return (
        in_batch(queries, passages, same, temperature)
        + in_batch(passages, queries, same, temperature)
    ) / 2
