"""Passages of single facts: figures, signatories, remarks, disagreements, definitions."""

from collections.abc import Iterator

from corpus import Corpus
from index.passages import Kind, Passage


def figure_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the figures that the documents print."""
    for figure in corpus.records.figures:
        yield Passage(
            id=f"{figure.at.document}#chiffre-{figure.id}",
            kind=Kind.FIGURE,
            text=figure.text,
            title=figure.subject,
            evidence=(figure.at,),
            reading=figure.reading,
            doubt=figure.doubt,
        )


def date_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the dates that documents print for themselves."""
    for source in corpus.sources.values():
        document = source.document
        if document.date_printed:
            yield Passage(
                id=f"{document.id}#date",
                kind=Kind.DATE,
                text=document.date_printed.text,
                title=document.title,
                evidence=(document.date_printed.at,),
            )


def signatory_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield who signs, and for whom."""
    for number, signatory in enumerate(corpus.records.signatories, start=1):
        delegate = f" (par délégation, {signatory.delegate})" if signatory.delegate else ""
        yield Passage(
            id=f"{signatory.at.document}#signataire-{number}",
            kind=Kind.SIGNATORY,
            text=f"{signatory.person}, {signatory.role}{delegate}",
            title="Signataires de l'avenant",
            speaker=signatory.for_,
            evidence=(signatory.at,),
            reading=signatory.reading,
            doubt=signatory.doubt,
        )


def remark_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield what groups of participants said: opinions."""
    for remark in corpus.records.remarks:
        yield Passage(
            id=f"{remark.at.document}#{remark.id}",
            kind=Kind.REMARK,
            text=remark.text,
            title=f"Avis de participants ({remark.group})",
            evidence=(remark.at,),
            engagement=remark.engagement,
            theme=remark.theme,
            speaker=remark.group,
            reading=remark.reading,
            doubt=remark.doubt,
        )


def disagreement_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the points on which two documents differ, both sides cited."""
    for row in corpus.records.disagreements:
        titles = corpus.sources
        sides = [f"{titles[side.document].document.title} : {side.says}" for side in row.sides]
        yield Passage(
            id=f"desaccord#{row.id}",
            kind=Kind.DISAGREEMENT,
            text=" ; ".join(sides),
            title=row.about,
            plain=" ; ".join(sides),
            evidence=tuple(side.evidence for side in row.sides),
            engagement=row.engagement,
        )


def definition_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the glossary entries that a document uses."""
    for entry in corpus.records.glossary:
        if entry.source is None:
            continue
        expansion = f" : {entry.expansion}" if entry.expansion else ""
        yield Passage(
            id=f"glossaire#{entry.id}",
            kind=Kind.DEFINITION,
            text=f"{entry.term}{expansion}. {entry.plain}",
            title=", ".join(entry.aliases),
            plain=entry.plain,
            evidence=(entry.source,),
            doubt=entry.doubt,
        )
