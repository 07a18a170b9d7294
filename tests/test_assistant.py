"""The door: never raises, fails closed, and never changes."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

import service.assistant
from index import IndexMissingError, Kind
from service.assistant import Assistant
from service.compose import compose
from service.draft import Cited, Draft, Line
from service.models import Answer, Audience, Question, Reason, Status
from service.query import Query
from service.retrieve import Retriever
from service.settings import Settings
from service.verify import Finding, Verifier
from tests.assistants import FLAGSHIP, Ask

ASKED = [
    FLAGSHIP,
    "Qui pilote l'engagement 38 ?",
    "quels engagements pilote la CPAM ?",
    "combien d'engagements sont pilotés par Rezé ?",
    "indicateurs de l'engagement 11",
    "que prévoit le contrat à Malakoff ?",
    "jusqu'à quand le contrat est-il valable ?",
    "qui pilote le sport ?",
]


@pytest.mark.parametrize("question", ASKED)
def test_what_is_not_verified_is_not_said(ask: Ask, question: str) -> None:
    refusal = Finding(False, ("mot inventé",))
    with patch.object(Verifier, "verify", lambda *_, **__: refusal):
        answer = ask(question)
    assert (answer.status, answer.reason) == (Status.UNANSWERED, Reason.NOT_IN_CORPUS)
    assert answer.sentences[0].text.startswith("Je ne trouve")
    assert not answer.citations and not answer.engagements and not answer.pilots
    assert not answer.warnings


def test_one_false_sentence_withdraws_the_whole_answer(ask: Ask) -> None:
    verify = Verifier.verify

    def refuse_lists(verifier: Verifier, text: str, *rest: object) -> Finding:
        if "autres sont portés" in text:
            return Finding(False, ("nombre 31",))
        return verify(verifier, text, *rest)  # type: ignore[arg-type]

    with patch.object(Verifier, "verify", refuse_lists):
        answer = ask("combien d'engagements sont pilotés par Rezé ?")
    assert answer.status is Status.UNANSWERED and not answer.engagements


Change = Callable[[Draft], Draft]


def lying(change: Change) -> Callable[[Query, Retriever, Audience], Draft]:
    return lambda query, retriever, audience: change(compose(query, retriever, audience))


def said(draft: Draft, text: str) -> Draft:
    return replace(draft, lines=(replace(draft.lines[0], text=text), *draft.lines[1:]))


LIES: dict[str, Change] = {
    "another pilot": lambda d: said(d, "L'engagement 35 est piloté par la CAF et les Villes."),
    "another number": lambda d: said(d, "L'engagement 34 est piloté par l'État et les Villes."),
    "a denial": lambda d: said(d, "L'engagement 35 n'est pas piloté par l'État et les Villes."),
    "a place": lambda d: said(d, "L'engagement 35 est piloté par l'État à Malakoff."),
    "a word": lambda d: said(d, "L'engagement 35 est financé par l'État et les Villes."),
    "no citation": lambda d: replace(d, lines=(Line("L'engagement 35 est piloté par la CAF."),)),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_of_the_composer_is_never_served(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    monkeypatch.setattr(service.assistant, "compose", lying(LIES[lie]))
    answer = ask("Qui pilote l'engagement 35 ?")
    assert answer.status is Status.UNANSWERED
    assert not answer.citations and "35" not in answer.text


def test_what_is_refused_is_logged_without_the_question(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    refusal = Finding(False, ("mot inventé",))
    with (
        caplog.at_level(logging.WARNING),
        patch.object(Verifier, "verify", lambda *_, **__: refusal),
    ):
        ask("où apprendre le français avec ma voisine Zorglubine ?")
    assert caplog.records
    assert "zorglubine" not in caplog.text.lower()


def test_many_at_once_are_answered_alike(ask: Ask) -> None:
    alone = [ask(question) for question in ASKED]
    with ThreadPoolExecutor(max_workers=4) as pool:
        together: list[Answer] = list(pool.map(ask, ASKED * 4))
    assert together == alone * 4


def test_an_answer_is_timed_and_grounded(ask: Ask) -> None:
    answer = ask("Qui pilote l'engagement 38 ?")
    assert answer.took_ms > 0
    assert answer.grounding == 1.0


def test_without_an_index_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="remède : make index"):
        Assistant.load(Settings(data_dir=tmp_path))


def test_the_assistant_shows_what_it_stands_on(assistant: Assistant) -> None:
    assert len(assistant.index.passages) == assistant.manifest.passages
    assert assistant.manifest.corpus == assistant.corpus.fingerprint
    assert list(assistant.register.rows) == list(range(1, 51))


def test_a_citation_of_a_passage_is_numbered_from_one(assistant: Assistant) -> None:
    passage = next(p for p in assistant.index.passages if p.kind is Kind.ACTION)
    assert [c.n for c in assistant.citations_of(passage)][0] == 1
    assert Cited(passage).whole is False


def test_reading_strikes_personal_data_first(assistant: Assistant) -> None:
    query = assistant.understand(Question(text="06 12 34 56 78, qui pilote l'engagement 38 ?"))
    assert "06 12" not in query.text and query.numbers == (38,)
    assert assistant.understand(Question(text="06 12 34 56 78")).refusal is Reason.PERSONAL_DATA


@pytest.mark.parametrize(
    "text",
    ["\x00", "\ud800", "a" * 500, "é" * 500, "\u202e38", "🙂" * 100, "'" * 500, "((((", "\\"],
)
def test_strange_texts_are_answered(ask: Ask, text: str) -> None:
    assert ask(text).sentences
    assert ask("et le 39 ?", text).sentences
