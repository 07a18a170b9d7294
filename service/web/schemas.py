"""What goes over the wire, as the contract fixes it. Fields may be added, never changed."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints

from service.models import Audience, Intent, Reason, Status

QUESTION_LENGTH = 500
HISTORY_LENGTH = 5

Lines = tuple[int, int]


def refuse_controls(text: str) -> str:
    """Refuse control characters other than tabs and line ends."""
    odd = (c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n")
    if any(odd):
        raise ValueError("contient des caractères de contrôle, qui sont refusés")
    return text


def blank_to_none(value: object) -> object:
    """Read the empty value that a form sends as absent."""
    return None if value == "" else value


Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LENGTH),
    AfterValidator(refuse_controls),
]
OptionalWords = Annotated[Words | None, BeforeValidator(blank_to_none)]
OptionalId = Annotated[
    Annotated[str, StringConstraints(max_length=100)] | None, BeforeValidator(blank_to_none)
]


class Ask(BaseModel):
    """A question, with where and for whom it is asked."""

    question: Words = Field(examples=["où apprendre le français à Nantes Nord ?"])
    district: OptionalId = Field(None, examples=["nantes-nord"])
    audience: Audience = Audience.RESIDENT
    history: list[Words] = Field(default_factory=list, max_length=HISTORY_LENGTH)


class CitationOut(BaseModel):
    """One contiguous range of source lines, quoted raw."""

    n: int
    label: str
    document_id: str
    document_title: str
    document_date: str | None
    engagement: int | None
    pilots: list[str]
    excerpt: str
    lines: Lines
    url: str
    reading: str
    doubt: str


class SentenceOut(BaseModel):
    """A sentence and the numbers of its citations."""

    text: str
    citations: list[int]


class AnswerOut(BaseModel):
    """An answer; see the contract for each field."""

    question: str
    status: Status
    reason: Reason | None
    intent: Intent
    answer: str
    sentences: list[SentenceOut]
    citations: list[CitationOut]
    engagements: list[int]
    engagements_collective: list[int]
    pilots: list[str]
    districts: list[str]
    warnings: list[str]
    suggestions: list[str]
    grounding: float
    took_ms: float


class HitOut(BaseModel):
    """A passage found; ``score`` compares within one search only."""

    rank: int
    score: float
    id: str
    kind: str
    title: str
    text: str
    doubt: str | None
    engagement: int | None
    pilots: list[str]
    districts: list[str]
    citations: list[CitationOut]


class SearchOut(BaseModel):
    """The passages nearest to some words, best first."""

    query: str
    district: str | None
    count: int
    hits: list[HitOut]


class ActionOut(BaseModel):
    """A measure under an engagement."""

    text: str
    pilots: list[str]
    supporters: list[str]
    districts: list[str]
    lines: list[Lines]
    reading: str
    doubt: str | None


class EngagementOut(BaseModel):
    """A numbered commitment."""

    number: int
    title: str
    enjeu: int
    theme: str
    pilots: list[str]
    pilots_own: list[str]
    districts: list[str]
    actions: list[ActionOut]
    indicators: list[str]
    lines: list[Lines]
    reading: str
    doubt: str | None


class FiltersOut(BaseModel):
    """The filters as they were understood."""

    pilot: str | None
    district: str | None
    theme: str | None
    enjeu: int | None
    q: str | None


class EngagementsOut(BaseModel):
    """The engagements that name what is asked; those of the collective apart."""

    count: int
    total: int
    filters: FiltersOut
    engagements: list[EngagementOut]
    engagements_collective: list[int]


class PilotOut(BaseModel):
    """An institution, and the engagements that name it as pilot."""

    slug: str
    name: str
    long_name: str | None
    kind: str
    parent: str | None
    aliases: list[str]
    doubt: str | None
    count: int
    engagements: list[int]
    engagements_collective: list[int]


class DistrictOut(BaseModel):
    """A quartier, a sector or a commune, and the engagements that name it."""

    id: str
    name: str
    kind: str
    communes: list[str]
    aliases: list[str]
    count: int
    engagements: list[int]


class DocumentSummary(BaseModel):
    """What a source is."""

    id: str
    title: str
    kind: str
    date: str | None
    date_basis: str | None
    date_estimate: str | None
    valid_until: str | None
    publisher: str
    is_: str = Field(serialization_alias="is")
    is_not: str
    sha256: str


class DocumentOut(DocumentSummary):
    """A source and its lines: the file split at line feeds."""

    lines: list[str]


class Alive(BaseModel):
    """The process answers."""

    status: str = "alive"


class Ready(BaseModel):
    """What serves."""

    status: str = "ready"
    build: str
    corpus: str
    encoder: str
    passages: int
