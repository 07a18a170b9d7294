"""Lexical search: BM25 on stemmed, folded French words."""

from functools import lru_cache
from importlib import resources
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from corpus.french import fold, words

K1 = 1.2
B = 0.6

Scores = NDArray[np.float32]


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Load the stop words (folded) from the lexicon."""
    text = resources.files("corpus").joinpath("lexicon/stop-words.txt").read_text("utf-8")
    rows = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(fold(row) for row in rows if row)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Stem a folded word (Snowball French, then a plural or feminine ending left by folding)."""
    found: str = _stemmer().stemWord(word)
    return found[:-1] if len(found) > 4 and found[-1] in "es" else found


def terms(text: str) -> list[str]:
    """Turn text into index terms: folded, without stop words, stemmed.

    Example: "Les démarches d'aller-vers" -> ["demarch", "aller"] (« vers » is a stop word)
    """
    return [stem(word) for word in words(text) if word not in stop_words()]


class LexicalIndex:
    """BM25 (Robertson, Lucene's variant) over passages, in the order of the passages."""

    def __init__(self, bm25: bm25s.BM25) -> None:
        self._bm25 = bm25

    @classmethod
    def build(cls, texts: list[str]) -> "LexicalIndex":
        """Index texts."""
        bm25 = bm25s.BM25(method="lucene", k1=K1, b=B)
        bm25.index([terms(text) or ["∅"] for text in texts], show_progress=False)
        return cls(bm25)

    @classmethod
    def load(cls, folder: Path) -> "LexicalIndex":
        """Read an index that ``save`` wrote."""
        return cls(bm25s.BM25.load(str(folder)))

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        self._bm25.save(str(folder), show_progress=False)

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return the terms of the passages."""
        return frozenset(self._bm25.vocab_dict)

    def scores(self, query: list[str]) -> Scores:
        """Return the score of every passage for query terms; unknown terms score nothing."""
        known = [term for term in query if term in self._bm25.vocab_dict]
        if not known:
            return np.zeros(self._bm25.scores["num_docs"], dtype=np.float32)
        scores: Scores = self._bm25.get_scores(known)
        return scores
