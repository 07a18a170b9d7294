import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.models import Answer, Intent, Sentence, Status, reference_marks
from tests.assistants import MANY


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        ((), ""),
        ((1,), "[1]"),
        ((1, 2), "[1][2]"),
        ((1, 2, 3), "[1][2][3]"),
        ((1, 2, 3, 4), "[1] à [4]"),
        ((1, 2, 3, 4, 7), "[1] à [4][7]"),
        ((7, 3, 1, 2), "[1][2][3][7]"),
        ((1, 2, 3, 4, 6, 7, 8, 9), "[1] à [4][6] à [9]"),
    ],
)
def test_runs_of_four_marks_are_shortened(numbers: tuple[int, ...], marks: str) -> None:
    assert reference_marks(numbers) == marks


@MANY
@given(st.sets(st.integers(1, 60), min_size=1))
def test_marks_lose_no_number(numbers: set[int]) -> None:
    found: set[int] = set()
    for first, last in re.findall(r"\[(\d+)\](?: à \[(\d+)\])?", reference_marks(tuple(numbers))):
        found |= set(range(int(first), int(last or first) + 1))
    assert found == numbers


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("La CPAM informe.", "La CPAM informe [1]."),
        ("La CPAM informe !", "La CPAM informe [1]!"),
        ("Il dit : « oui »", "Il dit : « oui » [1]"),
        ("Et la suite…", "Et la suite [1]…"),
    ],
)
def test_marks_stand_before_the_final_stop(text: str, marked: str) -> None:
    found = Sentence(text=text, citations=(1,)).marked
    assert found.replace("\u00a0", " ").replace(" !", "!") == marked


def test_a_fixed_sentence_has_no_mark() -> None:
    assert Sentence(text="Bonjour !").marked == "Bonjour !"


def test_an_answer_is_its_sentences_in_order() -> None:
    answer = Answer(
        question="?",
        status=Status.ANSWERED,
        intent=Intent.SEARCH,
        sentences=(Sentence(text="Un fait.", citations=(1, 2)), Sentence(text="Un avis.")),
    )
    assert answer.text == "Un fait [1][2]. Un avis."


def test_time_taken_does_not_tell_two_answers_apart() -> None:
    values = {"question": "?", "status": Status.ANSWERED, "intent": Intent.SEARCH}
    fast, slow = (Answer(**values, sentences=(), took_ms=ms) for ms in (1.0, 9.0))  # type: ignore[arg-type]
    assert fast == slow
