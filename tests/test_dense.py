from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import LoadedIndex
from index.dense import DenseIndex
from index.encoder import unit


def random_units(rows: int, seed: int = 1) -> NDArray[np.float32]:
    random = np.random.default_rng(seed)
    return unit(random.standard_normal((rows, 24)).astype(np.float32))


def brute_force(
    vectors: NDArray[np.float32], owners: list[int], query: NDArray[np.float32]
) -> NDArray[np.float32]:
    cosines = vectors @ query
    best = [cosines[np.asarray(owners) == passage].max() for passage in range(max(owners) + 1)]
    return np.asarray(best, dtype=np.float32)


def test_faiss_equals_brute_force() -> None:
    vectors = random_units(300)
    owners = sorted(np.random.default_rng(2).integers(0, 100, 200).tolist() + list(range(100)))
    index = DenseIndex.build(vectors, owners)
    for query in random_units(20, seed=3):
        np.testing.assert_allclose(
            index.scores(query), brute_force(vectors, owners, query), atol=1e-6
        )


def test_a_passage_is_worth_its_best_vector() -> None:
    vectors = np.eye(3, dtype=np.float32)
    index = DenseIndex.build(vectors, [0, 1, 0])
    np.testing.assert_allclose(index.scores(vectors[2]), [1, 0], atol=1e-6)
    np.testing.assert_allclose(index.scores(-vectors[1]), [0, -1], atol=1e-6)


def test_a_query_without_a_word_is_equally_far_from_all() -> None:
    index = DenseIndex.build(random_units(5), [0, 1, 2, 3, 4])
    assert index.scores(np.zeros(24, dtype=np.float32)).tolist() == [0.0] * 5


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    index = DenseIndex.build(random_units(9), [0, 0, 1, 2, 3, 3, 3, 4, 5])
    index.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    assert loaded.dimension == index.dimension == 24
    query = random_units(1, seed=5)[0]
    np.testing.assert_array_equal(loaded.scores(query), index.scores(query))


@pytest.mark.parametrize("name", ["vectors.faiss", "owners.npy"])
@pytest.mark.parametrize("kept", [0, 20])
def test_a_truncated_file_is_not_loaded(tmp_path: Path, name: str, kept: int) -> None:
    DenseIndex.build(random_units(9), list(range(9))).save(tmp_path)
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises((RuntimeError, ValueError, OSError, EOFError)):
        DenseIndex.load(tmp_path)


def test_the_real_vectors_are_unit_and_owned_in_order(loaded: LoadedIndex) -> None:
    dense = loaded.passages.dense
    vectors = dense.index.reconstruct_n(0, dense.owners.size)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert sorted(set(dense.owners.tolist())) == list(range(len(loaded.passages.passages)))
