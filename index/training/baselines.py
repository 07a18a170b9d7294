"""What the encoder is compared with: BM25 on French stems, and the English teacher."""

from __future__ import annotations

import re
import unicodedata

import bm25s
import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_FRENCH
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Lower the case and drop the accents; elisions split at their apostrophe later."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


STOP_WORDS = frozenset(
    [fold(word) for word in STOPWORDS_FRENCH]
    + "l d j m t s n c qu quel quelle quels quelles est sont comment combien quand".split()
)


class Lexical:
    """BM25 over French stems of accent-folded words, stop words left out."""

    def __init__(self, passages: list[str]) -> None:
        self._stemmer = Stemmer.Stemmer("french")
        self._index = bm25s.BM25()
        self._index.index([self.stems(text) for text in passages], show_progress=False)

    def stems(self, text: str) -> list[str]:
        """Return the stems of the words that count."""
        kept = [word for word in WORD.findall(fold(text)) if word not in STOP_WORDS]
        return [str(stem) for stem in self._stemmer.stemWords(kept)]

    def scores(self, query: str) -> Floats:
        """Return the score of every passage."""
        known = [s for s in self.stems(query) if s in self._index.vocab_dict]
        if not known:
            return np.zeros(int(self._index.scores["num_docs"]), np.float32)
        return np.asarray(self._index.get_scores(known), np.float32)

    def all_scores(self, queries: list[str]) -> Floats:
        """Return one row of scores per query."""
        return np.stack([self.scores(query) for query in queries])
