import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.fusion import fuse

SCORES = st.lists(st.floats(0, 30, width=32), min_size=2, max_size=9)


def floats(*values: float) -> NDArray[np.float32]:
    return np.asarray(values, dtype=np.float32)


def test_the_sum_worked_by_hand() -> None:
    fused = fuse(floats(4, 2, 0), floats(-0.2, 0.8, 0.3), weight=0.1)
    mixed = [0.1 * 4 + 0, 0.1 * 2 + 0.8, 0.1 * 0 + 0.3]
    np.testing.assert_allclose(fused, np.asarray(mixed) / 1.0, atol=1e-6)


def test_without_a_known_word_the_cosines_alone_rank() -> None:
    np.testing.assert_allclose(fuse(floats(0, 0), floats(0.2, 0.8)), [0.25, 1.0], atol=1e-6)


def test_without_a_vector_the_words_alone_rank() -> None:
    np.testing.assert_allclose(fuse(floats(1, 2), floats(0, 0)), [0.5, 1.0], atol=1e-6)


def test_margins_survive() -> None:
    few, many = fuse(floats(1, 0), floats(0.5, 0.5)), fuse(floats(9, 0), floats(0.5, 0.5))
    assert few[0] - few[1] < many[0] - many[1]


def test_nothing_found_is_nothing() -> None:
    assert fuse(floats(0, 0), floats(0, 0)).tolist() == [0.0, 0.0]
    assert fuse(floats(), floats()).size == 0


@pytest.mark.parametrize("weight", [0.0, 1000.0])
def test_an_extreme_weight_keeps_one_ranking(weight: float) -> None:
    lexical, dense = floats(3, 1, 2), floats(0.1, 0.5, 0.2)
    order = np.argsort(-fuse(lexical, dense, weight)).tolist()
    assert order == np.argsort(-(lexical if weight else dense)).tolist()


@given(SCORES, st.integers(0, 99))
def test_fused_scores_lie_between_0_and_1(lexical: list[float], seed: int) -> None:
    dense = np.random.default_rng(seed).uniform(-1, 1, len(lexical)).astype(np.float32)
    fused = fuse(floats(*lexical), dense)
    assert fused.dtype == np.float32
    assert float(fused.min()) >= 0
    assert float(fused.max()) <= 1 + 1e-6
