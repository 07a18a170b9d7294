"""The page of a source: its raw lines, the cited ones lit, the repaired reading beside them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from corpus import Evidence, Range, Source, parse_ranges
from index import Kind, Passage
from service.web.backend import AssistantDep
from service.web.lookups import not_found
from service.web.problems import ProblemError
from service.web.templating import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

_NOT_OF_A_LINE = (Kind.DEFINITION, Kind.DISAGREEMENT)


@dataclass(frozen=True)
class Reading:
    """A passage beside the lines where it begins."""

    passage: Passage
    ranges: tuple[Range, ...]
    cited: bool


@dataclass(frozen=True)
class Line:
    """A raw line; ``last`` is where a citation that begins here ends."""

    number: int
    text: str
    cited: bool
    last: int


@dataclass(frozen=True)
class Block:
    """Lines up to the next passage, and the readings that begin at the first of them."""

    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]


@router.get("/documents/{id}")
def document(
    id: str,
    assistant: AssistantDep,
    l: Annotated[str, Query(max_length=500)] = "",  # noqa: E741
) -> HTMLResponse:
    """Show a source; ``l`` says which lines are cited: ``656-658,670``."""
    source = assistant.corpus.sources.get(id)
    if source is None:
        raise not_found("Ce document")
    cited = Evidence(id, _cited(l, len(source.lines)))
    return render(
        "document.html",
        corpus=assistant.corpus,
        document=source.document,
        size=len(source.lines),
        cited=cited,
        blocks=blocks(source, assistant.index.passages, cited),
    )


def _cited(text: str, size: int) -> tuple[Range, ...]:
    if not text:
        return ()
    try:
        ranges = parse_ranges(text)
    except ValueError as error:
        raise ProblemError(422, str(error), "l") from error
    if ranges[-1][1] > size:
        raise ProblemError(422, f"le document a {size} lignes", "l")
    return ranges


def blocks(source: Source, passages: Iterable[Passage], cited: Evidence) -> list[Block]:
    """Cut a source where passages begin."""
    readings: dict[int, list[Reading]] = defaultdict(list)
    lasts: dict[int, int] = {}
    for passage in passages:
        for part in (*passage.evidence, *passage.support):
            if part.document == source.document.id:
                for first, last in part.ranges:
                    lasts[first] = max(last, lasts.get(first, last))
        own = passage.evidence[0]
        if own.document == source.document.id and passage.kind not in _NOT_OF_A_LINE:
            readings[own.ranges[0][0]].append(Reading(passage, own.ranges, own.overlaps(cited)))
    lit = set(cited.numbers())
    starts = sorted({1, *readings})
    stops = [*(start - 1 for start in starts[1:]), len(source.lines)]
    return [
        Block(
            tuple(
                Line(number, source.lines[number - 1], number in lit, lasts.get(number, number))
                for number in range(start, stop + 1)
            ),
            tuple(readings[start]),
        )
        for start, stop in zip(starts, stops, strict=True)
    ]
