"""The scorecard as JSON: plain values, stable keys."""

import json
from dataclasses import asdict
from typing import Any

from evals.run import Result
from evals.scorecard import Figures, Scorecard


def to_json(card: Scorecard) -> str:
    """Write the scorecard as an indented JSON text."""
    return json.dumps(to_dict(card), ensure_ascii=False, indent=1) + "\n"


def to_dict(card: Scorecard) -> dict[str, Any]:
    """Turn the scorecard into plain values."""
    return {
        "identity": asdict(card.identity),
        "splits": {name: _figures(found) for name, found in card.splits.items()},
        "groups": {
            name: {group: _figures(found) for group, found in groups.items()}
            for name, groups in card.groups.items()
        },
        "systems": [
            {"name": one.name, "label": one.label, "figures": _figures(one.figures)}
            for one in card.systems
        ],
        "gains": [asdict(gain) for gain in card.gains],
        "ablation": {part: [asdict(one) for one in rows] for part, rows in card.ablation.items()},
        "confusion": {asked: dict(read) for asked, read in card.confusion.items()},
        "causes": card.causes,
        "latency_ms": asdict(card.latency),
        "results": [_result(result) for result in card.results],
    }


def _figures(found: Figures) -> dict[str, Any]:
    return {name: asdict(figure) for name, figure in found.items()}


def _result(result: Result) -> dict[str, Any]:
    answer = result.answer
    return {
        "id": result.gold.id,
        "question": result.gold.question,
        "right": result.verdict.right,
        "proven": result.verdict.proven,
        "causes": list(result.verdict.causes),
        "status": answer.status,
        "reason": answer.reason,
        "intent": answer.intent,
        "answer": answer.text,
        "engagements": list(answer.engagements),
        "engagements_collective": list(answer.engagements_collective),
        "pilots": list(answer.pilots),
        "wrong_pilots": list(result.verdict.wrong_pilots),
        "missing_facts": list(result.verdict.missing_facts),
        "ungrounded": list(result.verdict.checked.faults),
        "citations": [[c.document_id, *c.lines] for c in answer.citations],
        "retrieval": None if result.retrieval is None else asdict(result.retrieval),
        "ms": round(result.elapsed_ms, 2),
    }
