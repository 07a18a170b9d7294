"""Ways to search that are compared on the same questions: one ranking each, one table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import Evidence
from evals.gold import GoldQuestion
from evals.metrics import LONGEST, Ranking, Retrieval, retrieval
from index import Passage, PassageIndex, terms

DEPTH = 20  # hits asked for: the largest cutoff of recall

Search = Callable[[GoldQuestion], Ranking]


@dataclass(frozen=True)
class System:
    """A way to search.

    Attributes:
        name: a slug.
        label: in French, for the report.
        search: ranks lines for a question, best first.
    """

    name: str
    label: str
    search: Search


@dataclass(frozen=True)
class SystemScores:
    """The retrieval scores of a system, by question id."""

    name: str
    label: str
    scores: dict[str, Retrieval]


def measured(questions: Sequence[GoldQuestion]) -> list[GoldQuestion]:
    """Keep the questions that retrieval is measured on.

    They need 1 to 5 units and stand alone: a search sees no earlier question, so « et à Rezé ? »
    is left to the measures on answers.
    """
    return [q for q in questions if 1 <= len(q.evidence) <= LONGEST and not q.history]


def hit_lines(passage: Passage) -> tuple[Evidence, ...]:
    """Return every line that a passage shows: its text, and its pilots, district and title."""
    return (*passage.evidence, *passage.support)


def score_rankings(questions: Sequence[GoldQuestion], search: Search) -> dict[str, Retrieval]:
    """Search for every question that is measured; return the scores by question id."""
    kept = measured(questions)
    if not kept:
        return {}
    rankings = {gold.id: search(gold)[:DEPTH] for gold in kept}
    return retrieval({gold.id: gold.evidence for gold in kept}, rankings)


def score_systems(
    questions: Sequence[GoldQuestion], systems: Sequence[System]
) -> list[SystemScores]:
    """Score several systems on the same questions."""
    return [
        SystemScores(system.name, system.label, score_rankings(questions, system.search))
        for system in systems
    ]


def ablation(index: PassageIndex) -> list[System]:
    """Take the search apart: BM25 alone, vectors alone, their weighted sum."""
    lines = [hit_lines(passage) for passage in index.passages]

    def ranked(scores: NDArray[np.float32]) -> Ranking:
        return [lines[n] for n in np.argsort(-scores, kind="stable")[:DEPTH]]

    def lexical(gold: GoldQuestion) -> Ranking:
        return ranked(index.lexical.scores(terms(gold.question)))

    def dense(gold: GoldQuestion) -> Ranking:
        return ranked(index.dense.scores(index.encoder.encode_query(gold.question)))

    def fused(gold: GoldQuestion) -> Ranking:
        return [hit_lines(hit.passage) for hit in index.search(gold.question, k=DEPTH)]

    return [
        System("bm25-passages", "BM25 sur nos passages", lexical),
        System("vecteurs-passages", "Vecteurs sur nos passages", dense),
        System("fusion-passages", "BM25 + vecteurs (somme pondérée)", fused),
    ]
