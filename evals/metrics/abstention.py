"""Does the assistant keep silent when it should, and only then?

Positive class: questions that should not be answered (only ``unanswered`` or ``refused`` is
accepted). Negative class: questions that should be (neither is accepted). Questions on which both
an answer and an abstention are accepted belong to neither class and are not counted.

precision = TP / (TP + FP)    recall = TP / (TP + FN)    F1 = 2 TP / (2 TP + FP + FN)
"""

from enum import StrEnum

from evals.gold import GoldQuestion
from evals.metrics.statuses import ABSTAINED, abstained
from service.models import Answer


class Abstention(StrEnum):
    """The four cells of the table."""

    TRUE_POSITIVE = "tp"
    FALSE_POSITIVE = "fp"
    FALSE_NEGATIVE = "fn"
    TRUE_NEGATIVE = "tn"


def abstention(gold: GoldQuestion, answer: Answer) -> Abstention | None:
    """Place an answer in the table; None when both ways are accepted."""
    accepted = set(gold.status)
    if accepted <= ABSTAINED:
        return Abstention.TRUE_POSITIVE if abstained(answer) else Abstention.FALSE_NEGATIVE
    if accepted.isdisjoint(ABSTAINED):
        return Abstention.FALSE_POSITIVE if abstained(answer) else Abstention.TRUE_NEGATIVE
    return None
