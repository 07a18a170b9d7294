import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.french import key
from service.facets import engagement_numbers, enjeu_numbers, is_excluded
from service.models import Intent
from tests.assistants import MANY, Read


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Qui pilote l'engagement 38 ?", (38,)),
        ("engagements 38 et 39", (38, 39)),
        ("les engagements 38, 39 et 40", (38, 39, 40)),
        ("engagements 3 à 5", (3, 4, 5)),
        ("engagement n° 7", (7,)),
        ("engagement numéro 12", (12,)),
        ("ENGAGEMENT 51", (51,)),
        ("et le 39 ?", (39,)),
        ("et pour le 12 ?", (12,)),
        ("38", (38,)),
        ("quoi pour mon fils de 16 ans ?", ()),
        ("le plan de 2015", ()),
        ("dans 3 jours", ()),
        ("les 4 villes", ()),
        ("combien d'engagements ?", ()),
        ("", ()),
    ],
)
def test_engagements_are_read_by_number(text: str, numbers: tuple[int, ...]) -> None:
    assert engagement_numbers(key(text)) == numbers


ASKED = st.sampled_from(["Qui pilote l'engagement {} ?", "engagement n°{}", "L'ENGAGEMENT {}"])


@MANY
@given(ASKED, st.integers(0, 999))
def test_any_number_is_read(form: str, number: int) -> None:
    assert engagement_numbers(key(form.format(number))) == (number,)


@MANY
@given(st.lists(st.integers(1, 60), min_size=2, max_size=5, unique=True))
def test_any_enumeration_is_read_in_order(numbers: list[int]) -> None:
    text = ", ".join(map(str, numbers[:-1])) + f" et {numbers[-1]}"
    assert engagement_numbers(key(f"Que disent les engagements {text} ?")) == tuple(numbers)


@MANY
@given(st.integers(1, 45), st.integers(1, 9))
def test_any_range_is_read_whole(first: int, more: int) -> None:
    found = engagement_numbers(key(f"les engagements {first} à {first + more}"))
    assert found == tuple(range(first, first + more + 1))


@MANY
@given(st.integers(1, 99), st.sampled_from(["ans", "euros", "jours", "personnes", "heures"]))
def test_a_quantity_is_no_engagement(number: int, unit: str) -> None:
    assert engagement_numbers(key(f"un engagement pour mon fils de {number} {unit}")) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("les engagements de l'enjeu 4", (4,)),
        ("enjeux 2 et 3", (2, 3)),
        ("le troisième enjeu", (3,)),
        ("quels enjeux ?", ()),
    ],
)
def test_enjeux_are_read_by_number(text: str, numbers: tuple[int, ...]) -> None:
    assert enjeu_numbers(key(text)) == numbers


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("quels engagements n'ont pas d'indicateur ?", {"indicators"}),
        ("engagements sans indicateurs", {"indicators"}),
        ("aucun indicateur", {"indicators"}),
        ("engagements sans pilote", {"pilots"}),
        ("quels engagements n'ont pas de pilote ?", {"pilots"}),
        ("quelles lectures sont à vérifier ?", {"certain"}),
        ("quels indicateurs ?", set()),
    ],
)
def test_what_must_be_absent_is_read(read: Read, text: str, absent: set[str]) -> None:
    assert read(text).without == absent


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("où apprendre à nager ?", True),
        ("c'est où le sport ?", True),
        ("ou bien du sport", False),
        ("du sport", False),
    ],
)
def test_a_place_is_asked(read: Read, text: str, asked: bool) -> None:
    assert (read(text).intent is Intent.PLACE) is asked


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("quels sont les horaires des permanences ?", "hours"),
        ("à quelle heure ouvre la maison des associations ?", "hours"),
        ("quel est le numéro de téléphone de l'ACCOORD ?", "phone"),
        ("quelle est l'adresse de la maison des associations ?", "address"),
        ("combien ça coûte, la carte blanche ?", "price"),
        ("qui pilote le sport ?", None),
        ("quel numéro d'engagement pour le sport ?", None),
    ],
)
def test_details_that_no_document_prints_are_known(
    read: Read, text: str, detail: str | None
) -> None:
    assert read(text).detail_asked == detail


@pytest.mark.parametrize(
    "text",
    [
        "qui pilote le plus d'engagements ?",
        "quel pilote est nommé le plus souvent ?",
        "qui en pilote le plus ?",
        "l'institution qui porte le plus grand nombre d'engagements",
    ],
)
def test_superlatives_are_read(read: Read, text: str) -> None:
    assert read(text).superlative


def test_other_questions_ask_no_superlative_nor_lone_pilot(read: Read) -> None:
    query = read("Qui pilote l'engagement 3 ?")
    assert not query.superlative and not query.lone
    assert read("quels engagements ont un seul pilote ?").lone


def test_words_before_a_name_exclude_it() -> None:
    assert is_excluded(key("piloté par la Ville mais pas par l'").split())
    assert is_excluded(key("pilotés par la CAF sauf ceux de l'").split())
    assert not is_excluded(key("piloté par l'").split())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("quelles actions étaient en cours en 2015 ?", "en-cours"),
        ("ce qui était à réaliser dans le plan de 2015", "a-realiser"),
        ("les actions de 2015", None),
    ],
)
def test_the_status_of_the_plan_is_read(read: Read, text: str, status: str | None) -> None:
    assert read(text).status == status
