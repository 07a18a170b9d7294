"""Lists, counts, pilots, indicators: complete and exact, for every number and every actor."""

import re

import pytest

import tests.yaml_register as plain
from corpus import Corpus
from corpus.french import key
from service.models import Answer, Audience, Intent, Status
from service.register import Register
from tests.assistants import Ask


def said(answer: Answer) -> str:
    return key(answer.text)


@pytest.mark.parametrize("number", range(1, 51))
def test_the_pilots_of_every_engagement_are_complete(ask: Ask, number: int) -> None:
    answer = ask(f"Qui pilote l'engagement {number} ?")
    expected = plain.names(plain.pilots(plain.engagements()[number]))
    assert answer.status is Status.ANSWERED
    assert (answer.engagements, set(answer.pilots)) == ((number,), expected)
    assert all(key(name) in said(answer) for name in expected)
    others = plain.names(set(plain.actors())) - expected
    text = answer.text
    for name in sorted(expected, key=len, reverse=True):
        text = text.replace(name, "")
    assert not [name for name in others if re.search(rf"\b{re.escape(name)}\b", text)]


# « la Ville », without a name, is a common word before it is that actor of the register.
PILOTS = [actor for actor in plain.actors() if plain.piloted(actor) and actor != "ville"]


@pytest.mark.parametrize("actor", PILOTS)
def test_the_list_of_every_pilot_is_exact(ask: Ask, corpus: Corpus, actor: str) -> None:
    name = corpus.actors[actor].with_article
    for question in (
        f"quels engagements pilote {name} ?",
        f"combien d'engagements pilote {name} ?",
    ):
        answer = ask(question)
        assert set(answer.engagements) == plain.piloted(actor), question
        assert set(answer.engagements_collective) == plain.collective(actor), question
        assert answer.engagements == tuple(sorted(answer.engagements))
        count = len(plain.piloted(actor))
        assert f"{count} engagement{'s' if count > 1 else ''} sur 50" in answer.text


@pytest.mark.parametrize("number", range(1, 51))
def test_everything_about_an_engagement_is_told_to_staff(ask: Ask, number: int) -> None:
    answer = ask(f"Que prévoit l'engagement {number} ?", audience=Audience.STAFF)
    row = plain.engagements()[number]
    assert (answer.status, answer.engagements) == (Status.ANSWERED, (number,))
    assert key(row["title"]) in said(answer)
    for action in row.get("actions") or []:
        assert key(action["text"]) in said(answer)


@pytest.mark.parametrize("number", range(1, 51))
def test_the_indicators_of_every_engagement_are_listed(ask: Ask, number: int) -> None:
    answer = ask(f"Quels sont les indicateurs de l'engagement {number} ?")
    printed = [row["text"] for row in plain.engagements()[number].get("indicators") or []]
    assert (answer.intent, answer.engagements) == (Intent.INDICATOR, (number,))
    assert all(key(text) in said(answer) for text in printed)
    assert printed or "aucun indicateur" in answer.text


def test_several_engagements_are_told_together(ask: Ask) -> None:
    answer = ask("Qui pilote les engagements 38 et 39 ?")
    expected = plain.pilots(plain.engagements()[38]) | plain.pilots(plain.engagements()[39])
    assert (answer.engagements, set(answer.pilots)) == ((38, 39), plain.names(expected))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "quels engagements n'ont pas d'indicateur ?",
            {n for n, row in plain.engagements().items() if not row.get("indicators")},
        ),
        (
            "combien d'engagements n'ont pas de pilote ?",
            {n for n, row in plain.engagements().items() if not plain.pilots(row)},
        ),
        (
            "combien d'engagements dans l'enjeu 4 ?",
            {n for n, row in plain.engagements().items() if plain.themes()[row["theme"]] == 4},
        ),
        (
            "quels engagements la CAF et le Conseil départemental pilotent-ils ?",
            plain.piloted("caf") & plain.piloted("conseil-departemental"),
        ),
        (
            "quels engagements pilote la CAF mais pas l'État ?",
            plain.piloted("caf") - plain.piloted("etat"),
        ),
        (
            "quels engagements pilote la CAF sauf ceux de l'État ?",
            plain.piloted("caf") - plain.piloted("etat"),
        ),
        (
            "quels engagements ont un seul pilote ?",
            {n for n, row in plain.engagements().items() if len(plain.pilots(row)) == 1},
        ),
        (
            "quels engagements ont une lecture à vérifier ?",
            {n for n, row in plain.engagements().items() if plain.is_doubtful(row)},
        ),
        ("combien d'engagements au total ?", set(plain.engagements())),
        ("quels engagements nomment Malakoff ?", {19}),
    ],
)
def test_lists_by_other_facets_are_exact(ask: Ask, text: str, numbers: set[int]) -> None:
    answer = ask(text)
    assert set(answer.engagements) == numbers
    assert answer.status is Status.ANSWERED or not numbers


def test_who_pilots_most(ask: Ask) -> None:
    most = max(plain.actors(), key=lambda actor: len(plain.piloted(actor)))
    answer = ask("qui pilote le plus d'engagements ?")
    assert answer.pilots == ("Villes",) and most == "villes"
    assert f"{len(plain.piloted('villes'))} engagements sur 50" in answer.text


def test_the_register_and_the_answers_count_alike(ask: Ask, register: Register) -> None:
    for actor in PILOTS:
        name = register.corpus.actors[actor].with_article
        counted = ask(f"combien d'engagements pilote {name} ?").engagements
        assert counted == register.pilots[actor]
