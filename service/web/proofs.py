"""An answer for the eye: citations of one passage are one proof, and sentences point to proofs."""

from dataclasses import dataclass

from corpus import Range, merge_ranges
from service.models import Answer, Citation, Sentence
from service.web.typography import typeset

LONG_RUN = 4


@dataclass(frozen=True)
class Proof:
    """What one passage says, and the ranges of lines that say it."""

    number: int
    citations: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        """Return the citation that speaks for all: same label, same reading."""
        return self.citations[0]


@dataclass(frozen=True)
class Mark:
    """The number of a proof; ``upto``: the end of a run, « 1 à 35 »."""

    number: int
    upto: bool = False


@dataclass(frozen=True)
class Said:
    """A sentence, typeset, cut so that its marks never stand alone on a line."""

    start: str
    last: str
    marks: tuple[Mark, ...]


def group_proofs(answer: Answer) -> list[Proof]:
    """Gather the citations of one passage, in order of first appearance."""
    groups: dict[tuple[str, str, str], list[Citation]] = {}
    for citation in answer.citations:
        passage = (citation.document_id, citation.label, citation.reading)
        groups.setdefault(passage, []).append(citation)
    found = enumerate(groups.values(), start=1)
    return [Proof(number, tuple(citations)) for number, citations in found]


def point(sentence: Sentence, proofs: list[Proof]) -> Said:
    """Point a sentence to its proofs, ascending."""
    start, space, last = typeset(sentence.text).rpartition(" ")
    cited = set(sentence.citations)
    numbers = [proof.number for proof in proofs if cited & {c.n for c in proof.citations}]
    runs = merge_ranges((number, number) for number in numbers)
    return Said(start + space, last, tuple(mark for run in runs for mark in _marks(run)))


def _marks(run: Range) -> list[Mark]:
    """Mark each number of a short run, the ends of a long one."""
    first, last = run
    if last - first >= LONG_RUN:
        return [Mark(first), Mark(last, upto=True)]
    return [Mark(number) for number in range(first, last + 1)]
