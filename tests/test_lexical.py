import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index import stem, stop_words, terms
from index.lexical import K1, B, LexicalIndex

TEXTS = [
    "Apprendre le français à l'ACCOORD",
    "Permanences d'évaluation du français, français écrit",
    "Permanences pour l'emploi des jeunes",
    "",
]


def by_hand(query: list[str], texts: list[str]) -> list[float]:
    """Robertson's BM25 with Lucene's idf, which is never negative; no (k1 + 1) factor.

    score = sum over terms of ln(1 + (N - n + 0.5) / (n + 0.5)) * f / (f + k1 (1 - b + b l / mean))
    """
    counts = [Counter(terms(text) or ["∅"]) for text in texts]
    mean = sum(count.total() for count in counts) / len(counts)
    scores = [0.0] * len(texts)
    for term in query:
        n = sum(term in count for count in counts)
        idf = math.log(1 + (len(counts) - n + 0.5) / (n + 0.5))
        for number, count in enumerate(counts):
            length = K1 * (1 - B + B * count.total() / mean)
            scores[number] += idf * count[term] / (count[term] + length) if n else 0
    return scores


@pytest.mark.parametrize(
    "query", ["français", "permanences français", "emploi des jeunes", "accoord inconnu", "zèbre"]
)
def test_scores_equal_the_formula(query: str) -> None:
    index = LexicalIndex.build(TEXTS)
    expected = by_hand(terms(query), TEXTS)
    np.testing.assert_allclose(index.scores(terms(query)), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("query", ["", "le la de", "zèbre", "!!"])
def test_a_query_without_a_known_term_scores_nothing(query: str) -> None:
    scores = LexicalIndex.build(TEXTS).scores(terms(query))
    assert scores.tolist() == [0.0] * len(TEXTS)
    assert scores.dtype == np.float32


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("APPRENDRE LE FRANCAIS", "apprendre le français"),
        ("l'accès aux droits", "acces droits"),
        ("L’école", "ecole"),
        ("médiathèque", "mediatheque"),
        ("Saint-Herblain", "saint herblain"),
        ("œuvre", "oeuvre"),
        ("permanences sociales", "permanence sociale"),
        ("aides", "aider"),
        ("quartiers prioritaires", "quartier prioritaire"),
        ("logements sociaux", "logement social"),
        ("française", "français"),
    ],
)
def test_accents_case_elisions_and_endings_are_folded(typed: str, meant: str) -> None:
    assert terms(typed) == terms(meant)


def test_the_example_of_its_docstring() -> None:
    assert terms("Les démarches d'aller-vers") == ["demarch", "aller"]


def test_different_words_keep_different_stems() -> None:
    words = ["sante", "sport", "police", "culture", "emploi", "ecole", "droit", "logement"]
    assert len({stem(word) for word in words}) == len(words)


def test_stop_words_are_folded_and_carry_no_fact() -> None:
    assert {"le", "la", "des", "est"} <= stop_words()
    assert not stop_words() & {"emploi", "sante", "droit", "ville", "quartier", "francais"}
    assert all(word == word.lower() and word.isascii() for word in stop_words())


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    index = LexicalIndex.build(TEXTS)
    index.save(tmp_path / "bm25")
    loaded = LexicalIndex.load(tmp_path / "bm25")
    assert loaded.vocabulary == index.vocabulary
    query = terms("permanences français")
    np.testing.assert_array_equal(loaded.scores(query), index.scores(query))
