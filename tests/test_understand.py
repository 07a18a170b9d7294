"""Questions as people write them: short messages, typos, capitals, follow-ups, anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.models import Intent, Question, Reason
from service.understand import is_vague, refused, understand
from service.vocabulary import Vocabulary
from tests.assistants import FLAGSHIP, MANY, Ask, Read


def test_the_flagship_is_read_whole(read: Read) -> None:
    query = read(FLAGSHIP)
    assert query.intent is Intent.PLACE
    assert query.districts == ("nantes-nord",)
    assert {"apprendre", "francais"} <= set(query.words)
    assert not query.unknown_places and not query.refusal


@pytest.mark.parametrize(
    ("text", "intent", "actors"),
    [
        ("quels engagements pilote la CPAM ?", Intent.ENGAGEMENTS_OF, ("cpam",)),
        ("QUELS ENGAGEMENTS PILOTE LA CPAM", Intent.ENGAGEMENTS_OF, ("cpam",)),
        ("combien d'engagements sont pilotés par Rezé ?", Intent.COUNT, ("reze",)),
        ("combien d engagements sont pilotes par reze", Intent.COUNT, ("reze",)),
        ("kels engagemts pilote la caf", Intent.ENGAGEMENTS_OF, ("caf",)),
        ("engagemnts pilotés par st herblain", Intent.ENGAGEMENTS_OF, ("saint-herblain",)),
        ("que pilote la sécu ?", Intent.ENGAGEMENTS_OF, ("cpam",)),
        ("quels engagements pilotent l'ARS et l'État ?", Intent.ENGAGEMENTS_OF, ("ars", "etat")),
    ],
)
def test_actors_are_read_as_they_are_written(
    read: Read, text: str, intent: Intent, actors: tuple[str, ...]
) -> None:
    query = read(text)
    assert (query.intent, query.actors) == (intent, actors)


@pytest.mark.parametrize(
    "text",
    [
        "quels engagements pilote la CAF mais pas l'État ?",
        "quels engagements pilote la CAF sans l'État ?",
        "engagements pilotés par la CAF sauf ceux de l'État",
    ],
)
def test_an_excluded_pilot_is_not_asked_for(read: Read, text: str) -> None:
    query = read(text)
    assert (query.actors, query.excluded) == (("caf",), ("etat",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ou aprendre le fransé", {"apprendre", "francais"}),
        ("un lojement dans mon kartier", {"logement", "quartier"}),
        ("je cherche un taf", {"emploi"}),
        ("oú trouvé dé activités pr lé gosse", {"activites", "enfant"}),
    ],
)
def test_spelling_and_spoken_words_reach_the_institutions_words(
    read: Read, text: str, words: set[str]
) -> None:
    query = read(text)
    assert words <= {*query.words, *query.expansions, *query.read.split()}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("sport à la Dervallière", ("dervallieres",)),
        ("SPORT A MALAKOFF", ("malakoff",)),
        ("sport a malakof", ("malakoff",)),
        ("sport à Malakoff et à Bellevue", ("malakoff", "grand-bellevue")),
        ("quoi au sillon", ("sillon-de-bretagne",)),
    ],
)
def test_places_are_read_as_they_are_written(
    read: Read, text: str, places: tuple[str, ...]
) -> None:
    assert read(text).districts == places


@pytest.mark.parametrize(
    "text",
    [
        "le maire de Nantes est-il honnête ?",
        "où est la mairie de Nantes ?",
        "Nantes est une ville",
    ],
)
def test_to_be_is_no_point_of_the_compass(read: Read, text: str) -> None:
    assert "quartiers-est" not in read(text).districts


def test_several_things_in_one_question(read: Read) -> None:
    query = read("Qui pilote les engagements 38 et 39 et quels sont leurs indicateurs ?")
    assert query.numbers == (38, 39)
    query = read("combien d'engagements de l'enjeu 4 pilote la CPAM ?")
    assert (query.intent, query.enjeux, query.actors) == (Intent.COUNT, (4,), ("cpam",))


def test_negations_and_superlatives(read: Read) -> None:
    query = read("quels engagements n'ont pas d'indicateur ?")
    assert (query.intent, query.without) == (Intent.ENGAGEMENTS_OF, frozenset({"indicators"}))
    query = read("qui pilote le plus d'engagements ?")
    assert query.superlative and query.intent is Intent.COUNT


@pytest.mark.parametrize(
    ("history", "text", "engagements"),
    [
        (("Qui pilote l'engagement 38 ?",), "et le 39 ?", (39,)),
        (("Que dit l'engagement 35 ?",), "qui s'en occupe ?", (35,)),
        (("Que dit l'engagement 35 ?", "qui s'en occupe ?"), "et le 36 ?", (36,)),
        (("combien d'engagements pilote la CPAM ?",), "lesquels ?", (38,)),
        (("combien d'engagements pilote la CPAM ?",), "et la CAF ?", (21, 23, 24, 25, 26)),
        (("quels engagements pilote la CPAM ?",), "et l'URML ?", (38,)),
        (("Qui pilote l'engagement 38 ?",), "et quels indicateurs ?", (38,)),
    ],
)
def test_follow_ups_are_understood(
    ask: Ask, history: tuple[str, ...], text: str, engagements: tuple[int, ...]
) -> None:
    assert ask(text, *history).engagements == engagements


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("où apprendre le français ?", "et à Nantes Nord ?", FLAGSHIP),
        ("où apprendre le français ?", "et à Rezé ?", "où apprendre le français à Rezé ?"),
        (
            "où apprendre le français à Rezé ?",
            "et à Malakoff ?",
            "où apprendre le français à Malakoff ?",
        ),
        (
            "quels engagements pilote la CPAM ?",
            "combien ?",
            "combien d'engagements pilote la CPAM ?",
        ),
    ],
)
def test_a_follow_up_is_answered_as_the_whole_question(
    ask: Ask, before: str, text: str, whole: str
) -> None:
    found, expected = ask(text, before), ask(whole)
    assert (found.status, found.reason) == (expected.status, expected.reason)
    assert (found.engagements, found.pilots) == (expected.engagements, expected.pilots)
    assert found.districts == expected.districts


def test_a_whole_question_forgets_what_was_asked_before(ask: Ask) -> None:
    for text in (
        "quels engagements pilote la CPAM ?",
        "où faire du sport ?",
        "C'est quoi un QPV ?",
    ):
        alone, after = ask(text), ask(text, "Qui pilote l'engagement 12 ?", "et à Rezé ?")
        assert alone == after


def test_a_refused_question_leaves_nothing_to_its_follow_up(ask: Ask) -> None:
    answer = ask("et le 39 ?", "je veux mourir")
    assert answer.reason is not Reason.EMERGENCY


@pytest.mark.parametrize("text", ["?", "aide", "a", "quoi", "combien ?", "et", "qui ?"])
def test_a_vague_question_is_offered_others(ask: Ask, text: str) -> None:
    answer = ask(text)
    assert answer.reason is Reason.TOO_VAGUE
    assert 1 <= len(answer.suggestions) <= 3
    for suggestion in answer.suggestions:
        assert ask(suggestion).reason is None, suggestion


def test_vague_is_what_names_nothing(read: Read) -> None:
    assert is_vague(read("?"))
    assert not is_vague(read("santé"))
    assert not is_vague(read("à Malakoff"))
    assert refused(Reason.HOSTILE, "x").refusal is Reason.HOSTILE


def test_a_reading_tells_how_it_was_read(read: Read) -> None:
    assert any("qui pilote" in step for step in read("Qui pilote l'engagement 38 ?").trace)
    assert any("suite de" in step for step in read("et le 39 ?", "Qui pilote le 38 ?").trace)


def test_one_word_and_very_long_questions_are_read(ask: Ask) -> None:
    assert 45 in ask("sport").engagements
    longest = ("bonjour, je me permets de vous écrire car " * 12)[
        :470
    ] + " où apprendre le français ?"
    assert 35 in ask(longest[-500:]).engagements


PEOPLE = st.text(
    alphabet="aàbcdeéèfghijklmnopqrstuvwxyz ABCDEÉ '’-?!.,0123456789\n\t", max_size=500
)
ANYTHING = st.text(max_size=500)
PIECES = st.lists(
    st.sampled_from(
        "qui pilote l'engagement 38 et combien d'engagements sans indicateur à Rezé de la CPAM ni "
        "Nantes Nord où 2015 enjeu 4 le plus pas mais ? tous les quoi en cours numéro 3 à 5".split()
    ),
    max_size=40,
).map(" ".join)


@MANY
@given(text=ANYTHING | PEOPLE | PIECES, history=st.lists(PIECES | ANYTHING, max_size=3))
def test_any_text_is_read_without_an_exception(
    vocabulary: Vocabulary, text: str, history: list[str]
) -> None:
    query = understand(Question(text=text, history=tuple(history)), vocabulary)
    assert isinstance(query.intent, Intent)
    assert all(isinstance(word, str) and word for word in query.words)


@MANY
@given(text=ANYTHING | PEOPLE | PIECES)
def test_any_text_is_answered_without_an_exception(ask: Ask, text: str) -> None:
    answer = ask(text or "?")
    assert answer.sentences and answer.grounding == 1.0
    cited = {number for sentence in answer.sentences for number in sentence.citations}
    assert cited == {citation.n for citation in answer.citations}
