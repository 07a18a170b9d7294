"""An encoder without a model: every word owns a coordinate, texts that share words are close."""

import zlib

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.french import words
from index import Encoder

DIMENSION = 512


class HashingEncoder:
    """Counts folded words into 512 places, and scales to length 1."""

    def __init__(self, identity: str = "hashing") -> None:
        self.identity = identity

    def encode_passages(self, texts: list[str]) -> NDArray[np.float32]:
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text: str) -> NDArray[np.float32]:
        counts = np.zeros(DIMENSION, dtype=np.float32)
        for word in words(text):
            counts[zlib.crc32(word.encode()) % DIMENSION] += 1
        return np.asarray(counts / max(float(np.linalg.norm(counts)), 1.0), dtype=np.float32)


@pytest.fixture
def hashing() -> Encoder:
    return HashingEncoder()


@pytest.fixture
def other_hashing() -> Encoder:
    return HashingEncoder("another")
