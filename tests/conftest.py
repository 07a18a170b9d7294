"""Shared fixtures: the real corpus and index, once per session; small ones in their own files."""

from pathlib import Path

import pytest

from corpus import Corpus
from index import Encoder, IndexStore, LoadedIndex, load_encoder

pytest_plugins = ["hashing", "small_corpus", "serving", "assistants"]


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return Corpus.load()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("data")
    IndexStore(folder).build(encoder)
    return folder


@pytest.fixture(scope="session")
def loaded(data_dir: Path, encoder: Encoder) -> LoadedIndex:
    return IndexStore(data_dir).load(encoder)
