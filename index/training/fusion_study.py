"""Which rule joins BM25 and the cosine: the rules tried. `index.fusion` holds the one kept.

`python -m index.training.fusion_study --data DIR` prints the table they were chosen on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.training.baselines import Lexical
from index.training.data import load_dev_pairs
from index.training.retrieval import cosines, reciprocal_ranks, tasks
from index.training.systems import MODEL, static

Floats = NDArray[np.float32]
Rule = Callable[[Floats, Floats], Floats]

LEXICAL_TEMPERATURE = 1.0
DENSE_TEMPERATURE = 0.06
LARGE = 100


def softmax(scores: Floats, temperature: float) -> Floats:
    """Turn one row of scores per query into one row of chances per query."""
    powers = np.exp((scores - scores.max(axis=-1, keepdims=True)) / temperature)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), np.float32)


def mixture(
    lexical: Floats,
    dense: Floats,
    lexical_temperature: float = LEXICAL_TEMPERATURE,
    dense_temperature: float = DENSE_TEMPERATURE,
) -> Floats:
    """Average two opinions, each as sure as its own margins.

    BM25 with a wide margin (a rare name, an article number) puts all its chance on one
    passage and wins; when its scores lie close together (a title of common words) its
    chance is spread thin and the cosine decides.
    """
    return softmax(lexical, lexical_temperature) + softmax(dense, dense_temperature)


def weighted(lexical: Floats, dense: Floats, weight: float) -> Floats:
    """Fixed weights: `weight` x BM25 / max + the rest x min-max cosine."""
    top = np.maximum(lexical.max(axis=-1, keepdims=True), 1e-9)
    low = dense.min(axis=-1, keepdims=True)
    width = np.maximum(dense.max(axis=-1, keepdims=True) - low, 1e-9)
    return np.asarray(weight * lexical / top + (1 - weight) * (dense - low) / width, np.float32)


def raw(lexical: Floats, dense: Floats, weight: float) -> Floats:
    """Add the scores as they are: cosine + `weight` x BM25."""
    return np.asarray(dense + weight * lexical, np.float32)


def ranks(lexical: Floats, dense: Floats, k: int = 60) -> Floats:
    """Reciprocal rank fusion with equal weights (Cormack et al., 2009)."""

    def share(scores: Floats) -> Floats:
        order = np.argsort(np.argsort(-scores, axis=-1), axis=-1)
        return np.asarray(1 / (k + order + 1), np.float32)

    return share(lexical) + share(dense)


def rules() -> dict[str, Rule]:
    """Name every rule tried."""
    found: dict[str, Rule] = {"BM25": lambda b, d: b, "dense": lambda b, d: d, "RRF": ranks}
    for weight in (0.2, 0.4, 0.6):
        found[f"max / min-max {weight}"] = lambda b, d, w=weight: weighted(b, d, w)  # type: ignore[misc]
    for weight in (0.02, 0.03, 0.04, 0.05, 0.06, 0.08):
        found[f"cosine + {weight} BM25"] = lambda b, d, w=weight: raw(b, d, w)  # type: ignore[misc]
    for sure in (0.7, 1.0, 1.5):
        for warm in (0.05, 0.06, 0.07, 0.08, 0.1):
            found[f"mixture {sure} {warm}"] = (
                lambda b, d, s=sure, w=warm: mixture(b, d, s, w)  # type: ignore[misc]
            )
    return found


def main() -> None:
    """Print MRR@10 per source and rule, and the worst gap to the better single system."""
    parser = argparse.ArgumentParser(prog="python -m index.training.fusion_study")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    rows = tasks(load_dev_pairs(options.data))
    encode = static(options.model)
    dense = [cosines(task, encode) for task in rows]
    lexical = [Lexical(task.passages).all_scores(task.queries) for task in rows]
    scores = {
        name: [
            float(reciprocal_ranks(rule(b, d), task.gold).mean())
            for task, b, d in zip(rows, lexical, dense, strict=True)
        ]
        for name, rule in rules().items()
    }
    sys.stdout.write(" · ".join(task.source for task in rows) + " · mean · worst gap\n")
    large = [i for i, task in enumerate(rows) if len(task.queries) >= LARGE]
    for name, values in scores.items():
        gap = min(values[i] - max(scores["BM25"][i], scores["dense"][i]) for i in large)
        cells = " ".join(f"{value:.3f}" for value in [*values, float(np.mean(values))])
        sys.stdout.write(f"{name:22s} {cells} {gap:+.3f}\n")


if __name__ == "__main__":
    main()
