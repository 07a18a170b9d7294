"""Reciprocal ranks on the held-out pairs, source by source, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.training.data import Pair

Floats = NDArray[np.float32]
Reals = NDArray[np.float64]
Encode = Callable[[list[str]], Floats]

CUT = 10
DRAWS = 1000


class Task(NamedTuple):
    """The queries of one source, its passages without repeats, and which one answers each."""

    source: str
    queries: list[str]
    passages: list[str]
    gold: NDArray[np.int64]


class Interval(NamedTuple):
    """A mean and its bootstrap 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def tasks(pairs: list[Pair]) -> list[Task]:
    """Make one task per source, the largest first."""
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(pair)
    found = []
    for source, rows in sorted(by_source.items(), key=lambda item: -len(item[1])):
        at = {text: i for i, text in enumerate(dict.fromkeys(row.passage for row in rows))}
        gold = np.array([at[row.passage] for row in rows])
        found.append(Task(source, [row.query for row in rows], list(at), gold))
    return found


def reciprocal_ranks(scores: Floats, gold: NDArray[np.int64], cut: int = CUT) -> Reals:
    """Return 1 / rank of the right passage, 0 beyond `cut`; ties share the middle rank."""
    right = scores[np.arange(len(gold)), gold][:, None]
    rank = (scores > right).sum(1) + ((scores == right).sum(1) + 1) / 2
    return np.where(rank <= cut, 1 / rank, 0.0)


def cosines(task: Task, encode: Encode) -> Floats:
    """Score every passage for every query by cosine."""
    return np.asarray(unit(encode(task.queries)) @ unit(encode(task.passages)).T, np.float32)


def unit(vectors: Floats) -> Floats:
    """Scale rows to length one; a row of zeros stays."""
    wide = np.asarray(vectors, np.float32)
    return np.asarray(wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9))


def resamples(size: int, seed: int = 0) -> NDArray[np.int64]:
    """Draw the same bootstrap samples for every system, so that differences pair up."""
    return np.random.default_rng(seed).integers(size, size=(DRAWS, size))


def interval(values: Reals) -> Interval:
    """Return the mean of `values` and its interval."""
    means = values[resamples(len(values))].mean(1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(values.mean()), float(low), float(high))


def average_interval(groups: list[Reals]) -> Interval:
    """Return the mean over sources, each source counting the same."""
    means = np.mean([g[resamples(len(g), i)].mean(1) for i, g in enumerate(groups)], axis=0)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(np.mean([g.mean() for g in groups])), float(low), float(high))
