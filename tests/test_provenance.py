import pytest

from corpus import names, support
from corpus.french import NEGATIONS


@pytest.mark.parametrize(
    ("repaired", "printed"),
    [
        ("Soutenir l'apprentissage du français", "35) Soutenir Uapprentissage du francais :"),
        ("l'accompagnement", "laccompagnement"),
        ("Pôle Emploi", "Métropole / Péle\nEmploi"),
        ("Villes / État", "» Renforcement en | vi|les / Etat"),
        ("à la ville", "a laville"),
        ("médiathèque hors les murs", "médiatheque hors les murs"),
        ("Nombre de bénéficiaires", "Nbre de béneficiaires"),
        ("conventions de la Métropole", "conventions de la metro"),
        ("construire avec les bailleurs sociaux", ". Con;truire avec les ba.illeurs sociaux"),
        ("Pour un Nantes solidaire", "P O U R un Nantes <i>solidaire</i>"),
        ("3ème", "3eme"),
        ("à moindre coût", "a moindre co(t"),
        ("sur les quartiers", "surles quartiers"),
        ("des QPV", "desqpv"),
        ("domicile", "domi\ncile"),
        ("en 2019", "en 20l9"),
        ("un service public", "un service publique"),
        ("le 1er mars", "le ler mars"),
        ("E2C", "E2C, Epide"),
        ("15 places, 10 %", "15 places\n10 %"),
    ],
)
def test_the_damage_of_ocr_is_folded(repaired: str, printed: str) -> None:
    assert support(repaired, printed).missing == ()
    assert support(repaired, printed).share == 1.0


@pytest.mark.parametrize(
    ("said", "printed", "missing"),
    [
        ("15 places", "Ouverture de 16 places", ("15",)),
        ("150 places", "Ouverture de 15 places", ("150",)),
        ("5 places", "Ouverture de 15 places", ("5",)),
        ("11 places", "il ouvre des places", ("11",)),
        ("1 permanence par an", "l'accueil : permanence par an", ("1",)),
        ("en 2018", "en 2019", ("2018",)),
        ("sans délai", "avec délai", ("sans",)),
        ("ne ferme pas", "ferme", ("ne", "pas")),
        ("aucun local", "un local", ("aucun",)),
        ("ni halls", "halls", ("ni",)),
        ("l'égalité", "les inégalités", ("egalite",)),
        ("un lieu inaccessible", "des lieux accessibles", ("inaccessible",)),
        ("13 places", "un t3, des places", ("13",)),
        ("réaliser", "réserver", ("realiser",)),
        ("la CAF", "la CPAM", ("caf",)),
        ("une piscine", "une médiathèque", ("piscine",)),
    ],
)
def test_what_is_not_printed_is_missing(said: str, printed: str, missing: tuple[str, ...]) -> None:
    assert support(said, printed).missing == missing


def test_the_share_counts_the_words_that_carry_a_fact() -> None:
    found = support("Ouvrir une piscine au Sillon de Bretagne", "Ouvrir au Sillon de Bretagne")
    assert found.missing == ("piscine",)
    assert found.share == pytest.approx(3 / 4)


def test_a_text_without_words_is_supported() -> None:
    assert support("de la", "rien").share == 1.0
    assert support("", "").missing == ()


@pytest.mark.parametrize("negation", sorted(NEGATIONS - {"n", "plus"}))
def test_a_negation_must_be_printed_as_such(negation: str) -> None:
    near = "nez passé aucuns jamaica sansa nona nia"
    assert support(f"{negation} fermer", f"fermer {near}").missing == (negation,)


@pytest.mark.parametrize(
    ("alias", "printed"),
    [
        ("Pôle emploi", "Métropole / P6le\nNombre Emploi"),
        ("État – service politique de la ville", "Etat - Service\nPolitique de la\nville /DDCS"),
        ("CPAM", "acteurs-relais sur les droits de CPAMvilles"),
        ("Dervallières", "(Dervalliéres)/"),
        ("Bottière-Pin Sec", "Grand Bellevue, Bottiere-Pin Sec"),
        ("Conseil départemental", "Conseil\ndépatemental"),
        ("Villes", "en | vi|les / Etat"),
        ("Missions locales", "permanences Mission locales"),
    ],
)
def test_a_name_is_found_over_columns_and_damage(alias: str, printed: str) -> None:
    assert names(alias, printed)


@pytest.mark.parametrize(
    ("alias", "printed"),
    [
        ("CAF", "CPAM"),
        ("DDSP", "DDCS"),
        ("PLIE", "Pôle emploi"),
        ("Villes", "Etat / ARS / Ville"),
        ("Ville", "Etat / Villes"),
        ("ARS", "mars"),
        ("Rezé", "réseau"),
        ("Nantes", "habitantes"),
        ("Ville d'Orvault", "Ville de Nantes"),
        ("La Nantaise d'Habitations", "Nantes Métropole Habitat"),
        ("Ameli", "Améliorer l'offre"),
        ("la sécu", "sécuriser le Pin Sec"),
        ("Rezé", "en rez-de-chaussée"),
        ("Pôle emploi", "Mission locale pour l'emploi"),
    ],
)
def test_another_name_is_not_found(alias: str, printed: str) -> None:
    assert not names(alias, printed)
