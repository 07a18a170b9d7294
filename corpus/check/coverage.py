"""Coverage: which lines of a source the records claim, and which of its words they repeat."""

from dataclasses import dataclass
from typing import Any

from corpus.check.entries import Entry, Problem, evidence_of, said_by
from corpus.documents import Source
from corpus.errors import Place
from corpus.evidence import format_ranges, merge_ranges
from corpus.french import words
from corpus.models import Engagement, Enjeu, GlossaryEntry, Mention, Side
from corpus.provenance import support


@dataclass(frozen=True)
class Coverage:
    """Which lines of a source some record claims.

    Attributes:
        document: its id.
        lines: how many lines hold a word.
        unclaimed: those that nothing claims.
        leftovers: claimed lines with words that no claiming record repeats, worst first.
    """

    document: str
    lines: int
    unclaimed: tuple[int, ...]
    leftovers: tuple[tuple[int, tuple[str, ...]], ...]


def coverage_of(source: Source, entries: list[Entry]) -> Coverage:
    """Compare the lines of a source with those that records claim."""
    document = source.document.id
    claimed: dict[int, set[str]] = {}
    furniture: set[int] = set()
    for entry in entries:
        at = evidence_of(entry.row)
        if at is None or at.document != document or isinstance(entry.row, GlossaryEntry | Side):
            continue
        if hasattr(entry.row, "reason"):
            furniture.update(at.numbers())
        said = {word for text in _repeats(entry.row) for word in words(text)}
        for number in at.numbers():
            claimed.setdefault(number, set()).update(said)
    blank = source.blank
    full = [n for n in range(1, len(source.lines) + 1) if n not in blank]
    unclaimed = tuple(n for n in full if n not in claimed)
    leftovers = [
        (n, _leftover(source.lines[n - 1], claimed[n]))
        for n in full
        if n in claimed and n not in furniture
    ]
    worst = sorted((x for x in leftovers if x[1]), key=lambda x: -len(x[1]))
    return Coverage(document, len(full), unclaimed, tuple(worst))


def _repeats(row: Any) -> list[str]:  # noqa: ANN401 (any record)
    """List the words with which a record accounts for its lines (names and misprints too)."""
    found = said_by(row)
    if isinstance(row, Mention):
        found += [name.replace("-", " ") for name in row.names] + ["pilotes"]
        found += ["tous quartiers"] if row.all else []
    if isinstance(row, Engagement | Enjeu):
        found.append(str(row.number))
    for name in ("doubt", "delegate", "status", "type", "says", "source"):
        value = getattr(row, name, None)
        if isinstance(value, str):
            found.append(value.replace("-", " "))
    return found


def _leftover(line: str, said: set[str]) -> tuple[str, ...]:
    text = " ".join(said)
    return tuple(w for w in support(line, text).missing if len(w) > 3 or w.isdigit())


def uncovered(found: Coverage) -> Problem:
    """Say which lines nothing claims."""
    ranges = format_ranges(merge_ranges((n, n) for n in found.unclaimed))
    return Problem(
        Place(f"{found.document}/", 1, "couverture"),
        f"lignes que rien ne réclame : {ranges}",
        "les citer dans un enregistrement, ou dans furniture.yaml avec la raison",
    )
