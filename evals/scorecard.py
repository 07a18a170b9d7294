"""The scorecard of one run: every figure by split and group, and every wrong answer."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from evals.comparison import Gain, Step, gains
from evals.figures import Figure, measure
from evals.gold import Split
from evals.measures import MEASURES, RETRIEVAL
from evals.metrics import Latency, confusion, latency
from evals.run import Result
from evals.systems import SystemScores
from service.models import Intent

ALL = "all"

Figures = dict[str, Figure]

_GROUPS: dict[str, Callable[[Result], str]] = {
    "public": lambda result: result.gold.public.value,
    "kind": lambda result: result.gold.kind.value,
    "style": lambda result: result.gold.style.value,
}


@dataclass(frozen=True)
class Identity:
    """What was evaluated, on what: versions and fingerprints."""

    gold: str
    questions: int
    corpus: str
    index: str
    encoder: str


@dataclass(frozen=True)
class SystemFigures:
    """The retrieval figures of one way to search."""

    name: str
    label: str
    figures: Figures


@dataclass(frozen=True)
class Scorecard:
    """All that a run says.

    Attributes:
        identity: what was evaluated.
        splits: figures of all questions asked (``all``) and of each half among them.
        groups: figures by public, kind and style, of all questions asked.
        systems: the search that serves first, then what it is compared with.
        confusion: kinds asked against intents read.
        latency: of the answers, in milliseconds, in this process.
        results: every question with its verdict.
        gains: what fusion finds more than BM25 on the paraphrased questions.
        ablation: by part of the questions, the search rebuilt step by step; empty if not asked.
    """

    identity: Identity
    splits: dict[str, Figures]
    groups: dict[str, dict[str, Figures]]
    systems: tuple[SystemFigures, ...]
    confusion: dict[Intent, dict[Intent, int]]
    latency: Latency
    results: tuple[Result, ...]
    gains: tuple[Gain, ...] = ()
    ablation: dict[str, tuple[Step, ...]] = field(default_factory=dict)

    @property
    def wrong(self) -> tuple[Result, ...]:
        """Return the results whose answer is not right."""
        return tuple(result for result in self.results if not result.verdict.right)

    @property
    def unproven(self) -> tuple[Result, ...]:
        """Return the results whose answer is right without citing a line that the gold names."""
        return tuple(r for r in self.results if r.verdict.right and not r.verdict.proven)

    @property
    def causes(self) -> dict[str, int]:
        """Count what makes answers wrong, most frequent first; one answer may count twice."""
        counts = Counter(cause for result in self.wrong for cause in result.verdict.causes)
        return dict(counts.most_common())


def score(
    identity: Identity, results: Sequence[Result], systems: Sequence[SystemScores]
) -> Scorecard:
    """Measure the results of a run, of one question at least."""
    served = {r.gold.id: r.retrieval for r in results if r.retrieval is not None}
    ours = SystemScores("passerelle", "Passerelle", served)
    halves = {split.value: [r for r in results if r.gold.split == split] for split in Split}
    return Scorecard(
        identity=identity,
        splits={
            name: measure(rows, MEASURES) for name, rows in {ALL: results, **halves}.items() if rows
        },
        groups={name: _by(results, group) for name, group in _GROUPS.items()},
        systems=tuple(_system_figures(system) for system in (ours, *systems)),
        confusion=confusion((r.gold.kind, r.answer.intent) for r in results),
        latency=latency([r.elapsed_ms for r in results]),
        results=tuple(results),
        gains=gains([r.gold for r in results], (ours, *systems)),
    )


def _by(results: Sequence[Result], group: Callable[[Result], str]) -> dict[str, Figures]:
    names = dict.fromkeys(group(result) for result in results)
    return {name: measure([r for r in results if group(r) == name], MEASURES) for name in names}


def _system_figures(system: SystemScores) -> SystemFigures:
    found = list(system.scores.values())
    return SystemFigures(system.name, system.label, measure(found, RETRIEVAL))
