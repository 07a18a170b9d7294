import pytest

from corpus.french import key
from service.intents import read_intent
from service.models import Intent

QUESTIONS = {
    Intent.COUNT: (
        "combien d'engagements sont pilotés par Rezé ?",
        "Combien d'engagements la CAF pilote-t-elle ?",
        "nombre d'engagements de l'ARS",
        "cb d'engagements pour la santé",
        "le nombre total d'engagements",
    ),
    Intent.PILOT_OF: (
        "Qui pilote l'engagement 38 ?",
        "qui s'occupe du français ?",
        "quels sont les pilotes de l'engagement 12 ?",
        "qui est responsable de la santé ?",
        "par qui est porté l'engagement 3 ?",
        "qui informe les acteurs-relais sur les droits de santé ?",
        "qui est en charge du sport ?",
    ),
    Intent.ENGAGEMENTS_OF: (
        "quels engagements pilote la CPAM ?",
        "liste des engagements de l'ARS",
        "quelles actions pour les femmes ?",
        "donne-moi tous les engagements de la CAF",
        "cite les engagements sur le sport",
        "engagements de la CAF",
        "de quoi s'occupe la CPAM ?",
    ),
    Intent.INDICATOR: (
        "quels sont les indicateurs de l'engagement 11 ?",
        "indicateur engagement 34",
        "comment mesure-t-on la réussite de l'engagement 3 ?",
    ),
    Intent.DEFINITION: (
        "c'est quoi un QPV ?",
        "que veut dire GUSP ?",
        "que signifie PLIE ?",
        "qu'est-ce que l'ANRU ?",
        "définition d'adulte-relais",
    ),
    Intent.DATE: (
        "jusqu'à quand le contrat est-il valable ?",
        "le contrat est-il encore en vigueur ?",
        "quand se termine le contrat de ville ?",
        "de quelle date est le plan ?",
    ),
    Intent.COMPARE: (
        "quelle différence entre 2015 et 2019 sur le logement ?",
        "compare le plan de 2015 et l'avenant",
        "le diaporama et l'avenant sont-ils en désaccord ?",
    ),
    Intent.STATUS: (
        "où en était le forum des métiers en 2015 ?",
        "quelles actions étaient en cours en 2015 ?",
        "actions à réaliser en 2015",
    ),
}


@pytest.mark.parametrize(
    ("intent", "text"), [(intent, text) for intent, texts in QUESTIONS.items() for text in texts]
)
def test_each_form_is_read(intent: Intent, text: str) -> None:
    pattern = read_intent(key(text))
    assert pattern and pattern.intent is intent


@pytest.mark.parametrize(
    "text", ["où apprendre le français ?", "le français à Nantes Nord", "un logement", "", "santé"]
)
def test_other_forms_are_a_search(text: str) -> None:
    assert read_intent(key(text)) is None
