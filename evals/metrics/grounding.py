"""Does each cited sentence say what its raw lines print? A second opinion.

It shares nothing with the verifier that serves: neither its code, nor its measure of closeness,
nor its list of the assistant's own words.

A sentence is *grounded* when, in the lines that it cites, read again from the source (with the
reviewed wordings of the records that these lines hold, and the title and date of the document):
- every number is printed, or counts engagements: those that the answer gives, or all of them, or
  those that an actor named in the sentence pilots;
- every actor and district named is printed, under one of its names;
- every other word of four letters and more is printed, or is one of the assistant's own.
Sentences without citation are not counted. But: order and negation are not checked here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus import Actor, Corpus, District, Evidence
from corpus.french import words
from evals.metrics.printed import LETTERS, Printed
from service.models import Answer, Citation, Sentence

OWN_WORDS = frozenset(
    words("""
    engagement engagements action actions enjeu thème objectif indicateur chiffre signataire lieu
    pilote pilotes pilotage piloté pilotée pilotées occupe nomme nomment nommé porté portés
    autre autres prévoit prévoyait disait rapporte donne présente répond répondent dit contribution
    participants ceci cette demande comme pour mais sont part souvent plus ensuite soutien contrat
    rappel nombre
    """)
)
"""What the assistant says of itself; « nombre », that the sources abbreviate."""

Named = Actor | District


@dataclass(frozen=True)
class Grounding:
    """How the cited sentences of an answer hold; ``faults`` say what no line prints."""

    total: int
    grounded: int
    faults: tuple[str, ...] = ()


def grounding(answer: Answer, corpus: Corpus) -> Grounding:
    """Check the cited sentences of an answer."""
    cited = [sentence for sentence in answer.sentences if sentence.citations]
    found = [tuple(dict.fromkeys(_faults(one, answer, corpus))) for one in cited]
    return Grounding(len(cited), found.count(()), tuple(chain.from_iterable(found)))


def _faults(sentence: Sentence, answer: Answer, corpus: Corpus) -> Iterator[str]:
    """Yield what a sentence says and its lines do not print."""
    citations = [c for c in answer.citations if c.n in sentence.citations]
    printed = Printed("\n".join(supporting(citations, corpus)))
    named, rest = take_names(words(sentence.text), corpus)
    for one in named:
        if not any(map(printed.name, (one.name, *one.aliases))):
            yield f"nom {one.name}"
    counts = _counts(answer, named, corpus)
    for word in rest:
        if word.isdigit():
            if int(word) not in counts and not printed.number(word):
                yield f"nombre {word}"
        elif len(word) >= LETTERS and word not in OWN_WORDS and not printed.word(word):
            yield f"mot {word}"


def take_names(said: Sequence[str], corpus: Corpus) -> tuple[list[Named], list[str]]:
    """Take the actors and districts out of a sentence, the longest names first.

    Returns:
        What is named, and the words left.
    """
    named: list[Named] = []
    left = f" {' '.join(said)} "
    known: list[Named] = [*corpus.actors.values(), *corpus.districts.values()]
    for one in sorted(known, key=lambda one: -len(one.name)):
        name = f" {' '.join(words(one.name))} "
        if name in left:
            named.append(one)
            left = left.replace(name, " | ")
    return named, left.replace("|", " ").split()


def _counts(answer: Answer, named: Sequence[Named], corpus: Corpus) -> set[int]:
    """Count the engagements again, from the records."""
    rows = corpus.engagements.values()
    counts = {len(answer.engagements), len(answer.engagements_collective), len(rows)}
    for one in named:
        piloted = [
            row
            for row in rows
            if any(m and one.id in m.names for m in (row.pilots, *(a.pilots for a in row.actions)))
        ]
        counts.add(len(piloted))
    return counts


def supporting(citations: Sequence[Citation], corpus: Corpus) -> Iterator[str]:
    """Yield the cited lines, their documents' titles and dates, the reviewed wordings of both."""
    cited = [Evidence(citation.document_id, (citation.lines,)) for citation in citations]
    lines = {(one.document, number) for one in cited for number in one.numbers()}
    for citation in citations:
        source = corpus.sources[citation.document_id]
        yield source.quote(citation.lines)
        yield f"{source.document.title} {source.document.date} {source.document.date_estimate}"
    for evidence, plain in reviewed_wordings(corpus):
        held = {(evidence.document, number) for number in evidence.numbers()}
        if held <= lines or any(evidence.covers(one) for one in cited):
            yield plain


def reviewed_wordings(corpus: Corpus) -> Iterator[tuple[Evidence, str]]:
    """Yield the reviewed wordings of the records, with the lines that each stands for."""
    records = corpus.records
    rows: list[tuple[Evidence, str | None]] = [(row.at, row.plain) for row in records.rows]
    for engagement in corpus.engagements.values():
        rows += [(engagement.at, engagement.plain)]
        rows += [(action.at, action.plain) for action in engagement.actions]
    for told in records.achievements:
        rows += [(part.at, told.plain) for part in (told.title, *told.paragraphs)]
    for row in records.disagreements:
        rows += [(side.evidence, side.says) for side in row.sides]
    rows += [(entry.source, entry.plain) for entry in records.glossary if entry.source]
    yield from ((evidence, plain) for evidence, plain in rows if plain)
