import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.french import NEGATIONS, fold, join_names, key, sentences, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Œuvre à Rezé", "l'oeuvre a reze"),
        ("ÉGALITÉ", "egalite"),
        ("Halvêque, Ranzay", "halveque, ranzay"),
        ("ex æquo", "ex aequo"),
        ("garçon, Noël, où", "garcon, noel, ou"),
        ("1er juin", "1er juin"),
        ("ＡＲＳ, 𝐀𝐑𝐒", "ars, ars"),
    ],
)
def test_case_accents_and_ligatures_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


FRENCH = "aàâäbcçdeéèêëfghiîïjklmnoôöœpqrstuùûüvwxyÿzæñ"


@given(st.text(alphabet=f"{FRENCH}{FRENCH.upper()} '’-.,;:!?«»%0123456789"))
def test_folding_is_stable_and_blind_to_the_form_of_unicode(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("quote", ["'", "’", "‘", "`", "´", "ʼ"])
def test_an_elided_article_stands_apart_whatever_its_apostrophe(quote: str) -> None:
    assert words(f"l{quote}accès aux droits") == ["l", "acces", "aux", "droits"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qu'il n'a jusqu'ici", ["qu", "il", "n", "a", "jusqu", "ici"]),
        ("presqu'île", ["presqu", "ile"]),
        ("l'aller-vers", ["l", "aller", "vers"]),
        ("10 % (1 200 habitants)", ["10", "1", "200", "habitants"]),
        ("E2C, REP+", ["e2c", "rep"]),
        ("« … » — !", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Herblain", "saint  HERBLAIN"),
        ("L’Accoord", "l'ACCOORD"),
        ("Pôle emploi", "pole-emploi"),
        ("Bottière-Pin Sec", "bottiere pin sec"),
    ],
)
def test_two_writings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_sentences_keep_their_punctuation() -> None:
    text = "Un local ouvert ! Est-ce sûr ? Oui. « Bon », dit-il… Élan : 3 fois, à 10.5 %."
    expected = ["Un local ouvert !", "Est-ce sûr ?", "Oui.", "« Bon », dit-il…"]
    assert sentences(text) == [*expected, "Élan : 3 fois, à 10.5 %."]
    assert sentences("  ") == []


@given(st.text(alphabet="aé .!?…A«1"))
def test_sentences_lose_no_word(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@pytest.mark.parametrize(
    ("names", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A et B"), (["A", "B", "C"], "A, B et C")],
)
def test_names_are_enumerated_as_french_does(names: list[str], expected: str) -> None:
    assert join_names(names) == expected


def test_negations_are_written_as_words_are_folded() -> None:
    assert all(words(negation) == [negation] for negation in NEGATIONS)
    assert {"ne", "pas", "aucun", "sans", "jamais"} <= NEGATIONS
