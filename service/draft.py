"""A draft: sentences with the passages that must support them, before anything is verified."""

from dataclasses import dataclass, field
from functools import cached_property

from index import Passage
from service.models import Citation, Intent, Reason, Status


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
class Shown:
    """What a sentence cites, as it is shown.

    Attributes:
        citations: of the sentence.
        passages: those cited.
        restricted: the answer says before that its list leaves some engagements out.
    """

    citations: list[Citation]
    passages: tuple[Passage, ...] = ()
    restricted: bool = False

    @cached_property
    def engagements(self) -> set[int]:
        """Return the numbers of the cited engagements."""
        return {c.engagement for c in self.citations if c.engagement is not None}

    @cached_property
    def pilots(self) -> set[str]:
        """Return the canonical names of the pilots of what is cited."""
        return {name for citation in self.citations for name in citation.pilots}


@dataclass(frozen=True)
class Line:
    """A sentence of a draft.

    Attributes:
        text: as it will be read.
        cited: what must support it; none only for a fixed sentence.
    """

    text: str
    cited: tuple[Cited, ...] = ()


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
