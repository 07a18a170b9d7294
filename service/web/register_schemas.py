"""The register on the wire, as the contract fixes it: fields may only be added."""

from pydantic import BaseModel, Field

from service.web.schemas import Lines


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
