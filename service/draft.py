"""A draft: sentences with the passages that must support them, before anything is verified."""

from dataclasses import dataclass, field

from index import Passage
from service.models import Intent, Reason, Status


@dataclass(frozen=True)
class Cited:
    """A passage cited by a sentence.

    Attributes:
        passage: the passage.
        whole: cite the lines of its pilots and headings too, not only those of its text.
    """

    passage: Passage
    whole: bool = False


@dataclass(frozen=True)
class Line:
    """A sentence of a draft.

    Attributes:
        text: as it will be read.
        cited: what must support it; none only for a fixed sentence.
        counted: numbers in it that are counts of the register, recomputed by the verifier.
    """

    text: str
    cited: tuple[Cited, ...] = ()
    counted: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a composer proposes."""

    intent: Intent
    lines: tuple[Line, ...]
    status: Status = Status.ANSWERED
    reason: Reason | None = None
    engagements: tuple[int, ...] = ()
    collective: tuple[int, ...] = ()
    pilots: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    suggestions: tuple[str, ...] = field(default=())
