"""Dense search: exact inner product on unit vectors, by FAISS."""

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


class DenseIndex:
    """Vectors of passages, in the order of the passages."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> "DenseIndex":
        """Index unit vectors of shape (passages, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> "DenseIndex":
        """Read an index that ``save`` wrote.

        Raises:
            RuntimeError: when FAISS cannot read it.
        """
        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))

    @property
    def size(self) -> int:
        """Return the number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self._index.d)

    def scores(self, query: Vectors) -> NDArray[np.float32]:
        """Return the cosine of the query with every passage, in the order of the passages."""
        found, order = self._index.search(query[np.newaxis, :], self.size)
        scores = np.empty(self.size, dtype=np.float32)
        scores[order[0]] = found[0]
        return scores
