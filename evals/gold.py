"""The gold questions as typed frozen rows, and the version of a set of them."""

import hashlib
import json
from dataclasses import dataclass as plain_dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

from corpus import Evidence, YamlFile, parse_ranges
from service.models import Audience, Intent, Reason, Status

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


class Style(StrEnum):
    """How a question is written."""

    PLAIN = "plain"
    PARAPHRASE = "paraphrase"
    TYPO = "typo"


class Split(StrEnum):
    """Which half a question belongs to: choices are made on one, reported on the other."""

    DEVELOPMENT = "development"
    REPORT = "report"


def _evidence(value: Any) -> Any:  # noqa: ANN401 (what YAML holds)
    """Read ``{document: avenant-2019, lines: "1252-1255"}``."""
    if isinstance(value, Evidence):
        return value
    if not isinstance(value, dict) or set(value) != {"document", "lines"}:
        raise ValueError("attendu : {document: …, lines: …}")
    return Evidence(str(value["document"]), parse_ranges(value["lines"]))


Needed = Annotated[Evidence, BeforeValidator(_evidence)]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class GoldQuestion:
    """A question with what a right answer holds, written from the sources alone.

    Attributes:
        id: unique slug.
        public, kind, style, split: who asks, what is asked, how it is written, which half.
        district: id given by the page's selector, not the place in the question.
        history: earlier questions, oldest first.
        status: acceptable statuses.
        reason: acceptable reasons when the answer is not plain.
        engagements: with ``exact`` the complete set; else the answer is about one of them.
        collective: with ``exact``: carried only by the collective of what is asked.
        pilots: the complete set of canonical names; None: not a question on pilots.
        facts: words that a right answer says.
        evidence: each item is one needed unit: lines of one document that hold it.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    public: Audience
    kind: Intent
    style: Style
    question: str = Field(max_length=500)
    district: str | None = None
    history: tuple[str, ...] = Field(default=(), max_length=5)
    status: tuple[Status, ...] = Field(min_length=1)
    reason: tuple[Reason, ...] = ()
    engagements: tuple[int, ...] = ()
    exact: bool = False
    collective: tuple[int, ...] = ()
    pilots: tuple[str, ...] | None = None
    facts: tuple[str, ...] = ()
    evidence: tuple[Needed, ...] = ()
    split: Split
    note: str | None = None


@plain_dataclass(frozen=True)
class GoldFile:
    """One file of questions, with the line of every entry."""

    yaml: YamlFile
    questions: tuple[GoldQuestion, ...]


@plain_dataclass(frozen=True)
class GoldSet:
    """All gold questions; ``version`` changes with whatever they ask or expect."""

    version: str
    questions: tuple[GoldQuestion, ...]


_ROWS = TypeAdapter(tuple[GoldQuestion, ...])


def gold_version(questions: tuple[GoldQuestion, ...]) -> str:
    """Hash what the questions ask and expect: 12 hexadecimal digits; notes and order aside."""
    rows = _ROWS.dump_python(questions, mode="json", exclude={"__all__": {"note"}})
    rows.sort(key=lambda row: row["id"])
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
