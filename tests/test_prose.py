import pytest

from corpus import Corpus, Evidence, Statement, support
from index import Kind, LoadedIndex
from index.prose import LONGEST, Splitter, locate, sentence_splitter

LINES = (
    "CONTRIBUTION",
    "Le premier point est le logement. Nous voulons des",
    "halls propres et éclairés. Le deuxième point est",
    "",
    "Uemploi des jeunes du quartier. Enfin, la santé",
    "compte.",
)
PARAGRAPH = Statement(
    text=(
        "Le premier point est le logement. Nous voulons des halls propres et éclairés. "
        "Le deuxième point est l'emploi des jeunes du quartier. Enfin, la santé compte."
    ),
    at=Evidence("essai", ((2, 3), (5, 6))),
)


@pytest.fixture(scope="module")
def split() -> Splitter:
    return sentence_splitter(90)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("Le premier point est le logement.", ((2, 2),)),
        ("Nous voulons des halls propres et éclairés.", ((2, 3),)),
        ("halls propres et éclairés", ((3, 3),)),
        ("Le deuxième point est l'emploi des jeunes du quartier.", ((3, 3), (5, 5))),
        ("Enfin, la santé compte.", ((5, 6),)),
        (PARAGRAPH.text, ((2, 3), (5, 6))),
    ],
)
def test_a_piece_is_located_in_the_shortest_run_of_lines_that_says_it(
    text: str, ranges: tuple[tuple[int, int], ...]
) -> None:
    assert locate(text, PARAGRAPH, LINES) == Evidence("essai", ranges)


def test_a_piece_said_twice_is_located_once_and_inside_its_paragraph() -> None:
    lines = ("la santé", "la santé", "la santé", "compte")
    paragraph = Statement(text="La santé. La santé compte.", at=Evidence("essai", ((2, 4),)))
    found = locate("La santé", paragraph, lines)
    assert found.ranges in (((2, 2),), ((3, 3),))


def test_long_prose_is_cut_at_sentences(split: Splitter) -> None:
    pieces = [piece.strip() for piece in split(PARAGRAPH.text)]
    assert pieces == [
        "Le premier point est le logement. Nous voulons des halls propres et éclairés.",
        "Le deuxième point est l'emploi des jeunes du quartier. Enfin, la santé compte.",
    ]


def test_a_sentence_that_is_too_long_is_cut_at_commas_then_spaces(split: Splitter) -> None:
    long = "Des halls, des cours, des rues, des places, des jardins, des écoles, des ateliers, fin"
    assert all(piece.strip().endswith(",") for piece in split(f"{long}, {long}")[:-1])
    pieces = split("mot " * 60)
    assert all(len(piece) <= 90 for piece in pieces)
    assert " ".join(pieces).split() == ["mot"] * 60


def test_cutting_loses_no_word_of_the_corpus(corpus: Corpus) -> None:
    split = sentence_splitter()
    for section in corpus.records.sections:
        for paragraph in section.paragraphs:
            pieces = split(paragraph.text)
            assert " ".join(pieces).split() == paragraph.text.split()
            assert all(len(piece.strip()) <= LONGEST for piece in pieces)


def test_pieces_of_the_corpus_stand_in_their_own_lines(corpus: Corpus, loaded: LoadedIndex) -> None:
    prose = [row for row in loaded.passages.passages if row.kind in (Kind.PROSE, Kind.VOICE)]
    assert len(prose) > 100
    for passage in prose:
        (evidence,) = passage.evidence
        found = support(passage.text, corpus.sources[evidence.document].text(evidence))
        assert found.missing == (), passage.id
