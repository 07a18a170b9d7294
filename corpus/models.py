"""The rows of the register, as the YAML files hold them. Frozen; unknown keys are refused."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic.dataclasses import dataclass

from corpus.evidence import Evidence, parse_ranges

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


def _evidence(value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 (what YAML holds)
    """Read ``656-658``, or ``{document: …, at: …}`` for another document."""
    if isinstance(value, Evidence):
        return value
    if isinstance(value, Mapping):
        if set(value) != {"document", "at"}:
            raise ValueError("attendu : {document: …, at: …}")
        return Evidence(str(value["document"]), parse_ranges(value["at"]))
    document = (info.context or {}).get("document")
    if document is None:
        raise ValueError("le document manque : écrire {document: …, at: …}")
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("attendu : des lignes, comme 664 ou « 664-665, 670 »")
    return Evidence(document, parse_ranges(value))


At = Annotated[Evidence, BeforeValidator(_evidence)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Reading(StrEnum):
    """How sure the reading of the source is; ordered from best to worst."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


def worst(readings: Iterable[Reading]) -> Reading:
    """Return the least sure of the readings; ``certain`` when there is none."""
    return max(readings, key=list(Reading).index, default=Reading.CERTAIN)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Statement:
    """Words that stand in a source."""

    text: str
    at: At
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Mention:
    """Actors or districts named at some lines; ``all`` says « tous quartiers »."""

    names: tuple[Slug, ...]
    at: At
    all: bool = False
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Review:
    """Who read a file again, and when (ISO date)."""

    by: str
    on: Any


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Document:
    """A source text; ``date`` is null when none is printed, ``date_basis`` says the estimate."""

    id: Slug
    title: str
    kind: str
    date: str | None
    date_basis: str | None = None
    date_estimate: str | None = None
    valid_until: str | None = None
    valid_until_at: At | None = None
    publisher: str
    is_: str = Field(alias="is")
    is_not: str
    file: str
    original_name: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    expected: dict[str, int] = Field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Actor:
    """An institution or group; ``parent`` is the collective it belongs to."""

    id: Slug
    name: str
    kind: str
    article: str = Field(default="", min_length=0)
    long_name: str | None = None
    parent: Slug | None = None
    aliases: tuple[str, ...] = ()
    doubt: str | None = None

    @property
    def with_article(self) -> str:
        """Return « la CPAM », « l'État », « Pôle emploi »."""
        elided = self.article.endswith("'")
        return f"{self.article}{'' if elided else ' '}{self.name}".strip()


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class District:
    """A commune, a quartier or a sector of several; ``communes`` say where it lies."""

    id: Slug
    name: str
    kind: str
    communes: tuple[Slug, ...] = ()
    aliases: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Enjeu:
    """One of the numbered stakes of the contract."""

    number: int
    title: str
    at: At
    subtitle: Statement | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Action(Statement):
    """A measure under an engagement."""

    pilots: Mention | None = None
    supporters: Mention | None = None
    districts: Mention | None = None
    under: Statement | None = None
    figures: tuple[str, ...] = ()
    plain: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Section:
    """Prose under one heading, by one speaker (an actor id) when it is a voice."""

    id: Slug
    kind: str
    title: Statement | None = None
    speaker: Slug | None = None
    paragraphs: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Figure(Statement):
    """A number that a document prints."""

    id: Slug
    subject: str
    value: str
    source: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Signatory:
    """Who signs for whom, as printed."""

    person: str
    role: str
    for_: Slug | None = Field(default=None, alias="for")
    at: At
    delegate: str | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SlideItem(Statement):
    """A bullet of a slide."""

    pilots: Mention | None = None
    districts: Mention | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SlideHeading:
    """A heading of a slide, tied to an engagement of the amendment where that is certain."""

    id: Slug
    engagement: int | None = None
    title: Statement
    items: tuple[SlideItem, ...] = ()
    pilots: Mention | None = None
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Remark(Statement):
    """What a group of participants said: an opinion, never a commitment."""

    id: Slug
    group: str
    topic: str
    theme: Slug | None = None
    engagement: int | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Orientation(Statement):
    """A strategic orientation of the 2015 plan."""

    id: Slug
    volet: Statement
    theme: Slug | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Objective(Statement):
    """An operational objective of the 2015 plan."""

    id: Slug
    orientation: Slug


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Furniture:
    """Lines that say nothing, and why."""

    at: At
    reason: str


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Side:
    """What one document says on a disputed point."""

    document: Slug
    at: Any
    says: str

    @property
    def evidence(self) -> Evidence:
        """Return the lines that say so."""
        return Evidence(self.document, parse_ranges(self.at))


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Disagreement:
    """A point on which two documents differ."""

    id: Slug
    about: str
    engagement: int | None = None
    sides: tuple[Side, ...]
    note: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class GlossaryEntry:
    """A term explained; ``general`` knowledge names the text or body that defines it."""

    id: Slug
    term: str
    plain: str
    basis: str
    aliases: tuple[str, ...] = ()
    expansion: str | None = None
    source: At | None = None
    reference: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
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
