"""The search taken to its bones, then rebuilt one idea at a time: what is each one worth?

Every step keeps the ones before it. The last one is the search that serves.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.french import words
from evals.gold import GoldQuestion
from evals.metrics import Ranking
from evals.systems import DEPTH, System, hit_lines
from index import PassageIndex, stem, stop_words
from service.assistant import Assistant
from service.models import Question

EXPANSION_WEIGHT = 0.5  # of a lexicon word, as the search that serves has it
SYNONYM_WEIGHT = 0.1  # of a word of the thesaurus, likewise

Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What one step knows of a question.

    Attributes:
        text: the question, encoded whole.
        asked: its words, as searched.
        means: words of the lexicon for its turns of phrase.
        near: words of the thesaurus.
        twice: encode the words searched too, and not only the whole question.
    """

    text: str
    asked: tuple[str, ...]
    means: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    twice: bool = False


def steps(assistant: Assistant) -> list[System]:
    """List the steps, from BM25 on the bare passages to the search that serves."""
    full, readings = assistant.index, Readings(assistant)
    nameless = stripped(full, lexicon=True)
    bare = stripped(full, lexicon=False)

    def lexical(gold: GoldQuestion) -> Ranking:
        return _best(bare, bare.lexical.scores([stem(word) for word in readings.raw(gold).asked]))

    def step(name: str, label: str, read: Callable[[GoldQuestion], Reading]) -> System:
        return System(name, label, lambda gold: rank(nameless, read(gold)))

    return [
        System("bm25-nu", "BM25 sur les passages nus", lexical),
        System("vecteurs", "+ vecteurs", lambda gold: rank(bare, readings.raw(gold))),
        step("lexique-passages", "+ mots simples et besoins, dans les passages", readings.raw),
        step("lexique-question", "+ mots du lexique, dans la question", readings.expanded),
        step("orthographe", "+ orthographe et SMS réparés", readings.repaired),
        step("mots-outils", "+ mots qui ne font que demander, écartés", readings.content),
        step("thesaurus", "+ thésaurus (poids 0,1)", readings.near),
        System("service", "+ noms, natures et lieux : Passerelle", _served(assistant)),
    ]


def stripped(index: PassageIndex, lexicon: bool) -> PassageIndex:
    """Index the passages again without names; without ``lexicon``, title and text alone."""
    kept = [replace(passage, names=()) for passage in index.passages]
    if not lexicon:
        kept = [replace(passage, plain=None, needs=()) for passage in kept]
    return PassageIndex.build(tuple(kept), index.encoder)


def rank(index: PassageIndex, reading: Reading) -> Ranking:
    """Rank passages as the search that serves does, kinds, names and places aside."""
    asked = [stem(word) for word in reading.asked]
    means = [stem(word) for word in reading.means if stem(word) not in asked]
    near = [stem(word) for word in reading.near if stem(word) not in asked + means]
    lexical = index.lexical.scores(asked)
    lexical = lexical + EXPANSION_WEIGHT * index.lexical.scores(means)
    lexical = lexical + SYNONYM_WEIGHT * index.lexical.scores(near)
    hits = index.rank(lexical, _dense(index, reading), DEPTH)
    return [hit_lines(hit.passage) for hit in hits]


class Readings:
    """How each step reads a question."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._vocabulary = (
            assistant._vocabulary
        )  # the lexicon's turns of phrase; no door of its own

    def raw(self, gold: GoldQuestion) -> Reading:
        """Read the words as typed, stop words aside."""
        return Reading(gold.question, _searched(words(gold.question)))

    def expanded(self, gold: GoldQuestion) -> Reading:
        """Add what the lexicon gives for the words as typed."""
        means = self._vocabulary.expand(words(gold.question))
        return replace(self.raw(gold), means=means, twice=bool(means))

    def repaired(self, gold: GoldQuestion) -> Reading:
        """Write SMS out and repair the spelling first; a question refused stays as typed."""
        query = self._assistant.understand(Question(text=gold.question))
        if not query.read:
            return self.expanded(gold)
        means = query.expansions
        return Reading(query.read, _searched(words(query.read)), means, twice=bool(means))

    def content(self, gold: GoldQuestion) -> Reading:
        """Keep the words that say what it is about, and names."""
        query = self._assistant.understand(Question(text=gold.question))
        asked = (*query.words, *query.named)
        return Reading(query.read or query.text, asked, query.expansions, twice=True)

    def near(self, gold: GoldQuestion) -> Reading:
        """Add what the thesaurus gives for these words."""
        query = self._assistant.understand(Question(text=gold.question))
        return replace(self.content(gold), near=query.synonyms)


def _dense(index: PassageIndex, reading: Reading) -> Scores:
    dense = index.dense.scores(index.encoder.encode_query(reading.text))
    meaning = " ".join([*reading.asked, *reading.means])
    if not reading.twice or not meaning:
        return dense
    again = index.dense.scores(index.encoder.encode_query(meaning))
    return np.asarray((dense + again) / 2, dtype=np.float32)


def _searched(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in found if word not in stop_words())


def _best(index: PassageIndex, scores: Scores) -> Ranking:
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [hit_lines(index.passages[n]) for n in order if scores[n] > 0]


def _served(assistant: Assistant) -> Callable[[GoldQuestion], Ranking]:
    return lambda gold: [
        hit_lines(hit.passage)
        for hit in assistant.search(gold.question, k=DEPTH, district=gold.district)
    ]
