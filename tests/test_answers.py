"""What is said on the real corpus, checked as a person would, against an independent reading."""

import re

import pytest

import tests.yaml_register as plain
from corpus.french import key
from service.models import Answer, Audience, Intent, Reason, Status
from tests.assistants import ENDED, FLAGSHIP, Ask


def said(answer: Answer) -> str:
    return key(answer.text)


def cited_lines(answer: Answer, document: str = "avenant-2019") -> set[int]:
    return {
        line
        for citation in answer.citations
        if citation.document_id == document
        for line in range(citation.lines[0], citation.lines[1] + 1)
    }


# --- The four questions of the front page


def test_learning_french_in_nantes_nord(ask: Ask) -> None:
    answer = ask(FLAGSHIP)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    first = answer.sentences[0]
    assert "Nantes Nord" in first.text and not first.citations, "the absence is said first"
    assert 35 in answer.engagements
    assert {"État", "Villes"} <= set(answer.pilots)
    assert {1219, 1220, 1221, 1222, 1223, 1224} <= cited_lines(answer)
    assert "Engagement 35, pilotes État et Villes" in {c.label for c in answer.citations}
    assert "ACCOORD" in answer.text and "maisons des associations" in answer.text
    assert answer.districts == ("nantes-nord",)
    assert ENDED in answer.warnings


@pytest.mark.parametrize("audience", Audience)
def test_learning_french_is_the_same_for_every_public(ask: Ask, audience: Audience) -> None:
    answer = ask(FLAGSHIP, audience=audience)
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    assert answer.engagements[0] == 35
    assert {"État", "Villes"} <= set(answer.pilots)


def test_who_pilots_engagement_38(ask: Ask) -> None:
    answer = ask("Qui pilote l'engagement 38 ?")
    assert (answer.status, answer.reason) == (Status.ANSWERED, None)
    assert (answer.intent, answer.engagements) == (Intent.PILOT_OF, (38,))
    assert set(answer.pilots) == plain.names(plain.pilots(plain.engagements()[38]))
    assert ENDED in answer.warnings


def test_which_engagements_the_cpam_pilots(ask: Ask) -> None:
    answer = ask("quels engagements pilote la CPAM ?")
    assert (answer.status, answer.intent) == (Status.ANSWERED, Intent.ENGAGEMENTS_OF)
    assert set(answer.engagements) == plain.piloted("cpam")
    assert answer.pilots == ("CPAM",)


def test_how_many_engagements_reze_pilots(ask: Ask) -> None:
    answer = ask("combien d'engagements sont pilotés par Rezé ?")
    assert answer.intent is Intent.COUNT
    assert answer.engagements == (5, 11, 23, 34, 40, 42, 45)
    assert set(answer.engagements_collective) == plain.collective("reze")
    assert len(answer.engagements_collective) == 31
    assert "7 engagements sur 50" in answer.text
    assert re.search(r"31 autres .* les Villes", answer.text), "said apart"
    assert answer.pilots == ("Ville de Rezé",)


# --- What is false, missing or absent


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("Depuis quand la DRAC pilote-t-elle l'engagement 45 ?", 45, "DRAC"),
        ("la DRAC pilote l'engagement 45 ?", 45, "DRAC"),
        ("l'engagement 35 est piloté par la CAF, n'est-ce pas ?", 35, "CAF"),
        ("Est-il vrai que l'engagement 38 est piloté par la DRAC ?", 38, "DRAC"),
        ("Pourquoi la CPAM pilote-t-elle l'engagement 12 ?", 12, "CPAM"),
    ],
)
def test_a_false_premise_is_corrected_with_the_record(
    ask: Ask, text: str, number: int, asked: str
) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.FALSE_PREMISE)
    assert answer.engagements == (number,)
    assert set(answer.pilots) == plain.names(plain.pilots(plain.engagements()[number]))
    assert answer.sentences[0].text.startswith("Non") and asked in answer.sentences[0].text


@pytest.mark.parametrize(
    "text",
    ["l'engagement 35 est piloté par l'État ?", "la CPAM pilote l'engagement 38, c'est bien ça ?"],
)
def test_a_true_premise_is_not_corrected(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.ANSWERED, None)
    assert not any(sentence.text.startswith("Non") for sentence in answer.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Qui pilote l'engagement 51 ?",
        "engagement 51",
        "indicateurs de l'engagement 51",
        "l'engagement 0",
    ],
)
def test_an_engagement_that_is_not_there_is_said(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert (answer.status, answer.reason) == (Status.UNANSWERED, Reason.NOT_IN_CORPUS)
    assert "50" in answer.text and not answer.citations and not answer.pilots


def test_the_engagement_that_is_there_is_told_beside_the_missing_one(ask: Ask) -> None:
    answer = ask("Qui pilote les engagements 38 et 51 ?")
    assert answer.engagements == (38,)
    assert "51" in answer.text, "what is missing is said too"


@pytest.mark.parametrize(
    "text",
    [
        "quel est le prix du billet de train ?",
        "à quelle heure passe le tramway ?",
        "qui est le président du département du Nord ?",
        "le maire de Nantes est-il honnête ?",
        "comment faire un gâteau au chocolat ?",
        "quel est le théorème de Pythagore ?",
    ],
)
def test_nothing_is_made_up(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.status in (Status.UNANSWERED, Status.REFUSED)
    assert answer.reason in (Reason.NOT_IN_CORPUS, Reason.OFF_TOPIC)
    assert not answer.citations and not answer.engagements and not answer.pilots


def test_who_signs_is_no_pilot(ask: Ask) -> None:
    answer = ask("qui a signé pour la Ville de Rezé ?")
    assert answer.intent not in (Intent.ENGAGEMENTS_OF, Intent.COUNT)
    assert not answer.engagements and not answer.pilots
    assert any("signataires" in citation.label for citation in answer.citations)


def test_until_when_the_contract_runs(ask: Ask) -> None:
    answer = ask("jusqu'à quand le contrat de ville est-il valable ?")
    assert answer.intent is Intent.DATE
    assert "31 décembre 2022" in answer.sentences[0].text and answer.sentences[0].citations


def test_a_word_is_explained_with_its_source(ask: Ask) -> None:
    for term in ("QPV", "GUSP", "PLIE", "adulte-relais"):
        answer = ask(f"c'est quoi {term} ?")
        assert (answer.status, answer.intent) == (Status.ANSWERED, Intent.DEFINITION), term
        assert key(term) in said(answer)
        assert answer.citations or "connaissance générale" in answer.text


def test_the_plan_of_2015_is_dated_and_said_to_be_one(ask: Ask) -> None:
    answer = ask("quelles actions étaient en cours à la Bottière en 2015 ?")
    assert all("2015" in s.text for s in answer.sentences if s.citations)
    assert {c.document_id for c in answer.citations} == {"plan-actions-2015"}
    assert any("2015" in warning for warning in answer.warnings)


def test_a_detail_that_is_not_printed_is_not_invented(ask: Ask) -> None:
    answer = ask("quel est le numéro de téléphone d'AlloNantes discriminations ?")
    assert answer.status in (Status.PARTIAL, Status.UNANSWERED)
    assert "ne donnent pas de numéro" in answer.sentences[0].text
    assert not re.search(r"\d\d[ .]\d\d", answer.text)
