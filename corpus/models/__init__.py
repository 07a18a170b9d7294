"""The rows of the register, as the YAML files hold them. Frozen; unknown keys are refused."""

from corpus.models.base import STRICT, At, Mention, Reading, Review, Slug, Statement, worst
from corpus.models.contract import Action, Engagement, Enjeu, Figure, Section, Signatory, Theme
from corpus.models.plan import Objective, Orientation, PlanRow
from corpus.models.records import Records
from corpus.models.reference import Actor, District, Document, Furniture, GlossaryEntry
from corpus.models.slides import Achievement, Disagreement, Remark, Side, SlideHeading, SlideItem

__all__ = [
    "Achievement",
    "Action",
    "Actor",
    "At",
    "Disagreement",
    "District",
    "Document",
    "Engagement",
    "Enjeu",
    "Figure",
    "Furniture",
    "GlossaryEntry",
    "Mention",
    "Objective",
    "Orientation",
    "PlanRow",
    "Reading",
    "Records",
    "Remark",
    "Review",
    "STRICT",
    "Section",
    "Side",
    "Signatory",
    "SlideHeading",
    "SlideItem",
    "Slug",
    "Statement",
    "Theme",
    "worst",
]
