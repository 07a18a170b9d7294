"""Are the needed passages found, and how early? By ir-measures, on needed units.

A question names the *units* it needs: each is some lines of one document. A hit *finds* a unit
when one of its lines is among them. Every hit stands at its rank; several hits may find one unit.

recall@k      = units found by the first k hits / units needed
all found @k  = 1 when recall@k is 1, else 0
MRR@10        = 1 / rank of the first hit that finds a unit, 0 beyond rank 10
nDCG@10       = DCG of the ranking of units over that of the ideal one, gains 0 or 1 (Järvelin and
                Kekäläinen 2002). In the ranking of units each hit is replaced by the units that it
                is the first to find, or stands as a miss when it finds none or only old ones: a
                system gains nothing by showing the same lines again.

Counted over the questions that need 1 to 5 units: a list of thirty engagements cannot stand in
the first five passages and is the register's work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, SetR, nDCG

from corpus import Evidence

LONGEST = 5  # units of a question that retrieval is measured on
CUTOFFS = (1, 5, 20)

Ranking = Sequence[tuple[Evidence, ...]]
"""The lines of every hit, best first."""

_RR, _NDCG = RR @ 10, nDCG @ 10


@dataclass(frozen=True)
class Retrieval:
    """The scores of one question, 0 to 1."""

    recall_1: float
    recall_5: float
    recall_20: float
    mrr_10: float
    ndcg_10: float

    @property
    def all_in_5(self) -> bool:
        """Tell whether the first five hits find every needed unit."""
        return self.recall_5 == 1.0


def finds(hit: tuple[Evidence, ...], unit: Evidence) -> bool:
    """Tell whether a hit holds a line of the unit."""
    return any(part.overlaps(unit) for part in hit)


def unit_ranking(needed: Sequence[Evidence], ranking: Ranking) -> list[str]:
    """Replace each hit by the units it is the first to find, or by itself as a miss.

    Example: needed [u0, u1], hits [none, u1, u1, u0 and u1] -> ["hit0", "unit1", "hit2", "unit0"]
    """
    found: list[str] = []
    for rank, hit in enumerate(ranking):
        units = [f"unit{n}" for n, unit in enumerate(needed) if finds(hit, unit)]
        found.extend([unit for unit in units if unit not in found] or [f"hit{rank}"])
    return found


def retrieval(
    needed: Mapping[str, Sequence[Evidence]], rankings: Mapping[str, Ranking]
) -> dict[str, Retrieval]:
    """Score the rankings of several questions, by question id.

    Args:
        needed: the units of each question, at least one.
        rankings: the hits of each question, best first, 20 or more where there are as many.
    """
    qrels = [Qrel(id, f"unit{n}", 1) for id, units in needed.items() for n in range(len(units))]
    scores: dict[str, dict[str, float]] = {id: {} for id in needed}
    for cutoff in CUTOFFS:
        cut = {id: rankings[id][:cutoff] for id in needed}
        for metric in ir_measures.iter_calc([SetR], qrels, _run(needed, cut)):
            scores[metric.query_id][f"recall_{cutoff}"] = metric.value
    for metric in ir_measures.iter_calc([_RR, _NDCG], qrels, _run(needed, rankings)):
        name = "mrr_10" if metric.measure == _RR else "ndcg_10"
        scores[metric.query_id][name] = metric.value
    return {id: Retrieval(**found) for id, found in scores.items()}


def _run(
    needed: Mapping[str, Sequence[Evidence]], rankings: Mapping[str, Ranking]
) -> list[ScoredDoc]:
    return [
        ScoredDoc(id, name, -float(rank))
        for id, units in needed.items()
        for rank, name in enumerate(unit_ranking(units, rankings[id]))
    ]
