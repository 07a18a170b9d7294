import pytest

from corpus import Corpus
from corpus.french import key, words
from service.gazetteer import Entity, EntityKind, Gazetteer
from tests.yaml_register import actors, districts


def found(gazetteer: Gazetteer, text: str, kind: EntityKind) -> set[str]:
    return {entity.id for entity in gazetteer.link(words(text)) if entity.kind is kind}


def actor_spellings(corpus: Corpus, actor: str) -> list[str]:
    row = corpus.actors[actor]
    return [row.name, *row.aliases, *([row.long_name] if row.long_name else [])]


# « Ville » alone is a common word: it names that actor only in the words of the record.
@pytest.mark.parametrize("actor", [actor for actor in actors() if actor != "ville"])
def test_every_name_and_alias_of_an_actor_is_known(
    gazetteer: Gazetteer, corpus: Corpus, actor: str
) -> None:
    for spelling in actor_spellings(corpus, actor):
        for text in (spelling, spelling.upper(), key(spelling), f"que fait {spelling} ici ?"):
            assert actor in found(gazetteer, text, EntityKind.ACTOR), text


@pytest.mark.parametrize("district", districts())
def test_every_name_and_alias_of_a_district_is_known(
    gazetteer: Gazetteer, corpus: Corpus, district: str
) -> None:
    row = corpus.districts[district]
    for spelling in (row.name, *row.aliases):
        for text in (spelling, spelling.upper(), key(spelling), f"quoi à {spelling} ?"):
            assert district in found(gazetteer, text, EntityKind.DISTRICT), text


def test_every_theme_and_term_is_known_by_its_name(gazetteer: Gazetteer, corpus: Corpus) -> None:
    for theme in corpus.themes.values():
        assert theme.id in found(gazetteer, theme.title, EntityKind.THEME), theme.title
    for entry in corpus.records.glossary:
        assert entry.id in found(gazetteer, entry.term, EntityKind.TERM), entry.term


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("la ville de Nantes", {"nantes"}),
        ("Nantes Métropole", {"nantes-metropole"}),
        ("Nantes Métropole Habitat", {"nantes-metropole-habitat"}),
        ("les villes", {"villes"}),
        ("Etat - DDSP", {"ddsp"}),
        ("l'État et la DRAC", {"etat", "drac"}),
        ("CDC Habitat et la CAF", {"cdc-habitat", "caf"}),
        ("le CD 44", {"conseil-departemental"}),
    ],
)
def test_the_longest_name_wins(gazetteer: Gazetteer, text: str, names: set[str]) -> None:
    assert found(gazetteer, text, EntityKind.ACTOR) == names


@pytest.mark.parametrize(
    "text",
    [
        "la politique de la ville",
        "le contrat de ville",
        "un état des lieux",
        "l'état civil",
        "cafe",
    ],
)
def test_common_words_are_no_actors(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text, EntityKind.ACTOR) == set()


def test_a_district_is_more_than_its_commune(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "à Nantes Nord", EntityKind.DISTRICT) == {"nantes-nord"}
    assert found(gazetteer, "à Nantes Nord", EntityKind.ACTOR) == set()


def test_a_commune_is_an_actor_and_a_place(gazetteer: Gazetteer) -> None:
    names = gazetteer.link(words("à Rezé"))
    assert {entity.kind for entity in names} == {EntityKind.ACTOR, EntityKind.DISTRICT}
    assert {(entity.start, entity.stop) for entity in names} == {(1, 2)}


def test_names_are_placed_among_the_words() -> None:
    gazetteer = Gazetteer({("pole", "emploi"): [(EntityKind.ACTOR, "pole-emploi")]})
    linked = gazetteer.link("avec pole emploi et pole".split())
    assert linked == [Entity(EntityKind.ACTOR, "pole-emploi", 1, 3)]
    assert gazetteer.vocabulary == {"pole", "emploi"}


def test_without_names_nothing_is_found() -> None:
    assert Gazetteer({}).link(["nantes"]) == []
    assert Gazetteer({}).link([]) == []


def test_names_never_overlap(gazetteer: Gazetteer, corpus: Corpus) -> None:
    for engagement in corpus.engagements.values():
        text = " ".join([engagement.title, *(action.text for action in engagement.actions)])
        places = sorted({(e.start, e.stop) for e in gazetteer.link(words(text))})
        assert all(a[1] <= b[0] for a, b in zip(places, places[1:], strict=False))


def test_the_small_corpus_has_its_own_names(small: Corpus) -> None:
    gazetteer = Gazetteer.from_corpus(small)
    assert found(gazetteer, "au Sillon", EntityKind.DISTRICT) == {"sillon"}
    assert found(gazetteer, "la CPAM", EntityKind.ACTOR) == set()
