"""What goes in and out of the assistant: Question, Query, Citation, Sentence, Answer."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """How far the corpus answers."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    UNANSWERED = "unanswered"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why an answer is not plain."""

    NO_LOCAL_INFORMATION = "no_local_information"
    NOT_IN_CORPUS = "not_in_corpus"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    FALSE_PREMISE = "false_premise"
    TOO_VAGUE = "too_vague"
    PERSONAL_CASE = "personal_case"
    OFF_TOPIC = "off_topic"
    HOSTILE = "hostile"
    PERSONAL_DATA = "personal_data"
    EMERGENCY = "emergency"


class Intent(StrEnum):
    """What is asked."""

    SEARCH = "search"
    ENGAGEMENT = "engagement"
    PILOT_OF = "pilot_of"
    ENGAGEMENTS_OF = "engagements_of"
    COUNT = "count"
    INDICATOR = "indicator"
    PLACE = "place"
    DEFINITION = "definition"
    DATE = "date"
    COMPARE = "compare"
    STATUS = "status"
    SMALLTALK = "smalltalk"


class Audience(StrEnum):
    """For whom the answer is written."""

    RESIDENT = "resident"
    MEDIATOR = "mediator"
    STAFF = "staff"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question as it was asked.

    Attributes:
        text: trimmed, 1 to 500 characters.
        district: id chosen beside the question, if any.
        audience: for whom.
        history: earlier questions of the same person, oldest first, 5 at most.
    """

    text: str
    district: str | None = None
    audience: Audience = Audience.RESIDENT
    history: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Citation:
    """One contiguous range of source lines, quoted raw.

    Attributes:
        n: its number in the answer, from 1.
        label: « Engagement 38, pilotes CPAM et Villes ».
        lines: first and last line, 1-based inclusive.
        excerpt: these raw lines joined by a line feed.
        reading: the repaired text of the cited passage.
        doubt: what is not sure about that reading, in words; empty when certain.
    """

    n: int
    label: str
    document_id: str
    document_title: str
    document_date: str | None
    engagement: int | None
    pilots: tuple[str, ...]
    excerpt: str
    lines: tuple[int, int]
    url: str
    reading: str
    doubt: str = ""


def reference_marks(numbers: tuple[int, ...]) -> str:
    """Write reference marks; runs of four and more are shortened.

    Example: (1, 2) -> "[1][2]"; (1, 2, 3, 4, 7) -> "[1] à [4][7]"
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    short = (f"[{run[0]}] à [{run[-1]}]" for run in runs if len(run) > 3)
    return "".join(
        next(short) if len(run) > 3 else "".join(f"[{number}]" for number in run) for run in runs
    )


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence of an answer, and the citations that support it.

    Attributes:
        text: without the reference marks.
        citations: numbers of its citations; none for a fixed sentence of the assistant itself.
    """

    text: str
    citations: tuple[int, ...] = ()

    @property
    def marked(self) -> str:
        """Return the text with its marks before the final full stop: ``… santé [1].``."""
        if not self.citations:
            return self.text
        marks = reference_marks(self.citations)
        if self.text.endswith((".", "!", "?", "…")):
            return f"{self.text[:-1].rstrip()} {marks}{self.text[-1]}"
        return f"{self.text} {marks}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the assistant says. See the contract for each field."""

    question: str
    status: Status
    intent: Intent
    sentences: tuple[Sentence, ...]
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    engagements: tuple[int, ...] = ()
    engagements_collective: tuple[int, ...] = ()
    pilots: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    grounding: float = 1.0
    took_ms: float = field(default=0.0, compare=False)

    @property
    def text(self) -> str:
        """Return the sentences with their marks, one paragraph."""
        return " ".join(sentence.marked for sentence in self.sentences)
