from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.plain import LONGEST, PlainWords, plain_faults

SOURCE = "Ouvrir 3 permanences au Sillon sans rendez-vous. Pôle emploi"
NAMES = ["Sillon", "Malakoff", "Pôle emploi", "CAF"]


def test_a_faithful_wording_has_no_fault() -> None:
    wording = "3 permanences au Sillon, sans rendez-vous, par Pôle emploi."
    assert plain_faults(wording, SOURCE, NAMES) == []


@pytest.mark.parametrize(
    ("plain", "source", "fault"),
    [
        ("4 permanences", SOURCE, "nombre absent de la source : 4"),
        ("30 permanences", SOURCE, "nombre absent de la source : 30"),
        ("Permanences à Malakoff", SOURCE, "nom absent de la source : Malakoff"),
        ("Permanences de la CAF", SOURCE, "nom absent de la source : CAF"),
        ("Ne pas ouvrir", "Ouvrir un local", "négation absente de la source : ne, pas"),
        ("mot " * (LONGEST + 1), "mot", f"{LONGEST + 1} mots au lieu de {LONGEST} au plus"),
    ],
)
def test_each_departure_from_the_source_is_a_fault(plain: str, source: str, fault: str) -> None:
    assert plain_faults(plain, source, NAMES) == [fault]


def test_a_negation_of_the_source_must_be_kept() -> None:
    assert plain_faults("Ouvrir 3 permanences avec rendez-vous", SOURCE, NAMES) != []
    assert plain_faults("Des permanences, pas de rendez-vous", SOURCE, NAMES) == []


def test_a_negation_that_another_part_prints_is_not_asked_for() -> None:
    wording = "Ouvrir 3 permanences, rendez-vous au Sillon"
    assert plain_faults(wording, SOURCE, NAMES, "Ouvrir 3 permanences au Sillon") == []


def test_part_of_a_name_is_no_name() -> None:
    assert plain_faults("Un sillonnage", "Un sillonnage", NAMES) == []
    assert plain_faults("Tracer des sillons", "Tracer des lignes", NAMES) == []


def test_words_are_frequent_explained_or_names(small: Corpus, small_root: Path) -> None:
    known = PlainWords.load(small, small_root)
    assert known.hard_words("Ouvrir 3 permanences au local du Sillon, CAF") == ["du"]
    assert known.hard_words("Coordonner les synergies") == ["coordonner", "les", "synergies"]


@pytest.mark.parametrize("word", ["salles", "salle", "Salle", "Ouvrir"])
def test_plural_and_case_do_not_make_a_word_hard(
    small: Corpus, small_root: Path, word: str
) -> None:
    assert PlainWords.load(small, small_root).hard_words(word) == []


def test_words_may_be_added_in_a_list_of_their_own(small: Corpus, small_root: Path) -> None:
    (small_root / "lexicon" / "plain-words.txt").write_text("# ajouts\nsynergies\n", "utf-8")
    known = PlainWords.load(small, small_root)
    assert known.hard_words("synergies ouvrir ajouts") == ["ajouts"]


def test_comments_of_a_list_are_no_words(
    edit: Callable[[str, str, str], Path], small: Corpus
) -> None:
    root = edit("lexicon/frequent-words.txt", "# mots courants", "#lourdeur")
    assert PlainWords.load(small, root).hard_words("lourdeur") == ["lourdeur"]
