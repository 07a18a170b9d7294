"""The figures of the scorecard, in the order it prints them: names, French labels, definitions."""

from collections.abc import Callable

from evals.figures import Measure, Sum
from evals.metrics import Abstention, Retrieval, Share
from evals.run import Result


def _one(value: bool | float | None) -> Share | None:
    return None if value is None else Share(float(value), 1)


def _served(one: Measure[Retrieval]) -> Measure[Result]:
    """Read a figure of retrieval on the search that serves."""
    return Measure(
        one.name, one.label, lambda r: None if r.retrieval is None else one.add(r.retrieval)
    )


def _facts(result: Result) -> Share | None:
    verdict = result.verdict
    return Share(verdict.facts - len(verdict.missing_facts), verdict.facts)


def _wrong_pilots(result: Result) -> Share | None:
    return None if result.gold.pilots is None else Share(len(result.verdict.wrong_pilots), 0)


def _right_citations(result: Result) -> Share | None:
    cited = result.verdict.citations
    return None if cited.right is None else Share(cited.right, cited.total)


def _evidence(result: Result) -> Share | None:
    """Count the answers that cite a gold line; the lines of an exact list are too many."""
    return None if result.gold.exact else _one(result.verdict.citations.evidence)


def _excerpts(result: Result) -> Share | None:
    cited = result.verdict.citations
    return Share(cited.faithful, cited.total)


def _checked(result: Result) -> Share | None:
    checked = result.verdict.checked
    return Share(checked.grounded, checked.total)


def _abstention(shares: dict[Abstention, Share]) -> Callable[[Result], Share | None]:
    def add(result: Result) -> Share | None:
        cell = result.verdict.abstention
        return None if cell is None else shares.get(cell)

    return add


_TP, _FP, _FN = Abstention.TRUE_POSITIVE, Abstention.FALSE_POSITIVE, Abstention.FALSE_NEGATIVE
_HIT, _MISS = Share(1, 1), Share(0, 1)

RETRIEVAL: tuple[Measure[Retrieval], ...] = (
    Measure("recall_1", "Rappel à 1", lambda r: _one(r.recall_1)),
    Measure("recall_5", "Rappel à 5", lambda r: _one(r.recall_5)),
    Measure("all_in_5", "Tout dans les cinq premiers", lambda r: _one(r.all_in_5)),
    Measure("recall_20", "Rappel à 20", lambda r: _one(r.recall_20)),
    Measure("mrr_10", "MRR à 10", lambda r: _one(r.mrr_10)),
    Measure("ndcg_10", "nDCG à 10", lambda r: _one(r.ndcg_10)),
)

_ABSTENTION: tuple[Measure[Result], ...] = (
    Measure("abstention_precision", "Abstention : précision", _abstention({_TP: _HIT, _FP: _MISS})),
    Measure("abstention_recall", "Abstention : rappel", _abstention({_TP: _HIT, _FN: _MISS})),
    Measure(
        "abstention_f1", "Abstention : F1", _abstention({_TP: Share(2, 2), _FP: _MISS, _FN: _MISS})
    ),
)

MEASURES: tuple[Measure[Result], ...] = (
    Measure("answer_right", "Réponses justes", lambda r: _one(r.verdict.right)),
    Measure("answer_proven", "Justes, lignes attendues citées", lambda r: _one(r.verdict.proven)),
    Measure("status_right", "Statut juste", lambda r: _one(r.verdict.status)),
    Measure("reason_right", "Raison juste", lambda r: _one(r.verdict.reason)),
    Measure("intent_right", "Question bien lue", lambda r: _one(r.verdict.intent)),
    Measure("pilots_exact", "Pilotes exacts", lambda r: _one(r.verdict.pilots)),
    Measure("wrong_pilots", "Noms de pilotes faux", _wrong_pilots, Sum.COUNT, lower=True),
    Measure("lists_exact", "Listes et comptes exacts", lambda r: _one(r.verdict.lists)),
    Measure("about", "Engagement attendu nommé", lambda r: _one(r.verdict.about)),
    Measure("facts", "Faits présents", _facts),
    Measure("citations_right", "Citations justes", _right_citations),
    Measure("evidence_cited", "Lignes attendues citées", _evidence),
    Measure("excerpts_faithful", "Extraits fidèles à la source", _excerpts),
    Measure("grounding_checked", "Ancrage (contre-vérifié)", _checked),
    Measure("grounding", "Ancrage (selon la réponse)", lambda r: _one(r.verdict.grounding)),
    Measure(
        "grounding_least",
        "Ancrage le plus bas (selon la réponse)",
        lambda r: _one(r.verdict.grounding),
        Sum.LEAST,
    ),
    *_ABSTENTION,
    *(_served(one) for one in RETRIEVAL),
)

BY_NAME = {one.name: one for one in MEASURES}
