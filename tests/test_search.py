from pathlib import Path

import numpy as np
import pytest

from corpus import Corpus
from index import Encoder, LoadedIndex, PassageIndex
from index.build import build_index, corpus_passages


@pytest.fixture
def index(small: Corpus, hashing: Encoder, few_forms: None) -> PassageIndex:
    return build_index(small, hashing)


def test_what_is_saved_is_loaded(index: PassageIndex, hashing: Encoder, tmp_path: Path) -> None:
    index.save(tmp_path)
    loaded = PassageIndex.load(tmp_path, hashing)
    assert (loaded.passages, loaded.forms) == (index.passages, index.forms)
    for question in ("apprendre le français", "permanences au Sillon", "zèbre", ""):
        assert loaded.search(question, 21) == index.search(question, 21)


def test_passages_survive_json_with_every_field(
    small: Corpus, index: PassageIndex, hashing: Encoder, tmp_path: Path
) -> None:
    index.save(tmp_path)
    assert PassageIndex.load(tmp_path, hashing).passages == corpus_passages(small)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("former des mediateurs sans delai", "contrat#e1-a2"),
        ("PERMANENCE sillon", "contrat#e1-a1"),
        ("un local le soir pour les jeunes", "contrat#voix-habitants-1"),
        ("trouver du travail", "contrat#e1-a1"),
        ("forum metiers", "plan#forum"),
    ],
)
def test_the_best_passage_comes_first(index: PassageIndex, question: str, expected: str) -> None:
    assert index.search(question)[0].passage.id == expected


def test_hits_are_ranked_from_1_by_falling_score(index: PassageIndex) -> None:
    hits = index.search("apprendre le français au Sillon", 8)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5, 6, 7, 8]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in hits}) == 8


def test_asking_for_more_than_there_is_gives_all(index: PassageIndex) -> None:
    assert len(index.search("emploi", 1000)) == len(index.passages)
    assert index.search("emploi", 0) == []


def test_a_prior_weighs_the_fused_scores(index: PassageIndex) -> None:
    size = len(index.passages)
    lexical, dense = np.linspace(0, 1, size, dtype=np.float32), np.zeros(size, dtype=np.float32)
    prior = np.ones(size, dtype=np.float32)
    assert index.rank(lexical, dense, 1)[0].passage is index.passages[-1]
    prior[-1] = 0
    assert index.rank(lexical, dense, 1, prior)[0].passage is index.passages[-2]


@pytest.mark.parametrize(
    ("question", "engagement"),
    [
        ("où apprendre le français à Nantes Nord ?", 35),
        ("qui informe les acteurs-relais sur les droits de santé ?", 38),
        ("police de securite du quotidien", 9),
        ("les dimanches du sport", 45),
        ("mutuel pas cher", 38),
        ("AIRES DE JEUX POUR LES ENFANTS", 7),
    ],
)
def test_the_real_index_finds_the_engagement(
    loaded: LoadedIndex, question: str, engagement: int
) -> None:
    found = [hit.passage.engagement for hit in loaded.passages.search(question, 3)]
    assert engagement in found


def test_no_form_stays_no_form(small: Corpus, hashing: Encoder, tmp_path: Path) -> None:
    PassageIndex.build(corpus_passages(small), hashing).save(tmp_path)
    assert PassageIndex.load(tmp_path, hashing).forms == frozenset()
