"""Negations: those that the lines print are repeated, and no statement has one more."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.check.entries import Entry, Problem, evidence_of, inside, said_by
from corpus.corpus import Corpus
from corpus.errors import Place
from corpus.evidence import Evidence
from corpus.french import DENIALS, words
from corpus.models import GlossaryEntry, Side


@dataclass(frozen=True)
class _Claim:
    """A record that says something in the words of its lines, and the denials of both."""

    place: Place
    at: Evidence
    said: Counter[str]
    lines: dict[int, Counter[str]]

    def printed(self, at: Evidence) -> Counter[str]:
        """Count the denials of these lines that are lines of the record too."""
        shared = (self.lines.get(number, Counter[str]()) for number in at.numbers())
        return sum(shared, Counter[str]())


def wrong_denials(corpus: Corpus, entries: list[Entry]) -> Iterator[Problem]:
    """Find negations that records add to their lines, or that none of them repeats.

    Lines hold several columns, so a record may leave out a negation of its lines when other
    records of the same lines repeat it.
    """
    claims = [claim for entry in entries for claim in _claims(corpus, entry)]
    for claim in claims:
        printed = claim.printed(claim.at)
        added = claim.said - printed
        if added:
            message = f"négation non imprimée aux lignes {claim.at} : {_listed(added)}"
            yield Problem(claim.place, message, "corriger le texte ou `at`")
        left = printed - claim.said
        for other in claims if left else ():
            if other is not claim and other.at.overlaps(claim.at):
                left -= other.said & other.printed(claim.at)
        if left:
            message = f"négation des lignes {claim.at} non reprise : {_listed(left)}"
            yield Problem(claim.place, message, "rétablir la négation ou corriger `at`")


def _claims(corpus: Corpus, entry: Entry) -> Iterator[_Claim]:
    at = evidence_of(entry.row)
    texts = said_by(entry.row)
    source = corpus.sources.get(at.document) if at else None
    if at is None or source is None or not texts or isinstance(entry.row, GlossaryEntry | Side):
        return
    if inside(at, source):
        said = _denials(" ".join(texts))
        lines = {number: _denials(source.lines[number - 1]) for number in at.numbers()}
        yield _Claim(entry.place, at, said, lines)


def _denials(text: str) -> Counter[str]:
    return Counter(word for word in words(text) if word in DENIALS)


def _listed(denials: Counter[str]) -> str:
    return ", ".join(sorted(denials.elements()))
