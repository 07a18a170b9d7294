import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Corpus, Evidence, Source
from evals.baselines import (
    CHUNK_SIZE,
    Chunk,
    bm25_search,
    faiss_search,
    line_starts,
    split_source,
)
from evals.gold import GoldQuestion, Split, Style
from evals.systems import System, measured, score_systems
from service.models import Audience, Intent, Status

LINES = {1: "la mutuelle pour tous", 2: "les jardins partagés", 3: "le permis de conduire"}
CHUNKS = [Chunk(text, Evidence("d", ((n, n),))) for n, text in LINES.items()]


def gold(text: str, *needed: int, history: tuple[str, ...] = ()) -> GoldQuestion:
    return GoldQuestion(
        id=f"res-{len(text)}",
        public=Audience.RESIDENT,
        kind=Intent.SEARCH,
        style=Style.PLAIN,
        question=text,
        history=history,
        status=(Status.ANSWERED,),
        evidence=tuple(Evidence("d", ((n, n),)) for n in needed),
        split=Split.REPORT,
    )


def test_retrieval_is_measured_on_one_to_five_units_without_history() -> None:
    kept, *others = (
        gold("cinq", 1, 2, 3, 4, 5),
        gold("six", 1, 2, 3, 4, 5, 6),
        gold("aucune"),
        gold("et à Rezé ?", 1, history=("où ?",)),
    )
    assert measured([kept, *others]) == [kept]


def test_line_starts_as_documented() -> None:
    assert line_starts(["ab", "", "c"]) == [0, 3, 4]


def test_chunks_of_the_tutorial_know_their_lines() -> None:
    source = next(iter(Corpus.load().sources.values()))
    chunks = split_source(source)
    assert len(chunks) > 10
    for chunk in chunks:
        assert len(chunk.text) <= CHUNK_SIZE
        assert chunk.text in source.text(chunk.evidence)
        (first, last), raw = chunk.evidence.ranges[0], chunk.text.split("\n")
        assert len(raw) == last - first + 1
        assert source.lines[first - 1].endswith(raw[0]) or raw[0] in source.lines[first - 1]


def test_chunks_cover_every_line_that_says_something() -> None:
    source = next(iter(Corpus.load().sources.values()))
    covered = {n for chunk in split_source(source) for n in chunk.evidence.numbers()}
    assert set(range(1, len(source.lines) + 1)) - covered <= _empty(source)


def _empty(source: Source) -> set[int]:
    return {n for n, line in enumerate(source.lines, start=1) if not line.strip()}


def test_bm25_ranks_the_chunk_that_says_the_words_and_leaves_out_the_others() -> None:
    search = bm25_search(CHUNKS)
    assert search(gold("un jardin partagé")) == [(CHUNKS[1].evidence,)]
    assert search(gold("xyz")) == []


def test_faiss_ranks_by_inner_product() -> None:
    axes = {text: np.eye(3, dtype=np.float32)[n] for n, text in enumerate(LINES.values())}

    def encode(texts: list[str]) -> NDArray[np.float32]:
        return np.stack(
            [axes.get(text, np.array([0.1, 0.2, 0.9], dtype=np.float32)) for text in texts]
        )

    question = gold("conduire", 3)
    ranking = faiss_search(CHUNKS, [question], encode)(question)
    assert [hit[0].ranges[0][0] for hit in ranking] == [3, 2, 1]


def test_systems_are_scored_on_the_same_questions() -> None:
    question = gold("un jardin partagé", 2)
    good = System("bon", "Bon", bm25_search(CHUNKS))
    empty = System("vide", "Vide", lambda asked: [])
    scores = score_systems([question, gold("aucune")], [good, empty])
    assert [system.scores[question.id].recall_1 for system in scores] == [1, 0]
    assert [list(system.scores) for system in scores] == [[question.id]] * 2


def test_the_tutorial_needs_no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    from evals.baselines import load_minilm

    vectors = load_minilm()(["bonjour", "au revoir"])
    assert vectors.shape == (2, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)
