"""The numbers of one training run, kept in one place and saved beside the checkpoint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """What can be chosen; the defaults are what the shipped model was trained with."""

    vocabulary: int = 30_000
    dimensions: int = 256
    steps: int = 5_000
    parallel_batch: int = 512
    pair_batch: int = 180
    cloze_share: float = 0.33
    same_source: float = 0.5
    learning_rate: float = 3e-3
    temperature: float = 0.05
    cosine_weight: float = 5.0
    shape_weight: float = 20.0
    contrast_weight: float = 1.0
    drop: float = 0.10
    noisy: float = 0.3
    stems: bool = True
    source_power: float = 0.6
    thesaurus_share: float = 1.0
    sif: float = 1e-3
    final_sif: float = 1e-4
    final_power: float = 0.2
    seed: int = 7
