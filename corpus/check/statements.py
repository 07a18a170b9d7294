"""Statements against their lines: words, numbers, names."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.check.entries import Entry, Problem, evidence_of, inside, said_by, spellings
from corpus.corpus import Corpus
from corpus.errors import Place
from corpus.evidence import Evidence, format_ranges
from corpus.french import words
from corpus.models import Mention
from corpus.provenance import names, support


@dataclass(frozen=True)
class Match:
    """How well one statement stands in its lines.

    Attributes:
        place: where the statement is written.
        share: how much of it its lines print, 0 to 1.
        missing: its words that they do not print.
        at: the lines.
        doubted: the words of its doubt; a missing word that they quote is explained.
    """

    place: Place
    share: float
    missing: tuple[str, ...]
    at: Evidence
    doubted: frozenset[str]


def matches_of(corpus: Corpus, entry: Entry) -> Iterator[Match]:
    """Measure how well each thing that a record says stands in its lines."""
    at = evidence_of(entry.row)
    source = corpus.sources.get(at.document) if at else None
    if at is None or source is None or not inside(at, source):
        return
    doubted = frozenset(words(getattr(entry.row, "doubt", None) or ""))
    for text in said_by(entry.row):
        found = support(text, source.text(at))
        yield Match(entry.place, found.share, found.missing, at, doubted)


def unsupported(matches: list[Match]) -> Iterator[Problem]:
    """Find words that no line prints and that no doubt quotes."""
    for match in matches:
        missing = [word for word in match.missing if word not in match.doubted]
        if missing:
            message = f"non imprimé aux lignes {match.at} : {', '.join(missing[:8])}"
            remedy = "corriger le texte ou `at`, ou citer ce mot dans `doubt` en disant pourquoi"
            yield Problem(match.place, message, remedy)


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
