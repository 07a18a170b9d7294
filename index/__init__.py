"""Passages of the corpus, and what finds them: BM25, vectors, their fusion, builds on disk."""

from index.encoder import Encoder, EncoderError, load_encoder
from index.errors import (
    BuildRunningError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    StoreError,
)
from index.lexical import stem, stop_words, terms
from index.manifest import Manifest, Pointer
from index.passages import Kind, Passage
from index.search import Hit, PassageIndex
from index.store import DATA_DIR, IndexStore, LoadedIndex

__all__ = [
    "DATA_DIR",
    "BuildRunningError",
    "Encoder",
    "EncoderError",
    "Hit",
    "IndexDamagedError",
    "IndexMissingError",
    "IndexStaleError",
    "IndexStore",
    "Kind",
    "LoadedIndex",
    "Manifest",
    "Passage",
    "PassageIndex",
    "Pointer",
    "StoreError",
    "load_encoder",
    "stem",
    "stop_words",
    "terms",
]
