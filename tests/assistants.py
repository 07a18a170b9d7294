"""A real assistant on the real index, once per session, and short ways to ask it."""

from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from service.assistant import Assistant
from service.gazetteer import Gazetteer
from service.library import Library
from service.models import Answer, Audience, Question
from service.query import Query
from service.register import Register
from service.settings import Settings
from service.vocabulary import Vocabulary

# The same examples each time: a failure seen once is seen again.
MANY = settings(max_examples=100, deadline=None, derandomize=True)
SOME = settings(max_examples=40, deadline=None, derandomize=True)
FEW = settings(max_examples=10, deadline=None, derandomize=True)

FLAGSHIP = "où apprendre le français à Nantes Nord ?"
ENDED = "Le contrat de ville cité était applicable jusqu'au 31 décembre 2022."


class Ask(Protocol):
    """Asks one question."""

    def __call__(
        self,
        text: str,
        *history: str,
        district: str | None = None,
        audience: Audience = Audience.RESIDENT,
    ) -> Answer: ...


class Read(Protocol):
    """Reads one question."""

    def __call__(self, text: str, *history: str) -> Query: ...


@pytest.fixture(scope="session")
def assistant(data_dir: Path) -> Assistant:
    return Assistant.load(Settings(data_dir=data_dir))


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> Library:
    return assistant.library


@pytest.fixture(scope="session")
def register(assistant: Assistant) -> Register:
    return assistant.register


@pytest.fixture(scope="session")
def vocabulary(assistant: Assistant) -> Vocabulary:
    return assistant._vocabulary  # what it reads with; no door of its own


@pytest.fixture(scope="session")
def gazetteer(vocabulary: Vocabulary) -> Gazetteer:
    return vocabulary.gazetteer


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Ask:
    def answer(
        text: str,
        *history: str,
        district: str | None = None,
        audience: Audience = Audience.RESIDENT,
    ) -> Answer:
        question = Question(text=text, district=district, audience=audience, history=history)
        return assistant.answer(question)

    return answer


@pytest.fixture(scope="session")
def read(assistant: Assistant) -> Read:
    def understood(text: str, *history: str) -> Query:
        return assistant.understand(Question(text=text, history=history))

    return understood
