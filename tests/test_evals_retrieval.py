from math import log2

import pytest

from corpus import Evidence
from evals.metrics import Ranking, Retrieval, retrieval
from evals.metrics.retrieval import unit_ranking


def lines(first: int, last: int, document: str = "d") -> Evidence:
    return Evidence(document, ((first, last),))


A, B, C = lines(1, 2), lines(5, 5), lines(8, 9)
MISS = (lines(20, 30),)


def score(needed: list[Evidence], ranking: Ranking) -> Retrieval:
    return retrieval({"q": needed}, {"q": ranking})["q"]


def test_the_example_worked_by_hand() -> None:
    # Hits: a miss, B, B again, then A and C at once. Ranking of units: miss, B, miss, A, C.
    found = score([A, B, C], [MISS, (lines(4, 6),), (lines(5, 5),), (lines(2, 3), lines(9, 9))])
    assert found.recall_1 == 0
    assert found.recall_5 == found.recall_20 == 1
    assert found.all_in_5
    assert found.mrr_10 == pytest.approx(1 / 2)
    gained = 1 / log2(3) + 1 / log2(5) + 1 / log2(6)
    ideal = 1 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert found.ndcg_10 == pytest.approx(gained / ideal)


def test_a_hit_that_finds_two_units_is_one_hit() -> None:
    found = score([A, B], [(A, B)])
    assert found == Retrieval(recall_1=1, recall_5=1, recall_20=1, mrr_10=1, ndcg_10=1)


def test_the_same_lines_again_gain_nothing() -> None:
    once = score([A, B], [(A,), MISS])
    again = score([A, B], [(A,), (A,)])
    assert once == again
    assert again.recall_5 == 0.5 and not again.all_in_5


def test_recall_counts_the_first_hits_only() -> None:
    found = score([A, B], [(A,), MISS, MISS, MISS, MISS, (B,)])
    assert (found.recall_1, found.recall_5, found.recall_20) == (0.5, 0.5, 1)


def test_the_first_unit_beyond_rank_ten_has_no_reciprocal_rank() -> None:
    found = score([A], [*[MISS] * 10, (A,)])
    assert found.mrr_10 == found.ndcg_10 == 0
    assert found.recall_20 == 1


def test_another_document_with_the_same_numbers_is_a_miss() -> None:
    assert score([A], [(lines(1, 2, "other"),)]).recall_20 == 0


def test_no_hit_scores_nothing() -> None:
    assert score([A], []) == Retrieval(0, 0, 0, 0, 0)


def test_questions_are_scored_apart() -> None:
    found = retrieval({"one": [A], "two": [B]}, {"one": [(A,)], "two": [(A,), (B,)]})
    assert found["one"].mrr_10 == 1
    assert found["two"].mrr_10 == 0.5


def test_the_ranking_of_units_as_documented() -> None:
    ranking = [MISS, (B,), (B,), (A, B)]
    assert unit_ranking([A, B], ranking) == ["hit0", "unit1", "hit2", "unit0"]
