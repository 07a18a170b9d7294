"""What records refer to: documents, actors, districts, words, page furniture."""

from pydantic import Field
from pydantic.dataclasses import dataclass

from corpus.models.base import STRICT, At, Slug, Statement


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Document:
    """A source text; ``date`` is null when none is printed, ``date_basis`` says the estimate."""

    id: Slug
    title: str
    kind: str
    date: str | None
    date_printed: Statement | None = None
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


@dataclass(frozen=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, kw_only=True, config=STRICT)
class District:
    """A commune, a quartier or a sector of several; ``communes`` say where it lies."""

    id: Slug
    name: str
    kind: str
    communes: tuple[Slug, ...] = ()
    aliases: tuple[str, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
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


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Furniture:
    """Lines that say nothing, and why."""

    at: At
    reason: str
