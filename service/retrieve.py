"""Retrieval for an understood question: which passages, how sure, what names the place."""

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index import Hit, Kind, Passage, stem
from service.library import Library
from service.models import Intent
from service.patterns import patterns
from service.query import Query

Scores = NDArray[np.float32]

EXPANSION_WEIGHT = 0.5  # of a lexicon word beside a word of the question
SYNONYM_WEIGHT = 0.1  # of a word of the thesaurus
SAYING = 0.5  # what saying every word of the question adds to a score
NAME_WEIGHT = 0.4  # of a name beside a word that says what is asked
TOPICAL_MEANING = 0.5  # cosine that makes a passage be about the question without its words
ENOUGH_WORDS = 0.5  # share of the question's words (weighted by rarity) that the best passage says
ENOUGH_MEANING = 0.42  # cosine that lets an answer stand on fewer words
MEANING_ALONE = 0.55  # cosine that lets an answer stand on none of the words

PRIOR = {  # what each kind of passage is worth when it is not asked for by name
    Kind.ACTION: 1.0,
    Kind.ENGAGEMENT: 0.97,
    Kind.PLAN: 0.93,
    Kind.ACHIEVEMENT: 0.93,
    Kind.DATE: 0.3,  # told in their own answers
    Kind.FIGURE: 0.93,
    Kind.PROSE: 0.9,
    Kind.VOICE: 0.88,
    Kind.OBJECTIVE: 0.88,
    Kind.SLIDE: 0.85,
    Kind.SIGNATORY: 0.4,  # named only when it is asked who signs
    Kind.REMARK: 0.8,
    Kind.HEADING: 0.7,
    Kind.INDICATOR: 0.65,
    Kind.DISAGREEMENT: 0.6,
    Kind.DEFINITION: 0.0,  # explained in its own answers, never served as a commitment
}


@dataclass(frozen=True)
class Found:
    """What a search found.

    Attributes:
        hits: best first, at most one for each way of saying the same thing.
        coverage: weighted share of the question's words that the best hits say, 0 to 1.
        cosine: best cosine among the first hits.
        local: ids of the hits that name a place asked for and are about the question.
    """

    hits: tuple[Hit, ...]
    coverage: float
    cosine: float
    local: frozenset[str]

    @property
    def enough(self) -> bool:
        """Tell whether an answer can stand on these hits."""
        if not self.hits:
            return False
        meaning = ENOUGH_MEANING if self.coverage > 0 else MEANING_ALONE
        return self.coverage >= ENOUGH_WORDS or self.cosine >= meaning


def _wanted_kinds(query: Query) -> dict[Kind, float]:
    """Return what kinds of passages are worth when the question asks for them."""
    wanted = {
        Intent.INDICATOR: {Kind.INDICATOR: 1.0},
        Intent.COUNT: {Kind.FIGURE: 1.25},
        Intent.STATUS: {Kind.PLAN: 1.3},
    }.get(query.intent, {})
    signs = patterns().facet("signs", query.read)
    return wanted | ({Kind.SIGNATORY: 2.0} if signs else {})


def is_local(library: Library, passage: Passage, wanted: tuple[str, ...]) -> bool:
    """Tell whether a passage names one of the places, or one of their communes carries it."""
    if set(wanted) & set(passage.districts):
        return True
    districts = library.corpus.districts
    communes = {name for name in wanted if districts[name].kind == "commune"}
    inside = any(communes & set(districts[name].communes) for name in passage.districts)
    return inside or bool(communes & set(passage.pilots))


