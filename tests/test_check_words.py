"""Records broken on purpose: a number, a word, a negation that the lines do not print, or do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.check import check

Edit = Callable[[str, str, str], Path]

ENGAGEMENTS = "records/contrat/engagements.yaml"
REST = "records/contrat/rest.yaml"
SLIDES = "records/diapo/slides.yaml"


def found(root: Path) -> list[str]:
    return [str(problem) for problem in check(Corpus.load(root)).problems]


@pytest.mark.parametrize(
    ("old", "new", "place", "missing"),
    [
        ("text: Ouvrir 3 permanences", "text: Ouvrir 4 permanences", "actions[0]", "4"),
        ("text: Ouvrir 3 permanences", "text: Ouvrir 33 permanences", "actions[0]", "33"),
        ('figures: ["3 permanences"]', 'figures: ["5 permanences"]', "actions[0]", "5"),
        ("text: Former 12 médiateurs", "text: Former 21 médiateurs", "actions[1]", "21"),
    ],
)
def test_an_altered_number_is_named_however_sure_the_reading(
    edit: Edit, old: str, new: str, place: str, missing: str
) -> None:
    problems = found(edit(ENGAGEMENTS, old, new))
    assert any(
        f"engagements[0].{place}: " in row and row.split(" — ")[0].endswith(f": {missing}")
        for row in problems
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ENGAGEMENTS, "title: Soutenir l'apprentissage", "title: Soutenir l'enseignement"),
        (ENGAGEMENTS, "text: Ouvrir 3 permanences", "text: Fermer 3 permanences"),
        (ENGAGEMENTS, "text: Nombre de jeunes reçus", "text: Nombre de familles reçues"),
        (REST, "car les jeunes", "car les retraités"),
        (REST, "text: Le contrat est applicable", "text: Le contrat est résiliable"),
        (SLIDES, "text: Il manque des cours le soir", "text: Il manque des piscines le soir"),
    ],
)
def test_an_altered_word_is_named(edit: Edit, file: str, old: str, new: str) -> None:
    assert any("non imprimé aux lignes" in row for row in found(edit(file, old, new)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REST, "text: Nous réparons les halls", "text: Nous ne réparons pas les halls"),
        (REST, "text: Le contrat est applicable", "text: Le contrat n'est pas applicable"),
        (ENGAGEMENTS, "text: Ouvrir 3 permanences au", "text: Ouvrir 3 permanences sans le"),
    ],
)
def test_an_added_negation_is_named(edit: Edit, file: str, old: str, new: str) -> None:
    assert any("non imprimé aux lignes" in row for row in found(edit(file, old, new)))


@pytest.mark.parametrize(
    ("file", "old", "new", "dropped"),
    [
        (REST, "n'ont pas de lieu", "ont un lieu", "pas"),
        (REST, "les halls sans attendre", "les halls attendre", "sans"),
        (ENGAGEMENTS, "text: Former 12 médiateurs sans", "text: Former 12 médiateurs,", "sans"),
    ],
)
def test_a_dropped_negation_is_named(
    edit: Edit, file: str, old: str, new: str, dropped: str
) -> None:
    assert any(dropped in row.split() for row in found(edit(file, old, new)))


def test_a_negation_said_more_often_than_printed_is_named(edit: Edit) -> None:
    old = "text: Nous réparons les halls sans attendre"
    problems = found(edit(REST, old, f"{old} et sans délai"))
    assert any("négation non imprimée aux lignes contrat:10 : sans" in row for row in problems)


def test_a_negation_that_another_record_repeats_is_not_asked_for(edit: Edit) -> None:
    assert found(edit(ENGAGEMENTS, "reçus, at: 15-16}", "reçus, at: 15-17}")) == []


def test_a_word_that_is_not_printed_is_explained_by_the_doubt_that_quotes_it(edit: Edit) -> None:
    old = "{text: Nous réparons les halls sans attendre., at: 10}"
    new = "{text: Nous réparons les ascenseurs sans attendre., at: 10, doubt: %s}"
    path = edit(REST, old, new % "Le mot « ascenseurs » est lu sur une copie.")
    assert found(path) == []
    assert found(edit(REST, "Le mot « ascenseurs »", "Un mot")) != []


def test_problems_stand_in_the_order_of_the_file(edit: Edit) -> None:
    edit(ENGAGEMENTS, "names: [etat, villes]", "names: [inconnu]")
    rows = found(edit(ENGAGEMENTS, "text: Ouvrir 3", "text: Fermer 4"))
    lines = [int(row.split(":")[1]) for row in rows if row.startswith("contrat/engagements")]
    assert len(lines) > 1
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Ouvrir 4 permanences au Sillon.", "nombre absent de la source : 4"),
        ("Ouvrir 3 permanences au Sillon, CAF.", "nom absent de la source : CAF"),
        ("Ne pas ouvrir 3 permanences au Sillon.", "négation absente"),
        ("Initier 3 permanences au Sillon.", "mots à expliquer dans le glossaire"),
    ],
)
def test_an_unfaithful_plain_wording_is_named(edit: Edit, new: str, said: str) -> None:
    problems = found(edit(ENGAGEMENTS, "plain: Ouvrir 3 permanences au Sillon.", f"plain: {new}"))
    place = "contrat/engagements.yaml:9: engagements[0].actions[0]: plain : "
    assert any(row.startswith(place) and said in row for row in problems)
