"""The slides: headings, achievements, remarks; and where documents differ."""

from pydantic.dataclasses import dataclass

from corpus.evidence import Evidence
from corpus.models.base import STRICT, Lines, Mention, Reading, Slug, Statement


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SlideItem(Statement):
    """A bullet of a slide."""

    pilots: Mention | None = None
    districts: Mention | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SlideHeading:
    """A heading of a slide, tied to an engagement of the amendment where that is certain."""

    id: Slug
    engagement: int | None = None
    title: Statement
    items: tuple[SlideItem, ...] = ()
    pilots: Mention | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Achievement:
    """Something the slides report as done."""

    id: Slug
    title: Statement
    paragraphs: tuple[Statement, ...]
    theme: Slug | None = None
    engagement: int | None = None
    districts: Mention | None = None
    actors: Mention | None = None
    plain: str | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Remark(Statement):
    """What a group of participants said: an opinion, never a commitment."""

    id: Slug
    group: str
    topic: str
    theme: Slug | None = None
    engagement: int | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Side:
    """What one document says on a disputed point."""

    document: Slug
    at: Lines
    says: str

    @property
    def evidence(self) -> Evidence:
        """Return the lines that say so."""
        return Evidence(self.document, self.at)


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Disagreement:
    """A point on which two documents differ."""

    id: Slug
    about: str
    engagement: int | None = None
    sides: tuple[Side, ...]
    note: str | None = None
