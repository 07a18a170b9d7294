from pathlib import Path

import pytest

import corpus as corpus_package
import index as index_package
from corpus import Corpus
from index import Encoder
from index.build import build_index, code_version, corpus_passages


def test_passages_come_in_one_order(small: Corpus, small_root: Path) -> None:
    assert corpus_passages(small) == corpus_passages(Corpus.load(small_root))


def test_an_index_holds_every_passage(small: Corpus, hashing: Encoder, few_forms: None) -> None:
    index = build_index(small, hashing)
    assert index.passages == corpus_passages(small)
    assert index.forms == {"francais", "permanence"}
    assert index.dense.dimension == 512


def test_a_passage_bears_the_names_of_its_pilots_speaker_and_places(small: Corpus) -> None:
    named = {passage.id: set(passage.names) - {""} for passage in corpus_passages(small)}
    assert named["contrat#e1-a1"] == {"Pôle emploi", "Sillon"}
    assert named["contrat#voix-bailleurs-1"] == {"Bailleurs"}
    assert named["plan#forum"] >= {"tous les quartiers"}


def test_no_name_is_empty(small: Corpus) -> None:
    assert all(name for passage in corpus_passages(small) for name in passage.names)


def test_the_code_version_changes_with_every_module_of_a_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packages = [Path(str(package.__file__)).parent for package in (corpus_package, index_package)]
    before, read, unseen = code_version(), Path.read_bytes, []
    for module in [path for package in packages for path in sorted(package.rglob("*.py"))]:
        if {"training", "check"} & set(module.parts):
            continue
        with monkeypatch.context() as patch:
            patch.setattr(
                Path, "read_bytes", lambda path, one=module: read(path) + b"#" * (path == one)
            )
            if code_version() == before:
                unseen.append("/".join(module.parts[-2:]))
    assert unseen == []