@dataclass(frozen=True)
class Masks:
    """What weighs passages, as arrays in the order of the passages."""

    passages: tuple[Passage, ...]
    kind: NDArray[np.str_]
    kinds: NDArray[np.float64]
    documents: NDArray[np.str_]
    engaged: NDArray[np.bool_]

    @classmethod
    def of(cls, passages: tuple[Passage, ...]) -> "Masks":
        """Read the passages once."""
        return cls(
            passages,
            np.array([passage.kind.value for passage in passages]),
            np.array([PRIOR[passage.kind] for passage in passages]),
            np.array([passage.document for passage in passages]),
            np.array([passage.engagement is not None for passage in passages]),
        )

    def named(self, actors: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return which passages name one of the actors as pilot or speaker."""
        wanted = set(actors)
        return np.array([bool(wanted & {*p.pilots, p.speaker}) for p in self.passages])

    def local(self, library: Library, districts: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return which passages name one of the places."""
        return np.array([is_local(library, passage, districts) for passage in self.passages])


@dataclass(frozen=True)
class Retriever:
    """Searches the passages for queries."""

    library: Library

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """Return the inverse document frequency of every term."""
        counts: Counter[str] = Counter()
        for passage in self.library.index.passages:
            counts.update(self._terms(passage.searched))
        total = len(self.library.index.passages)
        return {term: math.log(1 + total / count) for term, count in counts.items()}

    def _terms(self, text: str) -> frozenset[str]:
        return self.library.index.text_terms(text)

    def retrieve(self, query: Query, k: int = 12) -> Found:
        """Find the passages for a query."""
        index = self.library.index
        terms = [stem(word) for word in query.words]
        added = [stem(word) for word in query.expansions if stem(word) not in terms]
        named = [stem(word) for word in query.named if stem(word) not in terms]
        lexical = index.lexical.scores(terms)
        lexical = lexical + EXPANSION_WEIGHT * index.lexical.scores(added)
        near = [stem(word) for word in query.synonyms if stem(word) not in terms + added]
        lexical = lexical + SYNONYM_WEIGHT * index.lexical.scores(near)
        lexical = lexical + (NAME_WEIGHT if terms else 1.0) * index.lexical.scores(named)
        dense = self._dense(query)
        hits = index.rank(lexical, dense, k * 2, prior=self._prior(query))
        hits = self._reranked(hits, terms, added)
        kept = self._distinct(query, hits)[:k]
        return Found(
            hits=tuple(kept),
            coverage=self._coverage(terms or named, added, kept[:3]),
            cosine=max((hit.cosine for hit in kept[:3]), default=0.0),
            local=frozenset(
                hit.passage.id
                for hit in kept
                if self.is_local(hit.passage, query) and self._topical(hit, terms + added)
            ),
        )

    def _dense(self, query: Query) -> Scores:
        """Average the cosines of the question as it is and of its words with their expansions."""
        index = self.library.index
        dense = index.dense.scores(index.encoder.encode_query(query.read or query.text))
        meaning = " ".join([*query.words, *query.named, *query.expansions])
        if not meaning:
            return dense
        again = index.dense.scores(index.encoder.encode_query(meaning))
        return np.asarray((dense + again) / 2, dtype=np.float32)

    def _prior(self, query: Query) -> Scores:
        """Weigh every passage by what is asked: its kind, document, place, actors."""
        masks = self._masks
        worth = masks.kinds.copy()
        if query.documents:
            worth = np.where(np.isin(masks.documents, query.documents), 1.0, 0.5 * worth)
        for kind, weight in _wanted_kinds(query).items():
            worth[masks.kind == kind] = weight
        if query.intent in (Intent.PILOT_OF, Intent.INDICATOR):
            worth[~masks.engaged] *= 0.6
        if query.districts:
            worth[self.local(query.districts)] *= 1.25
        if query.actors:
            worth[masks.named(query.actors)] *= 1.15
        return worth.astype(np.float32)

    def local(self, districts: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return which passages name one of the places asked for; shape (passages,)."""
        return self._masks.local(self.library, districts)

    @cached_property
    def _masks(self) -> Masks:
        return Masks.of(self.library.index.passages)

    def is_local(self, passage: Passage, query: Query) -> bool:
        """Tell whether a passage names a place asked for, or its commune carries it."""
        return bool(query.districts) and is_local(self.library, passage, query.districts)

    def _topical(self, hit: Hit, asked: list[str]) -> bool:
        """Tell whether a hit is about what is asked, not only about the place."""
        said = self._terms(hit.passage.searched)
        return not asked or bool(set(asked) & said) or hit.cosine >= TOPICAL_MEANING

    def _distinct(self, query: Query, hits: list[Hit]) -> list[Hit]:
        """Drop definitions, slides that repeat an action, and lines that a better hit cites."""
        kept: list[Hit] = []
        told = {h.passage.engagement for h in hits if h.passage.kind is Kind.ACTION}
        for hit in hits:
            passage = hit.passage
            slide = passage.kind is Kind.SLIDE and not query.documents
            if passage.kind is Kind.DEFINITION or (slide and passage.engagement in told):
                continue
            same = any(
                a.overlaps(b)
                for other in kept
                if other.passage.kind is not Kind.DISAGREEMENT
                for a in other.passage.evidence
                for b in hit.passage.evidence
            )
            if not same or hit.passage.kind is Kind.ACTION:
                kept.append(hit)
        return kept

    def _reranked(self, hits: list[Hit], terms: list[str], added: list[str]) -> list[Hit]:
        """Put first, among near hits, those that say more of the question's words."""
        if not terms:
            return hits
        rarest = max(self._rarity.values())
        scored = [
            replace(hit, score=hit.score * (1 + SAYING * self._says(hit, terms, added, rarest)))
            for hit in hits
        ]
        return sorted(scored, key=lambda hit: -hit.score)

    def _coverage(self, terms: list[str], added: list[str], hits: list[Hit]) -> float:
        """Measure how much of the question the best hits say; a lexicon word says its phrase."""
        if not terms or not hits:
            return 0.0
        rarest = max(self._rarity.values())
        return max(self._says(hit, terms, added, rarest) for hit in hits)

    def _says(self, hit: Hit, terms: list[str], added: list[str], rarest: float) -> float:
        """Measure how much of the question one hit says."""
        said = self._terms(hit.passage.searched)
        weights = {term: self._rarity.get(term, rarest) for term in terms}
        direct = sum(weight for term, weight in weights.items() if term in said)
        if added and set(added) & said:
            direct = max(direct, 0.6 * sum(weights.values()))
        return direct / sum(weights.values())
