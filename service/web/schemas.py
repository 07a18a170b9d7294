"""Answers and passages on the wire, as the contract fixes them: fields may only be added."""

from pydantic import BaseModel

from service.models import Intent, Reason, Status

Lines = tuple[int, int]


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
