"""Dense search: exact inner product on unit vectors, by FAISS."""

from dataclasses import dataclass
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors


@dataclass(frozen=True)
class DenseIndex:
    """Vectors of passages; a passage may own several, its score is the best of them.

    Attributes:
        index: the vectors.
        owners: for each vector, the position of its passage; shape (vectors,).
    """

    index: faiss.Index
    owners: NDArray[np.int64]

    @classmethod
    def build(cls, vectors: Vectors, owners: list[int]) -> "DenseIndex":
        """Index unit vectors of shape (vectors, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, np.asarray(owners, dtype=np.int64))

    @classmethod
    def load(cls, folder: Path) -> "DenseIndex":
        """Read what ``save`` wrote.

        Raises:
            RuntimeError: when FAISS cannot read it.
        """
        owners = np.load(folder / "owners.npy", allow_pickle=False)
        return cls(faiss.read_index(str(folder / "vectors.faiss")), owners)

    def save(self, folder: Path) -> None:
        """Write the vectors and their owners into a folder."""
        faiss.write_index(self.index, str(folder / "vectors.faiss"))
        np.save(folder / "owners.npy", self.owners)

    @property
    def dimension(self) -> int:
        """Return the length of a vector."""
        return int(self.index.d)

    def scores(self, query: Vectors) -> NDArray[np.float32]:
        """Return the best cosine of each passage with the query, in the order of the passages."""
        faiss.omp_set_num_threads(1)  # so few vectors: threads would only wait for each other
        found, order = self.index.search(query[np.newaxis, :], self.owners.size)
        scores = np.full(int(self.owners.max()) + 1, -1.0, dtype=np.float32)
        np.maximum.at(scores, self.owners[order[0]], found[0])
        return scores
