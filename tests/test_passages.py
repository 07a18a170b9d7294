import pytest

from corpus import Corpus, Evidence, Reading
from index import Kind, LoadedIndex, Passage
from index.build import corpus_passages

OURS = {Kind.DISAGREEMENT, Kind.DEFINITION}  # their words are ours, their lines the documents'


@pytest.fixture(scope="module")
def passages(loaded: LoadedIndex) -> tuple[Passage, ...]:
    return loaded.passages.passages


@pytest.fixture
def few(small: Corpus) -> dict[str, Passage]:
    return {passage.id: passage for passage in corpus_passages(small)}


def test_every_record_gives_its_passages(few: dict[str, Passage]) -> None:
    assert [(name, str(passage.kind)) for name, passage in few.items()] == [
        ("contrat#e1", "engagement"),
        ("contrat#e1-a1", "action"),
        ("contrat#e1-a2", "action"),
        ("contrat#e1-i1", "indicator"),
        ("contrat#e2", "engagement"),
        ("contrat#enjeu-1", "heading"),
        ("contrat#theme-emploi", "heading"),
        ("contrat#emploi-o1", "objective"),
        ("contrat#duree-1", "prose"),
        ("contrat#voix-habitants-1", "voice"),
        ("contrat#voix-bailleurs-1", "voice"),
        ("contrat#chiffre-habitants", "figure"),
        ("contrat#signataire-1", "signatory"),
        ("diapo#francais", "slide"),
        ("diapo#francais-1", "slide"),
        ("diapo#espace-1", "achievement"),
        ("diapo#remarque-1", "remark"),
        ("plan#point-info", "plan"),
        ("plan#forum", "plan"),
        ("desaccord#pilotes-2", "disagreement"),
        ("glossaire#local", "definition"),
    ]


def test_an_action_comes_with_its_title_pilots_place_and_doubt(few: dict[str, Passage]) -> None:
    first, second = few["contrat#e1-a1"], few["contrat#e1-a2"]
    assert first.text == "Ouvrir 3 permanences au Sillon"
    assert first.title == "Aller vers les jeunes"
    assert (first.pilots, first.districts) == (("pole-emploi",), ("sillon",))
    assert first.evidence == (Evidence("contrat", ((16, 16),)),)
    assert first.needs == ("trouver du travail",)
    assert (first.document, first.engagement, first.theme) == ("contrat", 1, "emploi")
    assert (second.reading, second.doubt) == (
        Reading.LIKELY,
        "La ligne suivante pourrait valoir pour tout l'engagement.",
    )


def test_an_indicator_has_the_pilots_of_its_engagement(few: dict[str, Passage]) -> None:
    assert few["contrat#e1-i1"].pilots == ("nantes",)
    assert few["contrat#e1-i1"].title == "Indicateur : Aller vers les jeunes"


def test_a_row_of_the_plan_keeps_its_cells(few: dict[str, Passage]) -> None:
    row, everywhere = few["plan#point-info"], few["plan#forum"]
    assert (row.title, row.text, row.status) == ("Informer", "Point info emploi", "En cours")
    assert (row.districts, row.everywhere) == (("sillon",), False)
    assert (everywhere.districts, everywhere.everywhere) == ((), True)


def test_what_is_searched_holds_title_text_plain_needs_and_names(few: dict[str, Passage]) -> None:
    searched = few["contrat#e1-a1"].searched
    for part in ("Aller vers les jeunes", "Ouvrir 3 permanences au Sillon", "trouver du travail"):
        assert part in searched
    assert "Pôle emploi" in searched
    assert ".. " not in searched.replace("Sillon.. ", "Sillon. ")


def test_what_is_encoded_is_the_text_under_its_title_then_each_need(
    few: dict[str, Passage],
) -> None:
    assert few["contrat#e1-a1"].meanings == (
        "Aller vers les jeunes. Ouvrir 3 permanences au Sillon",
        "Ouvrir 3 permanences au Sillon.",
        "trouver du travail",
    )
    assert not few["glossaire#local"].meanings[0].startswith(".")


def test_ids_are_unique(passages: tuple[Passage, ...]) -> None:
    assert len({passage.id for passage in passages}) == len(passages) > 900


def test_no_passage_loses_its_title(corpus: Corpus, passages: tuple[Passage, ...]) -> None:
    assert [row.id for row in passages if not row.title and row.kind is not Kind.DEFINITION] == []
    for passage in passages:
        if passage.kind in (Kind.ACTION, Kind.INDICATOR):
            assert passage.engagement is not None
            assert corpus.engagements[passage.engagement].title in passage.title


def test_every_evidence_lies_inside_its_source(
    corpus: Corpus, passages: tuple[Passage, ...]
) -> None:
    for passage in passages:
        assert passage.evidence, passage.id
        for evidence in (*passage.evidence, *passage.support):
            source = corpus.sources[evidence.document]
            numbers = evidence.numbers()
            assert 1 <= numbers[0] <= numbers[-1] <= len(source.lines), passage.id
            assert not set(numbers) <= source.blank, passage.id


def test_each_action_has_its_pilots_and_their_lines(
    corpus: Corpus, passages: tuple[Passage, ...]
) -> None:
    by_id = {passage.id: passage for passage in passages}
    for engagement in corpus.engagements.values():
        for number, action in enumerate(engagement.actions, start=1):
            passage = by_id[f"avenant-2019#e{engagement.number}-a{number}"]
            pilots = action.pilots or engagement.pilots
            assert passage.pilots == (pilots.names if pilots else ())
            assert pilots is None or pilots.at in passage.support
            assert passage.evidence == (action.at,)


def test_no_passage_mixes_two_speakers(corpus: Corpus, passages: tuple[Passage, ...]) -> None:
    spoken = [
        (section.id, section.speaker, paragraph.at)
        for section in corpus.records.sections
        for paragraph in section.paragraphs
    ]
    for passage in passages:
        if passage.kind not in (Kind.VOICE, Kind.PROSE):
            continue
        (evidence,) = passage.evidence
        heard = {(name, speaker) for name, speaker, at in spoken if at.overlaps(evidence)}
        assert heard == {(passage.id.split("#")[1].rsplit("-", 1)[0], passage.speaker)}, passage.id


def test_opinions_are_never_commitments(passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        if passage.kind in (Kind.REMARK, Kind.VOICE):
            assert not passage.pilots, passage.id
        if passage.kind is Kind.REMARK:
            assert passage.speaker, passage.id
            assert passage.title.startswith("Avis de participants"), passage.id


def test_every_line_that_says_something_is_in_a_passage(
    corpus: Corpus, passages: tuple[Passage, ...]
) -> None:
    held: dict[str, set[int]] = {name: set() for name in corpus.sources}
    for passage in passages:
        for evidence in (*passage.evidence, *passage.support):
            held[evidence.document] |= set(evidence.numbers())
    records = corpus.records
    silent = [row.at for row in records.furniture] + [row.at for row in records.notes]
    for at in [*silent, *(box.at for box in records.pilot_boxes)]:
        held[at.document] |= set(at.numbers())
    for section in corpus.records.sections:
        for paragraph in section.paragraphs:
            held[paragraph.at.document] |= set(paragraph.at.numbers())
    lost = {
        name: sorted(set(range(1, len(source.lines) + 1)) - source.blank - held[name])
        for name, source in corpus.sources.items()
    }
    assert lost == dict.fromkeys(corpus.sources, [])
