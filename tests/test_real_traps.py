"""What misled earlier readings of the amendment: scattered pieces, cut cells, lookalike pilots."""

from collections.abc import Iterator

import pytest

from corpus import Corpus, Evidence, Mention, Reading
from corpus.evidence import parse_ranges
from service.register import Register

AVENANT = "avenant-2019"
CITIES = {"nantes", "reze", "orvault", "saint-herblain"}


@pytest.fixture(scope="module")
def register(corpus: Corpus) -> Register:
    return Register(corpus)


def cells(corpus: Corpus) -> Iterator[tuple[int, Mention]]:
    """Yield every cell of pilots of the amendment, with its engagement."""
    for number, engagement in corpus.engagements.items():
        found = [engagement.pilots, *(action.pilots for action in engagement.actions)]
        yield from ((number, cell) for cell in found if cell)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [(7, 3), (8, 3), (8, 6), (19, 17), (19, 18), (29, 27), (34, 33), (49, 47), (49, 48)],
)
def test_the_order_of_print_is_not_that_of_numbers(
    corpus: Corpus, earlier: int, later: int
) -> None:
    first = {number: row.at.ranges[-1][0] for number, row in corpus.engagements.items()}
    assert first[earlier] < first[later]


@pytest.mark.parametrize(
    ("number", "own", "foreign"),
    [
        (2, "473-474, 479-485", "475-478"),
        (5, "545-549, 573-576, 581-583", "551-571, 578-579"),
        (6, "578-579, 584-590", "575-576"),
        (7, "507-508, 512-525", "510, 526"),
        (8, "510, 526", "507-508, 512-525"),
        (15, "756-757, 765-770", "759-764"),
        (19, "803-811, 830-848", "813-828"),
        (21, "883-894, 918-932", "896-916"),
        (24, "940-945, 966", "938, 947-964"),
        (29, "1038, 1050-1058", "1040-1048"),
        (31, "1110-1114, 1126-1128", "1115-1125"),
        (32, "1153-1163, 1178-1183", "1165-1176"),
        (34, "1165-1176, 1210-1218", "1178-1206"),
        (41, "1311, 1315-1322", "1313"),
        (42, "1313, 1324-1333", "1311, 1315-1322"),
        (48, "1445-1449, 1477-1478", "1451-1476"),
        (49, "1398-1443, 1483-1502", "1445-1478"),
    ],
)
def test_scattered_pieces_are_put_together(
    corpus: Corpus, register: Register, number: int, own: str, foreign: str
) -> None:
    row = Evidence(AVENANT, register.rows[number].lines)
    blank = corpus.sources[AVENANT].blank
    held = set(row.numbers())
    assert set(Evidence(AVENANT, parse_ranges(own)).numbers()) - blank <= held
    assert not (set(Evidence(AVENANT, parse_ranges(foreign)).numbers()) - blank) & held


def test_the_pieces_of_34_stand_before_and_after_a_heading(corpus: Corpus) -> None:
    mediation = corpus.engagements[34]
    assert mediation.at == Evidence(AVENANT, ((1165, 1165),))
    found = [(action.at.ranges, mentioned(action.pilots)) for action in mediation.actions]
    assert found == [
        (((1167, 1169),), ("etat-politique-de-la-ville",)),
        (((1210, 1211),), ("villes",)),
        (((1212, 1215),), ("reze",)),
        (((1216, 1217),), ("orvault",)),
        (((1218, 1218),), ("nantes",)),
    ]
    assert mediation.doubt is not None


def mentioned(mention: Mention | None) -> tuple[str, ...]:
    return mention.names if mention else ()


def test_the_end_of_8_is_not_the_end_of_7(corpus: Corpus) -> None:
    assert corpus.engagements[8].title.endswith(
        "« Transition écologique » sur les QPV de la Métropole en prenant en compte leurs "
        "singularités"
    )
    assert corpus.engagements[7].title.endswith("d'animation des espaces publics")
    assert corpus.engagements[8].actions == ()


@pytest.mark.parametrize("number", [1, 9, 26, 27, 39, 40])
def test_what_is_paired_by_order_alone_is_not_certain(register: Register, number: int) -> None:
    assert register.rows[number].reading is not Reading.CERTAIN


def test_a_service_of_the_state_is_one_pilot(corpus: Corpus, register: Register) -> None:
    assert [mentioned(action.pilots) for action in corpus.engagements[9].actions] == [
        ("ddsp",),
        ("ddsp", "villes", "conseil-departemental"),
        ("ddsp",),
    ]
    assert "etat" not in register.rows[9].pilots
    assert register.rows[28].pilots == ("dsden",)
    assert register.rows[10].pilots == ("villes", "bailleurs-sociaux", "ddsp")


