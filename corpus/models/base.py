"""What every row is made of: evidence, reading, statements, mentions."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic.dataclasses import dataclass

from corpus.evidence import Evidence, Range, parse_ranges

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


def _evidence(value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 (what YAML holds)
    """Read ``656-658``, or ``{document: …, at: …}`` for another document."""
    if isinstance(value, Evidence):
        return value
    if isinstance(value, Mapping):
        if set(value) != {"document", "at"}:
            raise ValueError("attendu : {document: …, at: …}")
        return Evidence(str(value["document"]), _lines(value["at"]))
    document = (info.context or {}).get("document")
    if document is None:
        raise ValueError("le document manque : écrire {document: …, at: …}")
    return Evidence(document, _lines(value))


def _lines(value: Any) -> tuple[Range, ...]:  # noqa: ANN401 (what YAML holds)
    """Read ``656-658``."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("attendu : des lignes, comme 664 ou « 664-665, 670 »")
    return parse_ranges(value)


Lines = Annotated[tuple[Range, ...], BeforeValidator(_lines)]
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


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Statement:
    """Words that stand in a source."""

    text: str
    at: At
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Mention:
    """Actors or districts named at some lines; ``all`` says « tous quartiers »."""

    names: tuple[Slug, ...]
    at: At
    all: bool = False
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Review:
    """Who read a file again, and when (ISO date)."""

    by: str
    on: Any
