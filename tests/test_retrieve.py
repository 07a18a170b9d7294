import pytest

from corpus import Corpus
from index import Kind, Passage
from service.assistant import Assistant
from service.library import Library
from service.models import Question
from service.retrieve import Found, Retriever, is_local
from tests.assistants import FLAGSHIP
from tests.yaml_register import districts


@pytest.fixture(scope="module")
def retriever(library: Library) -> Retriever:
    return Retriever(library)


def retrieve(assistant: Assistant, retriever: Retriever, text: str, k: int = 20) -> Found:
    return retriever.retrieve(assistant.understand(Question(text=text)), k)


@pytest.mark.parametrize(
    ("text", "engagement"),
    [
        ("où apprendre le français ?", 35),
        ("apprendre à nager", 45),
        ("mutuelle pas chère", 38),
        ("manger bien quand on a peu d'argent", 37),
        ("prévention de la radicalisation", 12),
        ("circuits de randonnée et chambres d'hôtes", 2),
    ],
)
def test_the_engagement_that_is_meant_comes_first(
    assistant: Assistant, retriever: Retriever, text: str, engagement: int
) -> None:
    found = retrieve(assistant, retriever, text)
    assert found.enough
    assert found.hits[0].passage.engagement == engagement


def test_every_action_is_found_by_its_own_words(
    assistant: Assistant, retriever: Retriever, library: Library
) -> None:
    actions = [p for p in library.index.passages if p.kind is Kind.ACTION]
    missed = [
        passage.id
        for passage in actions[::3]
        if passage.engagement
        not in {
            hit.passage.engagement
            for hit in retrieve(assistant, retriever, passage.text[:490], 3).hits
        }
    ]
    assert len(actions) > 100
    assert not missed


def test_hits_are_ordered_distinct_and_few(assistant: Assistant, retriever: Retriever) -> None:
    for k in (1, 5, 20):
        hits = retrieve(assistant, retriever, FLAGSHIP, k).hits
        assert len(hits) <= k
        assert [hit.score for hit in hits] == sorted((h.score for h in hits), reverse=True)
        assert len({hit.passage.id for hit in hits}) == len(hits)


@pytest.mark.parametrize("text", ["zzzz qqqq xxxx", "le théorème de Pythagore"])
def test_nothing_is_enough_for_what_no_document_says(
    assistant: Assistant, retriever: Retriever, text: str
) -> None:
    assert not retrieve(assistant, retriever, text).enough


def test_no_hit_is_not_enough() -> None:
    assert not Found(hits=(), coverage=1.0, cosine=1.0, local=frozenset()).enough


def test_definitions_are_never_served_as_commitments(
    assistant: Assistant, retriever: Retriever
) -> None:
    hits = retrieve(assistant, retriever, "quartier prioritaire de la politique de la ville").hits
    assert all(hit.passage.kind is not Kind.DEFINITION for hit in hits[:10])


def test_a_document_that_is_named_comes_first(assistant: Assistant, retriever: Retriever) -> None:
    found = retrieve(assistant, retriever, "le numérique dans le plan d'actions de 2015")
    assert found.hits[0].passage.document == "plan-actions-2015"


def in_district(corpus: Corpus, passage: Passage, district: str) -> bool:
    """Tell, from the records alone, whether a passage is of a district or of a part of it."""
    if district in passage.districts:
        return True
    inside = {d for d, row in corpus.districts.items() if district in row.communes}
    return bool(inside & set(passage.districts))


@pytest.mark.parametrize("district", districts())
def test_local_is_what_names_the_place(library: Library, corpus: Corpus, district: str) -> None:
    for passage in library.index.passages:
        carried = corpus.districts[district].kind == "commune" and district in passage.pilots
        expected = in_district(corpus, passage, district) or carried
        assert is_local(library, passage, (district,)) == expected, passage.id


def test_local_hits_are_hits(assistant: Assistant, retriever: Retriever) -> None:
    found = retrieve(assistant, retriever, "que fait-on à Malakoff pour l'emploi ?")
    assert found.local
    assert found.local <= {hit.passage.id for hit in found.hits}
    assert any("malakoff" in h.passage.districts for h in found.hits if h.passage.id in found.local)


def test_a_search_without_a_place_has_nothing_local(
    assistant: Assistant, retriever: Retriever
) -> None:
    assert retrieve(assistant, retriever, "où faire du sport ?").local == frozenset()


def test_search_counts_and_ranks(assistant: Assistant) -> None:
    for k in (1, 3, 10):
        hits = assistant.search("apprendre le français", k)
        assert [hit.rank for hit in hits] == list(range(1, k + 1))
    assert assistant.search("apprendre le français")[0].passage.engagement == 35


def test_search_in_a_district_brings_its_passages_up(assistant: Assistant) -> None:
    def local(district: str | None) -> int:
        hits = assistant.search("accompagnement vers l'emploi", 10, district)
        return sum("malakoff" in hit.passage.districts for hit in hits)

    assert local("malakoff") >= 1
    assert local("malakoff") >= local(None)
