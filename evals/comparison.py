"""Ways to search against each other, question by question: differences and how sure they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evals.figures import Figure, Measure, measure
from evals.gold import GoldQuestion, Split, Style
from evals.measures import RETRIEVAL
from evals.metrics import Share
from evals.systems import SystemScores

SHOWN = ("recall_1", "recall_5", "all_in_5", "recall_20", "mrr_10")
PARTS = {
    "development": "mise au point",
    "report": "compte rendu",
    "paraphrase": "partie paraphrasée",
    "paraphrase_report": "partie paraphrasée du compte rendu",
}
BELONGS: dict[str, Callable[[GoldQuestion], bool]] = {
    "development": lambda gold: gold.split == Split.DEVELOPMENT,
    "report": lambda gold: gold.split == Split.REPORT,
    "paraphrase": lambda gold: gold.style == Style.PARAPHRASE,
    "paraphrase_report": lambda gold: gold.style == Style.PARAPHRASE and gold.split == Split.REPORT,
}
GAINS = (
    ("bm25-passages", "fusion-passages", "fusionné − BM25, sur nos passages"),
    ("bm25-passages", "passerelle", "Passerelle − BM25, sur nos passages"),
)
"""Both on the same passages: what fusion adds, then what the whole search that serves adds."""

_DIFFERENCE = Measure[float]("difference", "Différence", lambda gain: Share(gain, 1))


@dataclass(frozen=True)
class Step:
    """One way to search on one part of the questions.

    Attributes:
        name, label: of the way to search.
        figures: of retrieval.
        over_first, over_previous: differences in recall@5; None in the first row.
    """

    name: str
    label: str
    figures: dict[str, Figure]
    over_first: Figure | None = None
    over_previous: Figure | None = None


@dataclass(frozen=True)
class Gain:
    """What one way to search finds more than another in its first five passages."""

    part: str
    label: str
    figure: Figure


def compare(
    questions: Sequence[GoldQuestion], systems: Sequence[SystemScores]
) -> dict[str, tuple[Step, ...]]:
    """Lay out each part of the questions: every system against the first and the previous one."""
    return {
        part: tuple(_step(systems, n, kept) for n in range(len(systems)))
        for part in PARTS
        if systems and (kept := _measured(questions, part, systems[0]))
    }


def gains(questions: Sequence[GoldQuestion], systems: Sequence[SystemScores]) -> tuple[Gain, ...]:
    """Say what fusion gains over BM25 on the paraphrased questions, the target of the project."""
    known = {system.name: system for system in systems}
    found = []
    for part in ("paraphrase", "paraphrase_report"):
        for base, other, label in GAINS:
            if base in known and other in known:
                kept = _measured(questions, part, known[base])
                figure = difference(known[base], known[other], kept)
                found += [Gain(part, label, figure)] if figure else []
    return tuple(found)


def difference(base: SystemScores, other: SystemScores, kept: Sequence[str]) -> Figure | None:
    """Subtract recall@5, question by question; the bootstrap draws the pairs together."""
    pairs = [other.scores[id].recall_5 - base.scores[id].recall_5 for id in kept]
    return measure(pairs, [_DIFFERENCE]).get("difference")


def _step(systems: Sequence[SystemScores], n: int, kept: Sequence[str]) -> Step:
    this = systems[n]
    figures = measure([this.scores[id] for id in kept], RETRIEVAL)
    shown = {name: figures[name] for name in SHOWN}
    if n == 0:
        return Step(this.name, this.label, shown)
    over = [difference(base, this, kept) for base in (systems[0], systems[n - 1])]
    return Step(this.name, this.label, shown, *over)


def _measured(questions: Sequence[GoldQuestion], part: str, system: SystemScores) -> list[str]:
    """List the questions of a part that retrieval is measured on."""
    return [gold.id for gold in questions if BELONGS[part](gold) and gold.id in system.scores]
