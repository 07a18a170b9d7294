import pytest

from corpus.phonetic import sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fransé", "français"),
        ("kartier", "quartier"),
        ("logemen", "logement"),
        ("travaille", "travail"),
        ("senté", "santé"),
        ("mutuel", "mutuelle"),
        ("jaune", "jeaune"),
        ("eske", "esque"),
        ("farmacie", "pharmacie"),
        ("ékole", "école"),
        ("propreter", "propreté"),
        ("aprendre", "apprendre"),
        ("abitant", "habitant"),
        ("engajement", "engagement"),
        ("batiman", "bâtiment"),
    ],
)
def test_what_sounds_alike_has_one_key(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("santé", "sport"),
        ("logement", "engagement"),
        ("ville", "vallée"),
        ("école", "emploi"),
        ("pilote", "police"),
        ("culture", "clôture"),
        ("bon", "banc"),
        ("gare", "jarre"),
    ],
)
def test_what_sounds_otherwise_has_another(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_the_examples_of_its_docstring() -> None:
    assert sound("français") == "fr@s"
    assert sound("quartier") == "karti"
    assert sound("") == ""
