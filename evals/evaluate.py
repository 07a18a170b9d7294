"""One run of the evaluation: the real assistant, the gold questions, the systems beside it."""

from dataclasses import dataclass, replace
from pathlib import Path

from evals.ablation import steps
from evals.comparison import compare
from evals.gold import GoldQuestion, GoldSet
from evals.gold_files import QUESTIONS, load_gold
from evals.run import ask
from evals.scorecard import ALL, Identity, Scorecard, score
from evals.systems import ablation, score_systems
from service.assistant import Assistant
from service.settings import Settings


@dataclass(frozen=True)
class Plan:
    """What to run.

    Attributes:
        split: ``all``, or the half to ask.
        baselines: compare with the tutorial pipeline and BM25 on the raw files, and take the
            search apart step by step (a minute more).
        questions: folder of gold questions.
    """

    split: str = ALL
    baselines: bool = False
    questions: Path = QUESTIONS


def evaluate(plan: Plan, settings: Settings) -> Scorecard:
    """Ask, search, compare and score.

    Raises:
        StoreError, CorpusError, EncoderError: when the assistant cannot be loaded.
        EvalsError: when the gold questions are wrong, or a library is missing.
    """
    assistant = Assistant.load(settings)
    gold = load_gold(assistant.corpus, plan.questions)
    questions = asked(gold, plan.split)
    systems = ablation(assistant.index)
    if plan.baselines:
        from evals.baselines import raw_baselines

        systems += raw_baselines(assistant.corpus, questions)
    results = ask(assistant, questions)
    card = score(_identity(assistant, gold), results, score_systems(questions, systems))
    if plan.baselines:
        rebuilt = score_systems(questions, steps(assistant))
        card = replace(card, ablation=compare(questions, rebuilt))
    return card


def asked(gold: GoldSet, split: str) -> list[GoldQuestion]:
    """Keep the questions of a split, or all of them."""
    return [question for question in gold.questions if split in (ALL, question.split)]


def _identity(assistant: Assistant, gold: GoldSet) -> Identity:
    manifest = assistant.manifest
    return Identity(
        gold=gold.version,
        questions=len(gold.questions),
        corpus=manifest.corpus,
        index=manifest.build,
        encoder=manifest.encoder,
    )
