"""Is the status one of those accepted, and the reason one of those expected?"""

from evals.gold import GoldQuestion
from service.models import Answer, Status

ABSTAINED = frozenset({Status.UNANSWERED, Status.REFUSED})


def abstained(answer: Answer) -> bool:
    """Tell whether the assistant gave no answer."""
    return answer.status in ABSTAINED


def status_right(gold: GoldQuestion, answer: Answer) -> bool:
    """Tell whether the status is an accepted one."""
    return answer.status in gold.status


def reason_right(gold: GoldQuestion, answer: Answer) -> bool | None:
    """Tell whether the reason is an expected one.

    Judged where the status is right and the gold names reasons. A plain answer needs no reason
    where something else than a plain answer was accepted too; where only a plain answer was
    (a false premise to correct), the reason is due.

    Returns:
        None when there is nothing to judge.
    """
    if not gold.reason or not status_right(gold, answer):
        return None
    optional = answer.status == Status.ANSWERED and set(gold.status) != {Status.ANSWERED}
    if optional and answer.reason is None:
        return None
    return answer.reason in gold.reason
