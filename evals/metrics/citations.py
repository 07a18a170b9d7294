"""Do the citations hold? Right lines, and an excerpt that is the source, letter for letter.

A citation is *right* when a line of it is among the gold evidence, or belongs to an engagement of
the gold set (named, or carried by the collective). It is *faithful* when its excerpt is the raw
lines that it claims. An answer is *grounded in the evidence* when one citation at least holds a
line of the gold evidence itself.
"""

from dataclasses import dataclass

from corpus import Evidence
from evals.gold import GoldQuestion
from service.models import Answer, Citation
from service.register import Register


@dataclass(frozen=True)
class Citations:
    """How the citations of one answer hold.

    Attributes:
        total: how many there are.
        right: how many are right; None when the gold names neither lines nor engagements.
        faithful: how many excerpts are the lines of the source.
        evidence: one holds a line of the gold evidence; None when there is no gold evidence.
    """

    total: int
    right: int | None
    faithful: int
    evidence: bool | None


def citations(gold: GoldQuestion, answer: Answer, register: Register) -> Citations:
    """Judge the citations of an answer."""
    cited = [_lines(citation) for citation in answer.citations]
    expected = (*gold.evidence, *_engagement_lines(gold, register))
    numbers = {*gold.engagements, *gold.collective}
    right = sum(
        citation.engagement in numbers or any(lines.overlaps(found) for found in expected)
        for citation, lines in zip(answer.citations, cited, strict=True)
    )
    held = any(lines.overlaps(unit) for lines in cited for unit in gold.evidence)
    return Citations(
        total=len(cited),
        right=right if expected else None,
        faithful=sum(_faithful(citation, register) for citation in answer.citations),
        evidence=held if gold.evidence else None,
    )


def _lines(citation: Citation) -> Evidence:
    return Evidence(citation.document_id, (citation.lines,))


def _engagement_lines(gold: GoldQuestion, register: Register) -> list[Evidence]:
    rows = [register.rows[number] for number in (*gold.engagements, *gold.collective)]
    return [Evidence(row.engagement.at.document, row.lines) for row in rows]


def _faithful(citation: Citation, register: Register) -> bool:
    source = register.corpus.sources.get(citation.document_id)
    return source is not None and citation.excerpt == source.quote(citation.lines)
