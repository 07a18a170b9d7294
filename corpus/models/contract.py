"""The amendment: enjeux, themes, engagements, prose, figures, signatories."""

from pydantic import Field
from pydantic.dataclasses import dataclass

from corpus.models.base import STRICT, At, Mention, Reading, Slug, Statement


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Enjeu:
    """One of the numbered stakes of the contract."""

    number: int
    title: str
    at: At
    subtitle: Statement | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Theme:
    """A heading under an enjeu, with the objectives recalled there."""

    id: Slug
    enjeu: int
    title: str
    at: At
    aliases: tuple[str, ...] = ()
    objectives: tuple[Statement, ...] = ()
    note: Statement | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Action(Statement):
    """A measure under an engagement."""

    pilots: Mention | None = None
    supporters: Mention | None = None
    districts: Mention | None = None
    under: Statement | None = None
    figures: tuple[str, ...] = ()
    plain: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Engagement:
    """A numbered commitment of the contract."""

    number: int
    theme: Slug
    title: str
    at: At
    pilots: Mention | None = None
    districts: Mention | None = None
    supporters: Mention | None = None
    actions: tuple[Action, ...] = ()
    indicators: tuple[Statement, ...] = ()
    plain: str | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Section:
    """Prose under one heading, by one speaker (an actor id) when it is a voice."""

    id: Slug
    kind: str
    title: Statement | None = None
    speaker: Slug | None = None
    paragraphs: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Figure(Statement):
    """A number that a document prints."""

    id: Slug
    subject: str
    value: str
    source: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Signatory:
    """Who signs for whom, as printed."""

    person: str
    role: str
    for_: Slug | None = Field(default=None, alias="for")
    at: At
    delegate: str | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None
