"""An answer does not change when only the writing of the question does."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Corpus
from corpus.french import fold
from index import Manifest
from index.build import build_index
from service.assistant import Assistant
from service.library import Library
from service.models import Answer, Question, Reason, Status
from service.register import Register
from tests.assistants import FLAGSHIP, SOME, Ask
from tests.hashing import HashingEncoder

QUESTIONS = [
    FLAGSHIP,
    "Qui pilote l'engagement 38 ?",
    "Quels engagements pilote la CPAM ?",
    "Combien d'engagements sont pilotés par Rezé ?",
    "Quels sont les indicateurs de l'engagement 11 ?",
    "Quels engagements n'ont pas d'indicateur ?",
    "Que prévoit le contrat à Malakoff ?",
    "Où apprendre à nager ?",
    "Qui pilote l'engagement 51 ?",
    "C'est quoi un QPV ?",
    "Jusqu'à quand le contrat de ville est-il valable ?",
    "Une mutuelle moins chère",
    "Qui s'occupe de la précarité alimentaire ?",
]


def same(found: Answer, expected: Answer) -> bool:
    return replace(found, question="", took_ms=0) == replace(expected, question="", took_ms=0)


WRITINGS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "lower case": str.lower,
    "no accents": fold,
    "typographic apostrophes": lambda text: text.replace("'", "’"),
    "no question mark": lambda text: text.rstrip(" ?"),
    "many question marks": lambda text: text.rstrip(" ?") + " ???!!!",
    "a question mark without its space": lambda text: text.replace(" ?", "?"),
    "wide spaces": lambda text: text.replace(" ", "  "),
    "unbreakable spaces": lambda text: text.replace(" ?", "\u00a0?"),
    "a full stop": lambda text: text.rstrip(" ?") + ".",
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_the_writing_changes_nothing(ask: Ask, writing: str, question: str) -> None:
    assert same(ask(WRITINGS[writing](question)), ask(question))


POLITE = ["Bonjour, {}", "{} Merci !", "{} s'il vous plaît", "Bonjour madame, {} Merci d'avance."]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("form", POLITE)
def test_politeness_changes_nothing(ask: Ask, form: str, question: str) -> None:
    inner = question if form.startswith("{") else question[0].lower() + question[1:]
    found, expected = ask(form.format(inner)), ask(question)
    assert (found.status, found.reason) == (expected.status, expected.reason)
    assert found.engagements == expected.engagements
    assert found.pilots == expected.pilots
    assert {s.text for s in found.sentences} == {s.text for s in expected.sentences}


@SOME
@given(data=st.data(), question=st.sampled_from(QUESTIONS))
def test_any_mix_of_cases_changes_nothing(ask: Ask, question: str, data: st.DataObject) -> None:
    flips = data.draw(st.lists(st.booleans(), min_size=len(question), max_size=len(question)))
    mixed = "".join(c.upper() if up else c for c, up in zip(question, flips, strict=True))
    assert same(ask(mixed), ask(question))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qui pilote les engagements 38 et 39 ?", "Qui pilote les engagements 39 et 38 ?"),
        (
            "quels engagements pilotent la CAF et l'État ?",
            "quels engagements pilotent l'État et la CAF ?",
        ),
        ("que fait-on à Malakoff et au Breil ?", "que fait-on au Breil et à Malakoff ?"),
    ],
)
def test_the_order_of_a_list_changes_nothing(ask: Ask, one: str, other: str) -> None:
    found, expected = ask(one), ask(other)
    assert (found.status, found.reason) == (expected.status, expected.reason)
    assert sorted(found.engagements) == sorted(expected.engagements)
    assert sorted(found.pilots) == sorted(expected.pilots)
    listed = [
        {s.text for s in answer.sentences if s.text.startswith("Engagement")}
        for answer in (found, expected)
    ]
    assert listed[0] == listed[1]
    assert len(found.sentences) == len(expected.sentences)


@pytest.mark.parametrize("place", ["Zorglub", "Marseille", "Trifouillis"])
@pytest.mark.parametrize("question", ["où apprendre le français", "où faire du sport"])
def test_an_unknown_place_makes_partial_and_never_wrong(
    ask: Ask, question: str, place: str
) -> None:
    found, expected = ask(f"{question} à {place} ?"), ask(f"{question} ?")
    assert (found.status, found.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    assert set(found.engagements) & set(expected.engagements)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("la caisse primaire d'assurance maladie", "la CPAM"),
        ("le CD 44", "le Conseil départemental"),
        ("la mairie de Rezé", "la Ville de Rezé"),
        ("l'Etat", "l'État"),
        ("l'agence régionale de santé", "l'ARS"),
    ],
)
def test_an_alias_is_the_name(ask: Ask, alias: str, name: str) -> None:
    form = "quels engagements pilote {} ?"
    assert same(ask(form.format(alias)), ask(form.format(name)))


@pytest.fixture(scope="module")
def permuted(corpus: Corpus) -> Assistant:
    """Load an assistant on a register whose actions stand in another order."""
    shuffle = random.Random(2026)
    engagements = tuple(
        replace(found, actions=tuple(shuffle.sample(found.actions, len(found.actions))))
        for found in corpus.records.engagements
    )
    other = replace(corpus, records=replace(corpus.records, engagements=engagements))
    index = build_index(other, HashingEncoder())
    manifest = Manifest(build="", corpus=other.fingerprint, encoder="hashing", code="")
    return Assistant(Library(other, Register(other), index), manifest)


def test_permuting_actions_changes_no_pilot(ask: Ask, permuted: Assistant) -> None:
    for number in range(1, 51):
        question = f"Qui pilote l'engagement {number} ?"
        found, expected = permuted.answer(Question(text=question)), ask(question)
        assert set(found.pilots) == set(expected.pilots), question
        assert found.engagements == expected.engagements
    for actor in permuted.corpus.actors.values():
        if actor.id == "ville":  # « la Ville » without a name is ambiguous in a question
            continue
        question = f"quels engagements pilote {actor.with_article} ?"
        found, expected = permuted.answer(Question(text=question)), ask(question)
        assert found.engagements == expected.engagements, question
        assert found.engagements_collective == expected.engagements_collective, question


def test_asking_twice_gives_the_same_answer(ask: Ask) -> None:
    for question in QUESTIONS:
        assert ask(question) == ask(question)
