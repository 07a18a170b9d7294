"""What one file of records, or all of them together, hold."""

from pydantic.dataclasses import dataclass

from corpus.models.base import STRICT, Mention, Review, Statement
from corpus.models.contract import Engagement, Enjeu, Figure, Section, Signatory, Theme
from corpus.models.plan import Objective, Orientation, PlanRow
from corpus.models.reference import Actor, District, Document, Furniture, GlossaryEntry
from corpus.models.slides import Achievement, Disagreement, Remark, SlideHeading


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Records:
    """What one file, or all of them together, hold."""

    reviewed: Review | None = None
    enjeu: int | None = None
    documents: tuple[Document, ...] = ()
    actors: tuple[Actor, ...] = ()
    districts: tuple[District, ...] = ()
    enjeux: tuple[Enjeu, ...] = ()
    themes: tuple[Theme, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    headings: tuple[SlideHeading, ...] = ()
    pilot_boxes: tuple[Mention, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notes: tuple[Statement, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    objectives: tuple[Objective, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
