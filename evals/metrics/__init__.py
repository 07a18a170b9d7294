"""Metrics, one idea per file: values in, values out; no file, no model, no clock."""

from evals.metrics.abstention import Abstention, abstention
from evals.metrics.bootstrap import Interval, Share, interval, ratio
from evals.metrics.citations import Citations, citations
from evals.metrics.confusion import confusion
from evals.metrics.facts import missing_facts
from evals.metrics.grounding import Grounding, grounding
from evals.metrics.latency import Latency, latency
from evals.metrics.lists import about, lists_exact
from evals.metrics.pilots import pilots_exact, wrong_pilots
from evals.metrics.retrieval import LONGEST, Ranking, Retrieval, retrieval
from evals.metrics.statuses import abstained, reason_right, status_right

__all__ = [
    "LONGEST",
    "Abstention",
    "Citations",
    "Grounding",
    "Interval",
    "Latency",
    "Ranking",
    "Retrieval",
    "Share",
    "about",
    "abstained",
    "abstention",
    "citations",
    "confusion",
    "grounding",
    "interval",
    "latency",
    "lists_exact",
    "missing_facts",
    "pilots_exact",
    "ratio",
    "reason_right",
    "retrieval",
    "status_right",
    "wrong_pilots",
]
