"""The training and development files: gzip'd JSON lines, one typed row a line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Parallel(NamedTuple):
    """A French sentence and its English translation."""

    source: str
    french: str
    english: str


class Pair(NamedTuple):
    """A query-like text and a passage that answers it."""

    source: str
    query: str
    passage: str


class Paragraph(NamedTuple):
    """A French paragraph."""

    source: str
    text: str


class Rated(NamedTuple):
    """Two sentences and how close people found them, 0 to 5."""

    left: str
    right: str
    score: float


class TrainingSet(NamedTuple):
    """Everything the student is trained on."""

    parallel: list[Parallel]
    pairs: list[Pair]
    paragraphs: list[Paragraph]


def rows(path: Path, width: int) -> Iterator[list[str]]:
    """Read the rows of one file, refusing a row of another width by its line number."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            if len(row) != width:
                raise ValueError(f"{path.name}:{number}: expected {width} fields, got {len(row)}")
            yield row


def load_training_set(folder: Path) -> TrainingSet:
    """Load the three training files of `folder`."""
    return TrainingSet(
        [Parallel(*row) for row in rows(folder / "parallel.jsonl.gz", 3)],
        [Pair(*row) for row in rows(folder / "pairs.jsonl.gz", 3)],
        [Paragraph(*row) for row in rows(folder / "text.jsonl.gz", 2)],
    )


def load_dev_pairs(folder: Path) -> list[Pair]:
    """Load the held-out query and passage pairs; never trained on."""
    return [Pair(*row) for row in rows(folder / "dev-pairs.jsonl.gz", 3)]


def load_dev_sts(folder: Path) -> list[Rated]:
    """Load the held-out rated sentence pairs; never trained on."""
    return [
        Rated(left, right, float(score))
        for left, right, score in rows(folder / "dev-sts.jsonl.gz", 3)
    ]
