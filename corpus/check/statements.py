"""Statements against their lines: words, numbers, names."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.check.entries import Entry, Problem, evidence_of, inside, said_by, spellings
from corpus.corpus import Corpus
from corpus.errors import Place
from corpus.evidence import Evidence, format_ranges
from corpus.models import Mention, Reading
from corpus.provenance import names, support

LEAST_SUPPORT = 0.75  # share of a statement's words that its lines must print


@dataclass(frozen=True)
class Match:
    """How well one statement stands in its lines."""

    place: Place
    share: float
    missing: tuple[str, ...]
    at: Evidence
    sure: bool


def matches_of(corpus: Corpus, entry: Entry) -> Iterator[Match]:
    """Measure how well each thing that a record says stands in its lines."""
    at = evidence_of(entry.row)
    source = corpus.sources.get(at.document) if at else None
    if at is None or source is None or not inside(at, source):
        return
    sure = getattr(entry.row, "reading", Reading.CERTAIN) is Reading.CERTAIN
    for text in said_by(entry.row):
        found = support(text, source.text(at))
        yield Match(entry.place, found.share, found.missing, at, sure)


def unsupported(matches: list[Match]) -> Iterator[Problem]:
    """Find texts too far from their lines; a number not printed needs its doubt in words."""
    for match in matches:
        numbers = match.sure and any(c.isdigit() for word in match.missing for c in word)
        if numbers or match.share < LEAST_SUPPORT:
            missing = ", ".join(match.missing[:8])
            message = f"non imprimé aux lignes {match.at} : {missing}"
            yield Problem(match.place, message, "corriger le texte ou `at`")


def bad_lines(corpus: Corpus, entries: list[Entry]) -> Iterator[Problem]:
    """Find lines that do not exist, in documents that do not."""
    for entry in entries:
        at = evidence_of(entry.row)
        if at is None:
            continue
        source = corpus.sources.get(at.document)
        if source is None:
            yield Problem(entry.place, f"document inconnu « {at.document} »", "corriger l'id")
        elif not inside(at, source):
            message = f"lignes {format_ranges(at.ranges)} : le document en a {len(source.lines)}"
            yield Problem(entry.place, message, "corriger `at`")


def unnamed(corpus: Corpus, entries: list[Entry]) -> Iterator[Problem]:
    """Find actors or districts whose name the lines of their mention do not print."""
    for entry in entries:
        row = entry.row
        if not isinstance(row, Mention) or row.at.document not in corpus.sources:
            continue
        source = corpus.sources[row.at.document]
        if not inside(row.at, source):
            continue
        text = source.text(row.at)
        for name in row.names:
            known = corpus.actors.get(name) or corpus.districts.get(name)
            if known and not any(names(alias, text) for alias in spellings(corpus, name)):
                message = f"« {known.name} » n'est pas imprimé aux lignes {row.at}"
                yield Problem(entry.place, message, "corriger `names` ou `at`, ou ajouter un alias")
