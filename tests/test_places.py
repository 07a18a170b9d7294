import pytest

from corpus import Corpus
from corpus.french import words
from service.models import Reason, Status
from service.places import unknown_places
from service.vocabulary import Vocabulary
from tests.assistants import FLAGSHIP, Ask
from tests.yaml_register import districts

ELSEWHERE = [
    "Marseille",
    "Lyon",
    "Toulouse",
    "Angers",
    "Rennes",
    "Paris",
    "Saint-Étienne",
    "Vertou",
]


def found(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return unknown_places(text, words(text), vocabulary)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_a_town_elsewhere_is_unknown(vocabulary: Vocabulary, place: str) -> None:
    for text in (f"où apprendre le français à {place} ?", f"quel sport à {place.lower()}"):
        (name,) = found(text, vocabulary)
        assert name.lower().replace("é", "e") in place.lower().replace("é", "e")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("que fait-on dans le quartier de Zorglub ?", ("Zorglub",)),
        ("les ateliers à Zorglub et à Blaville", ("Zorglub", "Blaville")),
    ],
)
def test_an_invented_quartier_is_unknown(
    vocabulary: Vocabulary, text: str, places: tuple[str, ...]
) -> None:
    assert found(text, vocabulary) == places


@pytest.mark.parametrize("district", districts())
def test_a_place_of_the_register_is_never_unknown(
    vocabulary: Vocabulary, corpus: Corpus, district: str
) -> None:
    row = corpus.districts[district]
    for name in (row.name, *row.aliases):
        for text in (f"quoi à {name} ?", f"dans le quartier {name}", f"QUOI À {name.upper()} ?"):
            assert found(text, vocabulary) == ()


@pytest.mark.parametrize(
    "text",
    [
        "à quoi sert le PLIE ?",
        "aide aux Familles",
        "OÙ APPRENDRE À NAGER ?",
        "à Pôle emploi",
        "à 16 ans",
    ],
)
def test_words_and_institutions_are_no_places(vocabulary: Vocabulary, text: str) -> None:
    assert found(text, vocabulary) == ()


@pytest.mark.parametrize("place", ["Marseille", "Zorglub", "Saint-Étienne"])
def test_an_unknown_place_makes_an_answer_partial(ask: Ask, place: str) -> None:
    answer = ask(f"où apprendre le français à {place} ?")
    assert (answer.status, answer.reason) == (Status.PARTIAL, Reason.NO_LOCAL_INFORMATION)
    assert place in answer.sentences[0].text and not answer.sentences[0].citations
    assert 35 in answer.engagements
    assert answer.districts == ()


@pytest.mark.parametrize("district", districts())
def test_every_district_can_be_chosen_beside_the_question(
    ask: Ask, corpus: Corpus, district: str
) -> None:
    answer = ask("où apprendre le français ?", district=district)
    assert answer.districts == (district,)
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    if answer.status is Status.PARTIAL:
        assert corpus.districts[district].name in answer.sentences[0].text


def test_the_place_in_the_question_goes_before_the_one_beside_it(ask: Ask) -> None:
    assert ask(FLAGSHIP, district="malakoff").districts == ("nantes-nord",)