def test_a_slash_parts_two_pilots(corpus: Corpus) -> None:
    assert mentioned(corpus.engagements[41].actions[0].pilots) == ("etat", "drac", "nantes")


def test_support_is_not_piloting(corpus: Corpus, register: Register) -> None:
    for action in corpus.engagements[21].actions[:2]:
        assert mentioned(action.pilots) == ("nantes-metropole", "plie", "atdec")
        assert mentioned(action.supporters) == ("etat",)
    bafa = corpus.engagements[29].actions[1]
    assert (mentioned(bafa.pilots), mentioned(bafa.supporters)) == (("nantes",), ("caf",))
    assert "caf" not in register.rows[29].pilots


def test_villes_is_never_expanded_into_the_cities(corpus: Corpus) -> None:
    source = corpus.sources[AVENANT]
    for number, mention in cells(corpus):
        cities = CITIES & set(mention.names)
        printed = source.text(mention.at).lower().replace("é", "e").replace("-", " ")
        assert all(city.replace("-", " ") in printed for city in cities), number


def test_ville_without_a_name_is_its_own_doubtful_pilot(corpus: Corpus) -> None:
    nameless = [(number, cell.reading) for number, cell in cells(corpus) if "ville" in cell.names]
    assert nameless == [(39, Reading.DOUBTFUL)]
    assert corpus.actors["ville"].doubt


def test_cd_is_the_departmental_council(corpus: Corpus) -> None:
    assert corpus.engagements[2].pilots is not None
    assert corpus.engagements[2].pilots.names[-1] == "conseil-departemental"
    assert mentioned(corpus.engagements[27].actions[2].pilots)[-1] == "conseil-departemental"


@pytest.mark.parametrize(
    ("number", "headings"),
    [
        (19, ["Via l'ATDEC", "Via le conseil départemental"]),
        (21, ["Freins linguistiques", "Mobilité", "Garde d'enfants"]),
        (49, ["via l'Appel à projets contrat de ville", "Via d'autres dispositifs"]),
    ],
)
def test_sub_headings_belong_to_their_actions(
    corpus: Corpus, number: int, headings: list[str]
) -> None:
    found = [action.under.text for action in corpus.engagements[number].actions if action.under]
    assert list(dict.fromkeys(found)) == headings


def test_bullets_per_city_are_actions_with_their_city(corpus: Corpus) -> None:
    cities = [(a.at.ranges[0][0], mentioned(a.pilots)) for a in corpus.engagements[23].actions]
    assert cities[-3:] == [(959, ("reze",)), (961, ("orvault",)), (963, ("nantes",))]


def test_recalled_objectives_belong_to_themes(corpus: Corpus) -> None:
    recalled = [row for theme in corpus.themes.values() for row in theme.objectives]
    assert len(recalled) > 30
    own = [action.at for row in corpus.engagements.values() for action in row.actions]
    assert not any(objective.at.overlaps(at) for objective in recalled for at in own)


@pytest.mark.parametrize("number", [19, 25, 30, 38])
def test_slides_and_amendment_disagree_and_both_are_recorded(corpus: Corpus, number: int) -> None:
    rows = [row for row in corpus.records.disagreements if row.engagement == number]
    sides = [{side.document for side in row.sides} for row in rows]
    assert any(AVENANT in documents and len(documents) > 1 for documents in sides)


def test_location_active_names_eight_districts(corpus: Corpus) -> None:
    (action,) = [a for a in corpus.engagements[30].actions if "location active" in a.text]
    assert set(mentioned(action.districts)) == {
        *("breil", "nantes-nord", "grand-bellevue", "bottiere-pin-sec"),
        *("plaisance", "chateau", "preux", "changetterie"),
    }


def test_boxes_of_the_slides_without_a_sure_heading_stay_apart(corpus: Corpus) -> None:
    slides = "diaporama-accessibilite-2019"
    headings = [row for row in corpus.records.headings if row.title.at.document == slides]
    boxes = [row for row in corpus.records.pilot_boxes if row.at.document == slides]
    paired = [row.pilots for row in headings if row.pilots]
    assert len(headings) == 13
    assert len(boxes) + len(paired) == 13
    assert all(box.doubt for box in boxes)
    assert all(pilots.reading is not Reading.CERTAIN for pilots in paired)
