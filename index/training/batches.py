"""What one step sees: translated sentences and French pairs, drawn from the step's own seed."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from index.training.data import Pair, Paragraph, TrainingSet
from index.training.noise import Random, disturb
from index.training.recipe import Recipe
from index.training.student import Bag

SENTENCE = re.compile(r"(?<=[.!?;:])\s+")


class Batch(NamedTuple):
    """French sentences, then queries, then their passages, in one bag of texts."""

    texts: Bag
    taught: Tensor
    same: Tensor


def cloze(paragraph: str, rng: Random) -> tuple[str, str]:
    """Take one sentence out of a paragraph: it asks, the rest (sometimes all) answers."""
    sentences = SENTENCE.split(paragraph)
    if len(sentences) == 1:
        words = paragraph.split()
        at = int(rng.integers(max(len(words) // 2, 1)))
        return " ".join(words[at : at + max(len(words) // 2, 1)]), paragraph
    at = int(rng.integers(len(sentences)))
    rest = sentences if rng.random() < 0.2 else sentences[:at] + sentences[at + 1 :]
    return sentences[at], " ".join(rest)


def weights(pairs: list[Pair], recipe: Recipe) -> NDArray[np.float64]:
    """Draw large sources less than their share, the thesaurus by its own share."""
    count = Counter(pair.source for pair in pairs)
    factor = {source: n ** (recipe.source_power - 1) for source, n in count.items()}
    factor["mythes"] = factor.get("mythes", 0.0) * recipe.thesaurus_share
    result = np.array([factor[pair.source] for pair in pairs])
    return np.asarray(result / result.sum())


def cumulated(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sum the chances up to each row; the last is one exactly."""
    sums = np.cumsum(chances)
    return np.asarray(sums / sums[-1])


def members(pairs: list[Pair]) -> dict[str, NDArray[np.int64]]:
    """List the rows of each source."""
    found: dict[str, list[int]] = {}
    for row, pair in enumerate(pairs):
        found.setdefault(pair.source, []).append(row)
    return {source: np.array(rows) for source, rows in found.items()}


class Batches:
    """Draws the batch of any step; the same step always gives the same batch."""

    def __init__(self, data: TrainingSet, tokenizer: Tokenizer, recipe: Recipe) -> None:
        self.data, self.tokenizer, self.recipe = data, tokenizer, recipe
        self.cumulated = cumulated(weights(data.pairs, recipe))
        self.of_source = members(data.pairs)
        self.paragraphs: list[Paragraph] = [p for p in data.paragraphs if len(p.text) > 80]
        self._ids = self._encode_all()

    def batch(self, step: int) -> Batch:
        """Draw the batch of `step`."""
        rng = np.random.default_rng([self.recipe.seed, step])
        taught = rng.integers(len(self.data.parallel), size=self.recipe.parallel_batch)
        french = [self.data.parallel[i].french for i in taught]
        queries, passages = zip(*self._pairs(rng), strict=True)
        ids = self._ids_of([*french, *queries], rng, self.recipe.noisy)
        ids += self._ids_of(list(passages), rng, self.recipe.noisy / 3)
        same = same_rows(queries) | same_rows(passages)
        return Batch(to_bag(ids), torch.from_numpy(taught), same)

    def _pairs(self, rng: Random) -> list[tuple[str, str]]:
        size = self.recipe.pair_batch
        clozes = int(size * self.recipe.cloze_share) if self.paragraphs else 0
        chosen = [self.data.pairs[i] for i in self._draw(rng, size - clozes)]
        return [(pair.query, pair.passage) for pair in chosen] + [
            cloze(self.paragraphs[int(rng.integers(len(self.paragraphs)))].text[:2000], rng)
            for _ in range(clozes)
        ]

    def _draw(self, rng: Random, size: int) -> NDArray[np.int64]:
        """Draw pairs from all sources, or from one: its passages are harder to tell apart."""
        first = int(np.searchsorted(self.cumulated, rng.random()))
        if rng.random() < self.recipe.same_source:
            members = self.of_source[self.data.pairs[first].source]
            return members[rng.integers(len(members), size=size)]
        return np.searchsorted(self.cumulated, rng.random(size))

    def _ids_of(self, texts: list[str], rng: Random, noisy: float) -> list[NDArray[np.int64]]:
        heard = [
            disturb(text, rng) if draw < noisy else text
            for text, draw in zip(texts, rng.random(len(texts)), strict=True)
        ]
        new = [text for text in heard if text not in self._ids]
        fresh = dict(zip(new, self._encode(new), strict=True))
        rows = [fresh[text] if text in fresh else self._ids[text] for text in heard]
        return [thin(row, rng, self.recipe.drop) for row in rows]

    def _encode_all(self) -> dict[str, NDArray[np.int64]]:
        texts = {row.french for row in self.data.parallel}
        texts.update(text for pair in self.data.pairs for text in (pair.query, pair.passage))
        known = sorted(texts)
        return dict(zip(known, self._encode(known), strict=True))

    def _encode(self, texts: list[str]) -> list[NDArray[np.int64]]:
        encodings = self.tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return [np.array(encoding.ids, np.int64) for encoding in encodings]


def thin(ids: NDArray[np.int64], rng: Random, drop: float) -> NDArray[np.int64]:
    """Drop a share of the pieces, never all."""
    if drop <= 0 or len(ids) < 3:
        return ids
    kept = ids[rng.random(len(ids)) >= drop]
    return kept if len(kept) else ids


def to_bag(rows: list[NDArray[np.int64]]) -> Bag:
    """Lay rows of ids end to end."""
    lengths = np.array([len(row) for row in rows])
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Bag(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets))


def same_rows(texts: tuple[str, ...]) -> Tensor:
    """Mark the other rows that hold the same text."""
    numbers: dict[str, int] = {}
    codes = torch.tensor([numbers.setdefault(text, len(numbers)) for text in texts])
    same = codes[:, None] == codes[None, :]
    same.fill_diagonal_(False)
    return same
