"""Asking: every gold question put to the assistant, once, as its public would."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evals.gold import GoldQuestion
from evals.metrics import Retrieval
from evals.systems import DEPTH, hit_lines, score_rankings
from evals.verdict import Verdict, judge
from index import Hit
from service.models import Answer, Question
from service.register import Register


class Asked(Protocol):
    """The assistant's door, as far as the evaluation needs it."""

    @property
    def register(self) -> Register:
        """Return the register behind the answers."""

    def answer(self, question: Question) -> Answer:
        """Answer a question."""

    def search(self, text: str, k: int = 10, district: str | None = None) -> list[Hit]:
        """Find the k best passages."""


@dataclass(frozen=True)
class Result:
    """A question, what was said, and how good it was.

    Attributes:
        gold: the question.
        answer: as the assistant gave it.
        elapsed_ms: wall time of that answer.
        verdict: the checks on the answer.
        retrieval: None when the question is not one that retrieval is measured on.
    """

    gold: GoldQuestion
    answer: Answer
    elapsed_ms: float
    verdict: Verdict
    retrieval: Retrieval | None


def ask(assistant: Asked, questions: Sequence[GoldQuestion]) -> list[Result]:
    """Ask every question, search for it apart, and judge both."""
    found = score_rankings(
        questions,
        lambda gold: [
            hit_lines(hit.passage)
            for hit in assistant.search(gold.question, k=DEPTH, district=gold.district)
        ],
    )
    return [_result(assistant, gold, found.get(gold.id)) for gold in questions]


def _result(assistant: Asked, gold: GoldQuestion, retrieval: Retrieval | None) -> Result:
    question = Question(
        text=gold.question, district=gold.district, audience=gold.public, history=gold.history
    )
    start = time.perf_counter()
    answer = assistant.answer(question)
    elapsed = 1000 * (time.perf_counter() - start)
    return Result(gold, answer, elapsed, judge(gold, answer, assistant.register), retrieval)
