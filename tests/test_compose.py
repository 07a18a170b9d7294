"""Drafts from hand-made queries: what each composer says, cites and leaves unsaid."""

import pytest

from corpus.french import key
from service.compose import compose
from service.compose.other_answers import EMERGENCY_NUMBERS, EXAMPLES, NUMBER_NAMES, until
from service.compose.sentences import fixed, french_date, passage_line, year_of
from service.draft import Draft
from service.library import Library
from service.models import Audience, Intent, Reason, Status
from service.patterns import patterns
from service.query import Query
from service.retrieve import Retriever
from tests.assistants import Ask


@pytest.fixture(scope="module")
def retriever(library: Library) -> Retriever:
    return Retriever(library)


def draft(retriever: Retriever, **values: object) -> Draft:
    query = Query(**({"text": "?", "intent": Intent.SEARCH} | values))  # type: ignore[arg-type]
    return compose(query, retriever, Audience.RESIDENT)


def test_pilots_of_an_engagement_and_of_its_actions_are_said_apart(retriever: Retriever) -> None:
    found = draft(retriever, intent=Intent.PILOT_OF, numbers=(39,))
    own, others = (line.text for line in found.lines)
    assert own.startswith("L'engagement 39 est piloté par")
    assert others.startswith("Des actions de l'engagement 39 sont pilotées par")
    assert all(line.cited for line in found.lines)


def test_an_engagement_without_pilots_of_its_own_says_so(retriever: Retriever) -> None:
    found = draft(retriever, intent=Intent.PILOT_OF, numbers=(38,))
    assert "action par action" in found.lines[0].text


def test_a_list_is_headed_by_its_count(retriever: Retriever) -> None:
    found = draft(retriever, intent=Intent.ENGAGEMENTS_OF, actors=("caf",))
    assert found.lines[0].text.startswith("5 engagements sur 50")
    assert found.engagements == (21, 23, 24, 25, 26)


def test_an_empty_list_says_so(retriever: Retriever) -> None:
    found = draft(retriever, intent=Intent.ENGAGEMENTS_OF, actors=("urml", "drac"))
    assert found.engagements == () and found.pilots == ()
    assert found.lines[0].text.startswith("Aucun engagement ne correspond")


def test_doubtful_lists_say_what_they_are(retriever: Retriever) -> None:
    found = draft(retriever, intent=Intent.ENGAGEMENTS_OF, without=frozenset({"certain"}))
    assert any("à vérifier" in line.text for line in found.lines)


REFUSALS = (
    Reason.EMERGENCY,
    Reason.HOSTILE,
    Reason.OFF_TOPIC,
    Reason.PERSONAL_CASE,
    Reason.PERSONAL_DATA,
)


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_refusal_has_fixed_sentences_only(retriever: Retriever, reason: Reason) -> None:
    detail = "violence" if reason is Reason.EMERGENCY else ""
    found = draft(retriever, refusal=reason, detail=detail)
    assert found.reason is reason
    assert found.lines and not any(line.cited for line in found.lines)
    assert not found.engagements and not found.pilots


def test_every_danger_has_numbers_and_every_number_a_name() -> None:
    assert {number for numbers in EMERGENCY_NUMBERS.values() for number in numbers} <= set(
        NUMBER_NAMES
    )
    assert all("112" in numbers for numbers in EMERGENCY_NUMBERS.values())
    assert set(NUMBER_NAMES) >= {"15", "17", "18", "112", "114", "115", "119", "3114", "3919"}


def test_the_examples_offered_are_answered(ask: Ask) -> None:
    for example in EXAMPLES:
        assert ask(example).status is Status.ANSWERED, example


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("2022-12-31", "31 décembre 2022"),
        ("2019-08-01", "1er août 2019"),
        ("2019-05", "mai 2019"),
        ("2015", "2015"),
    ],
)
def test_dates_are_written_in_full(iso: str, said: str) -> None:
    assert french_date(iso) == said


def test_years_are_those_of_the_documents(library: Library) -> None:
    assert year_of(library, "avenant-2019") == "2019"
    assert year_of(library, "plan-actions-2015") == "2015"
    assert until(library, ["avenant-2019", "plan-actions-2015"]) == (
        "Le contrat de ville cité était applicable jusqu'au 31 décembre 2022.",
    )
    assert until(library, []) == ()


def test_residents_get_the_plain_wording_and_staff_the_official_one(library: Library) -> None:
    plain = [passage for passage in library.index.passages if passage.plain]
    assert len(plain) > 200
    for passage in plain:
        assert passage.plain
        assert passage.plain in passage_line(library, passage, Audience.RESIDENT).text
        official = passage_line(library, passage, Audience.STAFF)
        assert key(passage.text) in key(official.text)


def test_every_sentence_about_a_passage_cites_it(library: Library) -> None:
    for passage in library.index.passages:
        for audience in Audience:
            line = passage_line(library, passage, audience)
            assert [cited.passage for cited in line.cited] == [passage]
            assert line.text == line.text.strip() and "None" not in line.text


def test_a_fixed_sentence_cites_nothing() -> None:
    assert fixed("greeting").cited == ()


def test_every_danger_that_is_recognised_has_its_numbers() -> None:
    dangers = {g.case for g in patterns().guards if g.reason is Reason.EMERGENCY}
    assert dangers == set(EMERGENCY_NUMBERS)
