import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Corpus
from corpus.french import fold, words
from service.spelling import Speller, typed_words, write_out
from service.vocabulary import Vocabulary, short_writings
from tests.assistants import MANY

TARGETS = ["français", "apprendre", "logement", "école", "médiation", "santé", "emploi", "piloter"]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(TARGETS, known=["pilotes", "sante", "lot"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("francais", "francais"),
        ("fransé", "francais"),
        ("aprendre", "apprendre"),
        ("apprendr", "apprendre"),
        ("lojement", "logement"),
        ("lecole", "ecole"),
        ("mediatoin", "mediation"),
        ("EMPLOIS", "emploi"),
    ],
)
def test_a_misspelt_word_is_drawn_to_the_nearest(speller: Speller, typed: str, meant: str) -> None:
    assert speller.correct(typed.lower()) == meant


@pytest.mark.parametrize("word", ["pilotes", "lot", "à", "zzzzzz", "2019", "16ans", "ça"])
def test_right_short_and_strange_words_are_left(speller: Speller, word: str) -> None:
    assert speller.correct(word) == fold(word)


def test_names_written_right_are_never_changed(vocabulary: Vocabulary, corpus: Corpus) -> None:
    spellings = [s for a in corpus.actors.values() for s in (a.name, *a.aliases)]
    spellings += [s for d in corpus.districts.values() for s in (d.name, *d.aliases)]
    for word in {word for spelling in spellings for word in words(spelling)}:
        assert vocabulary.speller.correct(word) == word


def test_words_of_the_documents_are_never_changed(vocabulary: Vocabulary, corpus: Corpus) -> None:
    for engagement in corpus.engagements.values():
        for word in words(engagement.title):
            assert vocabulary.speller.correct(word) == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aprendre", "apprendre"),
        ("francai", "francais"),
        ("mutuele", "mutuelle"),
        ("lojement", "logement"),
        ("assosiation", "association"),
        ("discriminasion", "discrimination"),
    ],
)
def test_the_words_of_the_corpus_are_the_targets(
    vocabulary: Vocabulary, typed: str, meant: str
) -> None:
    found = vocabulary.speller.correct(typed)
    assert found.rstrip("s") == meant.rstrip("s")


@MANY
@given(st.text(alphabet="abcdefghilmnopqrstuvxyzéèàçœ'-", min_size=1, max_size=14))
def test_a_corrected_word_is_right(vocabulary: Vocabulary, word: str) -> None:
    once = vocabulary.speller.correct(word.lower())
    assert vocabulary.speller.correct(once) == once


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("ki soccupe", "qui s'occupe"), ("SLT", "salut"), ("quartier", "quartier"), ("", "")],
)
def test_short_writings_are_written_out(typed: str, whole: str) -> None:
    short = {"ki": "qui", "soccupe": "s'occupe", "slt": "salut"}
    assert write_out(typed, short) == whole


@pytest.mark.parametrize("short", ["ki", "pr", "ds", "koi"])
def test_the_lexicon_knows_common_short_writings(short: str) -> None:
    assert short in short_writings()


def test_whole_words_are_no_short_writings(corpus: Corpus) -> None:
    text = " ".join(engagement.title for engagement in corpus.engagements.values())
    assert words(write_out(text, short_writings())) == words(text)


@MANY
@given(st.text(max_size=60))
def test_typed_words_stand_beside_the_folded_ones(text: str) -> None:
    assert [folded for folded, _ in typed_words(text)] == words(text)


def test_accents_are_kept_as_typed() -> None:
    assert typed_words("l'Éducation") == [("l", "l"), ("education", "éducation")]
