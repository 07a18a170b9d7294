"""What templates say is true of what is cited; no true answer about the register is refused."""

import logging
import re
from dataclasses import replace

import pytest

import service.assistant
from corpus import Corpus
from prompts import environment
from service.assistant import Assistant
from service.compose import compose
from service.draft import Draft, Line
from service.frames import frames
from service.models import Audience, Question, Status
from service.query import Query
from service.retrieve import Retriever
from tests.assistants import Ask

CHECKED = {"number", "names", "places", "count", "total", "what", "numbers", "speaker", "year"}
ALONE = "les Bailleurs sociaux"


@pytest.mark.parametrize(
    ("asked", "true", "false"),
    [
        ("Qui pilote l'engagement 38 ?", "engagement 38", "engagement 12"),
        ("Qui pilote l'engagement 12 ?", "l'État", "la CPAM"),
        ("quels engagements pilotent les bailleurs sociaux ?", ALONE, "la CPAM"),
        ("quels engagements pilotent les bailleurs sociaux ?", ALONE, "l'État"),
        ("quels engagements pilote la CPAM ?", "sur 50", "sur 49"),
        ("quels engagements pilote la CPAM ?", "1 engagement", "2 engagements"),
        ("quels engagements pilote Rezé ?", "7 engagements", "8 engagements"),
        ("quels engagements pilote Rezé ?", "31 autres", "30 autres"),
        ("quels engagements pilote Rezé ?", "les Villes", "l'État"),
        ("quels engagements à Dervallières ?", "lieu : Dervallières", "lieu : Malakoff"),
        ("qui pilote le plus d'engagements ?", "35 engagements", "34 engagements"),
        ("qui pilote le plus d'engagements ?", "les Villes", "l'État"),
        ("que prévoit le contrat à Malakoff ?", "(Malakoff)", "(Breil)"),
    ],
)
def test_one_false_slot_withdraws_the_answer(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, asked: str, true: str, false: str
) -> None:
    def lying(query: Query, retriever: Retriever, audience: Audience) -> Draft:
        draft = compose(query, retriever, audience)
        said = [line for line in draft.lines if true in line.text]
        assert said, [line.text for line in draft.lines]
        changed = [replace(line, text=line.text.replace(true, false, 1)) for line in said[:1]]
        return replace(draft, lines=tuple(changed))

    assert ask(asked, audience=Audience.STAFF).status is Status.ANSWERED
    monkeypatch.setattr(service.assistant, "compose", lying)
    answer = ask(asked, audience=Audience.STAFF)
    assert answer.status is Status.UNANSWERED and not answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "La CPAM pilote l'engagement 12.",
        "L'engagement 12 : la CPAM.",
        "CPAM : La caisse qui pilote l'engagement 12.",
        "Il n'y a pas d'engagement 12 : l'avenant en compte 50.",
        "Il n'y a pas d'engagement 51 : l'avenant en compte 49.",
        "L'avenant n'imprime aucun indicateur pour l'engagement 11.",
        "Non : le document ne nomme pas la CPAM comme pilote de l'engagement 38.",
    ],
)
def test_a_sentence_without_citation_is_a_true_fixed_one(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def lying(query: Query, retriever: Retriever, audience: Audience) -> Draft:
        return replace(compose(query, retriever, audience), lines=(Line(text),))

    monkeypatch.setattr(service.assistant, "compose", lying)
    assert text not in ask("Qui pilote l'engagement 38 ?").text


@pytest.mark.parametrize("topic", ["fixed", "languages", "register", "passages"])
def test_every_template_and_checked_slot_has_its_pattern(topic: str) -> None:
    macros = vars(environment().get_template(f"{topic}.j2").module)
    known = {name: m.arguments for name, m in macros.items() if hasattr(m, "arguments")}
    assert set(frames(topic)) == set(known)
    for name, slots in known.items():
        said = set(re.findall(r"<(\w+)>", frames(topic)[name].pattern.pattern))
        unsaid = {"year", "title"} | ({"count"} if name == "plural" else set())
        assert CHECKED & set(slots) - unsaid <= said, name


def asked_of(corpus: Corpus) -> list[str]:
    """List what the register answers: each engagement, actor, place, theme and word."""
    found = [
        text
        for number in corpus.engagements
        for text in (
            f"Qui pilote l'engagement {number} ?",
            f"Que prévoit l'engagement {number} ?",
            f"Quels sont les indicateurs de l'engagement {number} ?",
        )
    ]
    for actor in corpus.actors.values():
        found.append(f"quels engagements pilote {actor.with_article} ?")
        found.append(f"combien d'engagements pilote l'État sans {actor.with_article} ?")
    for theme in corpus.themes.values():
        found.append(f"quels engagements pilotent les Villes sur {theme.title} ?")
    for district in corpus.districts.values():
        found.append(f"quels engagements à {district.name} ?")
    found += [f"que veut dire {entry.term} ?" for entry in corpus.records.glossary]
    found += ["qui pilote le plus d'engagements ?", "quels engagements n'ont pas d'indicateur ?"]
    return [*found, "quels engagements ont un seul pilote ?", "quels sont les engagements ?"]


@pytest.mark.parametrize("audience", Audience)
def test_no_true_sentence_about_the_register_is_refused(
    assistant: Assistant, corpus: Corpus, caplog: pytest.LogCaptureFixture, audience: Audience
) -> None:
    with caplog.at_level(logging.WARNING, logger="passerelle.verify"):
        for text in asked_of(corpus):
            assistant.answer(Question(text=text, audience=audience))
    assert not caplog.messages


@pytest.mark.parametrize("number", range(1, 51))
def test_every_engagement_is_answered_for_everyone(ask: Ask, number: int) -> None:
    for audience in Audience:
        pilots = ask(f"Qui pilote l'engagement {number} ?", audience=audience)
        whole = ask(f"Que prévoit l'engagement {number} ?", audience=audience)
        assert (pilots.status, whole.status) == (Status.ANSWERED, Status.ANSWERED)
