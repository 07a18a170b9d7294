"""What was asked against what was read: a table of counts."""

from collections import Counter
from collections.abc import Iterable

from service.models import Intent


def confusion(pairs: Iterable[tuple[Intent, Intent]]) -> dict[Intent, dict[Intent, int]]:
    """Count (asked, read) pairs: a row per intent asked, a column per intent read.

    Rows and columns follow the order of ``Intent``; empty ones are left out.
    """
    counts = Counter(pairs)
    asked = [intent for intent in Intent if any(pair[0] == intent for pair in counts)]
    read = [intent for intent in Intent if any(pair[1] == intent for pair in counts)]
    return {row: {column: counts[row, column] for column in read} for row in asked}
