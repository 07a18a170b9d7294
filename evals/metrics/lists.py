"""Are the engagements right: the complete set of a list or count, one of them elsewhere?"""

from evals.gold import GoldQuestion
from service.models import Answer


def lists_exact(gold: GoldQuestion, answer: Answer) -> bool | None:
    """Tell whether both sets of a list or count are exact; None when no exact list is asked.

    Both: the engagements that name what is asked, and those carried only by its collective.
    """
    if not gold.exact:
        return None
    named = set(gold.engagements) == set(answer.engagements)
    return named and set(gold.collective) == set(answer.engagements_collective)


def about(gold: GoldQuestion, answer: Answer) -> bool | None:
    """Tell whether the answer is about one of the engagements expected; None when none is."""
    if gold.exact or not gold.engagements:
        return None
    return not set(gold.engagements).isdisjoint(answer.engagements)
