"""What a bench reads, with its target, and the table of it."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.labels import number
from evals.report import align

Readings = dict[str, float]
"""One run: a number by the name of its meter."""


@dataclass(frozen=True)
class Meter:
    """Something measured.

    Attributes:
        name: key in JSON.
        label, unit: in French.
        target: not to be exceeded; None: for information.
        digits: after the decimal comma.
    """

    name: str
    label: str
    unit: str
    target: float | None = None
    digits: int = 1


METERS = (
    Meter("ask_p50", "POST /api/ask, médiane", "ms", 10),
    Meter("ask_p95", "POST /api/ask, 95 % sous", "ms", 30),
    Meter("ask_p99", "POST /api/ask, 99 % sous", "ms"),
    Meter("cpu_per_answer", "temps de processeur par réponse", "ms", digits=2),
    Meter("start", "du lancement à /ready", "s", 3, digits=2),
    Meter("memory", "mémoire résidente du serveur", "Mo", 400, digits=0),
    Meter("build", "construction de l'index", "s", 20),
    Meter("ask_command", "passerelle ask, commande entière", "s", digits=2),
    Meter("encode_rate", "encodeur : passages par seconde", "/s", digits=0),
    Meter("encode_query", "encodeur : une question", "ms", digits=2),
    Meter("environment", "bibliothèques de l'installation par défaut", "Mo", digits=0),
)


def medians(runs: Sequence[Mapping[str, float]]) -> Readings:
    """Take the median of each reading over the runs that have it.

    Example: [{"a": 1, "b": 5}, {"a": 3}] -> {"a": 2, "b": 5}
    """
    names = dict.fromkeys(name for run in runs for name in run)
    return {name: statistics.median(run[name] for run in runs if name in run) for name in names}


def table(found: Mapping[str, float]) -> str:
    """Lay the readings out beside their targets."""
    rows = [["", "mesuré", "cible", ""]]
    for meter in METERS:
        if meter.name not in found:
            continue
        value = found[meter.name]
        target, verdict = "", ""
        if meter.target is not None:
            target = f"≤ {number(meter.target, 0)} {meter.unit}"
            verdict = "tenue" if value <= meter.target else "DÉPASSÉE"
        rows.append([meter.label, f"{number(value, meter.digits)} {meter.unit}", target, verdict])
    return align(rows)
