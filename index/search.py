"""The index in memory: passages, lexical and dense parts, one search."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from index.dense import DenseIndex
from index.encoder import Encoder
from index.fusion import Scores, fuse
from index.lexical import LexicalIndex, terms
from index.passages import Passage

_PASSAGES = TypeAdapter(tuple[Passage, ...])


@dataclass(frozen=True)
class Hit:
    """A passage found.

    Attributes:
        passage: the passage.
        score: fused, 0 to 1 within one search.
        rank: from 1.
        lexical: its BM25 score.
        cosine: its cosine with the query.
    """

    passage: Passage
    score: float
    rank: int
    lexical: float = 0.0
    cosine: float = 0.0


@dataclass(frozen=True)
class PassageIndex:
    """Passages and what finds them; all parts in the same order.

    Attributes:
        passages: the citable spans.
        lexical, dense: their indexes.
        encoder: what the vectors were made with, for queries.
        forms: folded word forms of French, for spelling.
    """

    passages: tuple[Passage, ...]
    lexical: LexicalIndex
    dense: DenseIndex
    encoder: Encoder
    forms: frozenset[str] = frozenset()

    @classmethod
    def build(
        cls,
        passages: tuple[Passage, ...],
        encoder: Encoder,
        forms: frozenset[str] = frozenset(),
    ) -> "PassageIndex":
        """Index passages."""
        lexical = LexicalIndex.build([passage.searched for passage in passages])
        meanings = [(n, text) for n, passage in enumerate(passages) for text in passage.meanings]
        vectors = encoder.encode_passages([text for _, text in meanings])
        dense = DenseIndex.build(vectors, [n for n, _ in meanings])
        return cls(passages, lexical, dense, encoder, forms)

    @classmethod
    def load(cls, folder: Path, encoder: Encoder) -> "PassageIndex":
        """Read what ``save`` wrote."""
        passages = _PASSAGES.validate_json((folder / "passages.json").read_bytes())
        lexical = LexicalIndex.load(folder / "bm25")
        forms = frozenset(filter(None, (folder / "forms.txt").read_text("utf-8").split("\n")))
        return cls(passages, lexical, DenseIndex.load(folder), encoder, forms)

    def save(self, folder: Path) -> None:
        """Write every part into a folder."""
        (folder / "passages.json").write_bytes(_PASSAGES.dump_json(self.passages, indent=1))
        self.lexical.save(folder / "bm25")
        self.dense.save(folder)
        (folder / "forms.txt").write_text("\n".join(sorted(self.forms)), "utf-8")

    def search(self, text: str, k: int = 10) -> list[Hit]:
        """Find the k best passages for a text."""
        lexical = self.lexical.scores(terms(text))
        dense = self.dense.scores(self.encoder.encode_query(text))
        return self.rank(lexical, dense, k)

    def rank(
        self, lexical: Scores, dense: Scores, k: int, prior: Scores | None = None
    ) -> list[Hit]:
        """Fuse two score vectors, weigh them by what each passage is worth, keep the k best."""
        fused = fuse(lexical, dense)
        fused = fused if prior is None else fused * prior
        order = np.argsort(-fused, kind="stable")[:k]
        return [
            Hit(self.passages[i], float(fused[i]), rank, float(lexical[i]), float(dense[i]))
            for rank, i in enumerate(order, start=1)
        ]

    @staticmethod
    @lru_cache(maxsize=8192)
    def text_terms(text: str) -> frozenset[str]:
        """Return the distinct index terms of a text."""
        return frozenset(terms(text))
