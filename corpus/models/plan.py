"""The 2015 plan: orientations, objectives, rows."""

from pydantic.dataclasses import dataclass

from corpus.models.base import STRICT, At, Mention, Reading, Slug, Statement


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Orientation(Statement):
    """A strategic orientation of the 2015 plan."""

    id: Slug
    volet: Statement
    theme: Slug | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Objective(Statement):
    """An operational objective of the 2015 plan."""

    id: Slug
    orientation: Slug


@dataclass(frozen=True, kw_only=True, config=STRICT)
class PlanRow:
    """A row of the 2015 plan, with the cells that merged cells imply."""

    id: Slug
    objective: Slug
    at: At
    action: Statement | None = None
    detail: Statement | None = None
    status: str | None = None
    type: str | None = None
    districts: Mention | None = None
    theme: Slug | None = None
    plain: str | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None
