"""Passages: the citable spans of the corpus, each with the title that gives it meaning."""

from dataclasses import dataclass
from enum import StrEnum

from corpus import Evidence, Mention, Reading


class Kind(StrEnum):
    """What a passage is."""

    ENGAGEMENT = "engagement"
    ACTION = "action"
    INDICATOR = "indicator"
    HEADING = "heading"
    OBJECTIVE = "objective"
    PROSE = "prose"
    VOICE = "voice"
    DATE = "date"
    FIGURE = "figure"
    SIGNATORY = "signatory"
    SLIDE = "slide"
    ACHIEVEMENT = "achievement"
    REMARK = "remark"
    PLAN = "plan"
    DISAGREEMENT = "disagreement"
    DEFINITION = "definition"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A citable span.

    Attributes:
        id: readable, e.g. ``avenant-2019#e38-a2``.
        kind: what it is.
        text: the repaired reading.
        title: the heading without which the text loses its meaning.
        evidence: the lines of the text, per document; the first document is the passage's own.
        support: further lines that its pilots, district or title stand on.
        engagement: its number, if it belongs to one.
        theme, status, speaker: slugs, where the record gives them.
        pilots: actor ids, of the action, else of the engagement.
        plain: the reviewed plain wording, if any.
        needs: what people say when they need it (lexicon).
        names: of its pilots, places and document, as people write them.
        districts: district ids that the text names.
        everywhere: the source says « tous quartiers ».
        reading: how sure the reading is; ``doubt`` in words.
    """

    id: str
    kind: Kind
    text: str
    title: str
    evidence: tuple[Evidence, ...]
    support: tuple[Evidence, ...] = ()
    engagement: int | None = None
    theme: str | None = None
    status: str | None = None
    speaker: str | None = None
    pilots: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    everywhere: bool = False
    plain: str | None = None
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None

    @property
    def document(self) -> str:
        """Return the id of its own document."""
        return self.evidence[0].document

    @property
    def searched(self) -> str:
        """Return the text that is indexed: title, text, plain wording, needs and names."""
        parts = (self.title, self.text, self.plain, *self.needs, *self.names)
        return ". ".join(part for part in parts if part)

    @property
    def meanings(self) -> tuple[str, ...]:
        """Return the texts that are encoded: title with text, plain wording, each need."""
        titled = f"{self.title}. {self.text}" if self.title else self.text
        return (titled, *((self.plain,) if self.plain else ()), *self.needs)


def mentioned(mention: Mention | None) -> tuple[str, ...]:
    """Return the ids of a mention, none when it is absent."""
    return mention.names if mention else ()
