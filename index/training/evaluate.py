"""Compare the model with BM25 and the English teacher: one run, the same queries for all.

`python -m index.training.evaluate --data DIR [--model index/model]`
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.fusion import LEXICAL_WEIGHT
from index.training.baselines import Lexical
from index.training.data import Rated, load_dev_pairs, load_dev_sts
from index.training.fusion_study import raw, weighted
from index.training.retrieval import (
    Encode,
    Interval,
    Reals,
    Task,
    average_interval,
    cosines,
    interval,
    reciprocal_ranks,
    resamples,
    tasks,
    unit,
)
from index.training.speed import measure
from index.training.systems import MODEL, english, static

SYSTEMS = (
    "BM25",
    "English MiniLM",
    "English MiniLM fused",
    "ours",
    "ours fused",
    "ours, .6 BM25/max + .4 min-max",
)


def evaluate_task(task: Task, ours: Encode, teacher: Encode) -> dict[str, Reals]:
    """Return the reciprocal ranks of every system on one source."""
    lexical = Lexical(task.passages).all_scores(task.queries)
    theirs, mine = cosines(task, teacher), cosines(task, ours)
    scores = (
        lexical,
        theirs,
        raw(lexical, theirs, LEXICAL_WEIGHT),
        mine,
        raw(lexical, mine, LEXICAL_WEIGHT),
        weighted(lexical, mine, 0.6),
    )
    found = [reciprocal_ranks(value, task.gold) for value in scores]
    return dict(zip(SYSTEMS, found, strict=True))


def spearman(encode: Encode, rows: list[Rated]) -> Interval:
    """Correlate the ranks of our cosines with those of people's scores."""
    left = unit(encode([row.left for row in rows]))
    ours = (left * unit(encode([row.right for row in rows]))).sum(1)
    people = np.array([row.score for row in rows])
    draws = [rank_correlation(ours[s], people[s]) for s in resamples(len(rows))]
    low, high = np.percentile(draws, [2.5, 97.5])
    return Interval(rank_correlation(ours, people), float(low), float(high))


def rank_correlation(left: np.ndarray, right: np.ndarray) -> float:
    """Return Spearman's rho, equal values sharing their middle rank."""
    return float(np.corrcoef(middle_ranks(left), middle_ranks(right))[0, 1])


def middle_ranks(values: np.ndarray) -> Reals:
    """Rank `values` from 0. Example: [3, 1, 3] -> [1.5, 0, 1.5]."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts + 1) / 2)[inverse], np.float64)


def lines(sources: list[Task], found: list[dict[str, Reals]]) -> Iterator[str]:
    """Lay out MRR@10 per source and system, then the paired differences."""
    yield "| MRR@10 | " + " | ".join(SYSTEMS) + " |"
    yield "|---" * (len(SYSTEMS) + 1) + "|"
    for task, ranks in zip(sources, found, strict=True):
        cells = " | ".join(str(interval(ranks[name])) for name in SYSTEMS)
        yield f"| {task.source} ({len(task.queries)}) | {cells} |"
    cells = " | ".join(str(average_interval([r[name] for r in found])) for name in SYSTEMS)
    yield f"| mean over sources | {cells} |"
    yield ""
    for task, ranks in zip(sources, found, strict=True):
        better = max("BM25", "ours", key=lambda name: float(ranks[name].mean()))
        yield (
            f"{task.source}: ours - English MiniLM {interval(ranks['ours'] - ranks[SYSTEMS[1]])}, "
            f"ours fused - {better} {interval(ranks['ours fused'] - ranks[better])}"
        )
    gain = average_interval([ranks["ours"] - ranks["BM25"] for ranks in found])
    yield f"mean over sources: ours - BM25 {gain}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m index.training.evaluate")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    ours, teacher = static(options.model), english()
    sources, rated = tasks(load_dev_pairs(options.data)), load_dev_sts(options.data)
    found = [evaluate_task(task, ours, teacher) for task in sources]
    for line in lines(sources, found):
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"dev-sts Spearman: ours {spearman(ours, rated)}, ")
    sys.stdout.write(f"English MiniLM {spearman(teacher, rated)}\n")
    speed = measure(options.model, [query for task in sources for query in task.queries])
    sys.stdout.write(
        f"model2vec: load {speed.load_seconds:.2f} s, {speed.texts_per_second:,.0f} texts/s, "
        f"one query {speed.query_milliseconds:.3f} ms\n"
    )


if __name__ == "__main__":
    main()
