"""Citations against the files themselves: contiguous, raw, and labelled as the contract says."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from corpus import Corpus
from index import Kind, Passage
from service.assistant import Assistant
from service.cite import Citer, label
from service.draft import Cited
from service.library import Library
from service.models import Citation
from tests.yaml_register import RECORDS

SOURCES = Path(__file__).parent.parent / "corpus" / "sources"


@cache
def raw_lines(document: str) -> list[str]:
    rows = yaml.safe_load((RECORDS / "documents.yaml").read_text("utf-8"))["documents"]
    file = str(next(row["file"] for row in rows if row["id"] == document))
    return (SOURCES / file).read_bytes().decode("utf-8").split("\n")


def assert_holds(citation: Citation) -> None:
    first, last = citation.lines
    lines = raw_lines(citation.document_id)
    assert 1 <= first <= last <= len(lines)
    assert citation.excerpt == "\n".join(lines[first - 1 : last])
    assert citation.url == f"/documents/{citation.document_id}#L{first}"
    assert citation.excerpt.strip()


def test_every_passage_is_cited_by_its_raw_lines(assistant: Assistant) -> None:
    for passage in assistant.index.passages:
        citations = assistant.citations_of(passage)
        assert [citation.n for citation in citations] == list(range(1, len(citations) + 1))
        cited = [(c.document_id, *c.lines) for c in citations]
        assert cited == [(e.document, a, b) for e in passage.evidence for a, b in e.ranges]
        for citation in citations:
            assert_holds(citation)


def test_every_whole_citation_is_contiguous_and_complete(library: Library) -> None:
    for passage in library.index.passages:
        citer = Citer(library)
        citer.cite(Cited(passage, whole=True))
        cited = {
            (c.document_id, line)
            for c in citer.citations
            for line in range(c.lines[0], c.lines[1] + 1)
        }
        needed = {
            (evidence.document, line)
            for evidence in (*passage.evidence, *passage.support)
            for line in evidence.numbers()
        }
        assert needed <= cited
        assert all(not raw_lines(document)[line - 1].strip() for document, line in cited - needed)
        for citation in citer.citations:
            assert_holds(citation)


LABEL = re.compile(r"Engagement \d+(, pilote [^,]+|, pilotes [^,]+(, [^,]+)* et [^,]+)?")


def test_an_engagement_is_labelled_with_its_pilots(library: Library) -> None:
    for passage in library.index.passages:
        if passage.kind not in (Kind.ENGAGEMENT, Kind.ACTION, Kind.INDICATOR):
            continue
        found = label(library, passage, passage.document)
        assert LABEL.fullmatch(found), found
        names = [library.corpus.actors[pilot].name for pilot in passage.pilots]
        said = found.partition(", ")[2].removeprefix("pilotes ").removeprefix("pilote ")
        assert re.split(", | et ", said) == (names or [""])
        assert (" pilotes " in found) == (len(names) > 1)


def passage_at(library: Library, line: int) -> Passage:
    return next(
        passage
        for passage in library.index.passages
        if passage.document == "avenant-2019"
        and passage.kind is Kind.ACTION
        and line in passage.evidence[0].numbers()
    )


def test_the_labels_of_the_contract(library: Library) -> None:
    def named(line: int) -> str:
        return label(library, passage_at(library, line), "avenant-2019")

    assert named(1241) == "Engagement 38, pilotes CPAM et Villes"
    assert named(1220) == "Engagement 35, pilotes État et Villes"
    title = library.passages["avenant-2019#e38"]
    assert label(library, title, "avenant-2019") == "Engagement 38"


def test_other_passages_are_labelled_by_document_and_section(
    library: Library, corpus: Corpus
) -> None:
    titles = {document: source.document.title for document, source in corpus.sources.items()}
    for passage in library.index.passages:
        if passage.kind in (Kind.ENGAGEMENT, Kind.ACTION, Kind.INDICATOR):
            continue
        for evidence in passage.evidence:
            found = label(library, passage, evidence.document)
            assert found.startswith(titles[evidence.document])
            assert not found.startswith("Engagement")
    row = next(p for p in library.index.passages if p.kind is Kind.PLAN)
    assert len(label(library, row, row.document)) > len(titles[row.document])


def test_the_same_lines_are_cited_once(library: Library) -> None:
    citer = Citer(library)
    passage = passage_at(library, 1241)
    first = citer.cite(Cited(passage))
    assert citer.cite(Cited(passage)) == first
    assert [citation.n for citation in citer.citations] == list(first)
    other = citer.cite(Cited(passage_at(library, 1220)))
    assert not set(first) & set(other)
    numbers = [citation.n for citation in citer.citations]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_citation_knows_its_document(library: Library) -> None:
    citer = Citer(library)
    citer.cite(Cited(passage_at(library, 1241)))
    (citation, *_) = citer.citations
    assert citation.engagement == 38
    assert citation.pilots == ("CPAM", "Villes")
    assert citation.document_id == "avenant-2019"
    assert citation.document_date == library.source("avenant-2019").document.date
    assert citation.reading


def test_scattered_lines_are_several_citations(library: Library) -> None:
    scattered = [p for p in library.index.passages if len(p.evidence[0].ranges) > 1]
    assert scattered
    for passage in scattered:
        citer = Citer(library)
        numbers = citer.cite(Cited(passage))
        assert numbers == tuple(citation.n for citation in citer.citations)
        places = [(citation.document_id, *citation.lines) for citation in citer.citations]
        for (before, _, last), (after, first, _) in zip(places, places[1:], strict=False):
            assert before != after or last < first


@pytest.mark.parametrize("certain", [True, False])
def test_a_doubt_of_the_reading_is_said(library: Library, certain: bool) -> None:
    chosen = [p for p in library.index.passages if (p.reading == "certain") == certain]
    assert chosen
    for passage in chosen:
        citer = Citer(library)
        citer.cite(Cited(passage))
        doubts = {citation.doubt for citation in citer.citations}
        assert doubts == {"" if certain else passage.doubt or ""}
