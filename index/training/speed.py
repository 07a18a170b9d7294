"""How fast the model loads and encodes through model2vec, as medians."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import NamedTuple

from model2vec import StaticModel

BATCH = 50_000
ONE = 2_000
REPEATS = 5


class Speed(NamedTuple):
    """Seconds to load, texts a second in batch, milliseconds for one query."""

    load_seconds: float
    texts_per_second: float
    query_milliseconds: float


def measure(folder: Path, queries: list[str]) -> Speed:
    """Time loading, one large batch of short texts, and single queries."""
    loads, batches, ones = [], [], []
    for _ in range(REPEATS):
        start = time.perf_counter()
        model = StaticModel.from_pretrained(folder)
        model.encode(queries[:1])
        loads.append(time.perf_counter() - start)
    many = (queries * (BATCH // len(queries) + 1))[:BATCH]
    for _ in range(REPEATS):
        start = time.perf_counter()
        model.encode(many)
        batches.append(BATCH / (time.perf_counter() - start))
    for query in many[:ONE]:
        start = time.perf_counter()
        model.encode([query])
        ones.append((time.perf_counter() - start) * 1000)
    return Speed(*(statistics.median(values) for values in (loads, batches, ones)))
