import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError
from index import (
    Encoder,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
    IndexStore,
    StoreError,
)
from index.build import corpus_passages

pytestmark = pytest.mark.usefixtures("few_forms")

Edit = Callable[[str, str, str], Path]

TITLE = ("records/contrat/engagements.yaml", "Aller vers les jeunes", "Aller vers les jeunes !")


@pytest.fixture
def store(tmp_path: Path, small_root: Path) -> IndexStore:
    return IndexStore(tmp_path / "data", small_root)


def builds(store: IndexStore) -> set[str]:
    return {path.name for path in store.folder.iterdir() if path.is_dir()}


def refusal(store: IndexStore, encoder: Encoder, kind: type[StoreError]) -> str:
    with pytest.raises(kind) as caught:
        store.load(encoder)
    assert str(caught.value).endswith("remède : make index")
    return str(caught.value)


def test_what_is_built_is_loaded(store: IndexStore, hashing: Encoder, small: Corpus) -> None:
    manifest = store.build(hashing)
    loaded = store.load(hashing)
    assert loaded.manifest == manifest
    assert loaded.passages.passages == corpus_passages(small)
    assert loaded.corpus.engagements == small.engagements
    assert (manifest.corpus, manifest.encoder) == (small.fingerprint, "hashing")
    assert manifest.passages == 21
    assert loaded.passages.search("permanences")[0].passage.id == "contrat#e1-a1"


def test_a_build_is_named_by_corpus_encoder_and_code(
    store: IndexStore,
    hashing: Encoder,
    other_hashing: Encoder,
    edit: Edit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [store.build(hashing).build, store.build(other_hashing).build]
    edit(*TITLE)
    names.append(store.build(hashing).build)
    monkeypatch.setattr("index.store.code_version", lambda: "next")
    names.append(store.build(hashing).build)
    assert len(set(names)) == 4
    assert store.build(hashing).build == names[-1]


def test_building_again_changes_nothing(store: IndexStore, hashing: Encoder) -> None:
    first = store.build(hashing)
    files = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*.json")}
    assert store.build(hashing) == first
    assert {path: path.stat().st_mtime_ns for path in store.folder.rglob("*.json")} == files


def test_a_missing_index_is_refused(store: IndexStore, hashing: Encoder) -> None:
    assert refusal(store, hashing, IndexMissingError).startswith("index/current : aucun index")


@pytest.mark.parametrize(
    "change",
    [
        TITLE,
        ("lexicon/needs.yaml", "une salle", "une grande salle"),
        ("records/actors.yaml", "kind: groupe", "kind: collectif"),
    ],
)
def test_an_index_of_another_corpus_is_refused(
    store: IndexStore, hashing: Encoder, edit: Edit, change: tuple[str, str, str]
) -> None:
    store.build(hashing)
    edit(*change)
    assert "le corpus a changé" in refusal(store, hashing, IndexStaleError)
    store.build(hashing)
    assert store.load(hashing).manifest.passages == 21


def test_an_index_of_another_encoder_is_refused(
    store: IndexStore, hashing: Encoder, other_hashing: Encoder
) -> None:
    store.build(hashing)
    message = refusal(store, other_hashing, IndexStaleError)
    assert "fait avec l'encodeur hashing, le réglage demande another" in message


def test_an_index_of_other_code_is_refused(
    store: IndexStore, hashing: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.build(hashing)
    monkeypatch.setattr("index.store.code_version", lambda: "next")
    assert "autre version du programme" in refusal(store, hashing, IndexStaleError)


FILES = (
    *("passages.json", "forms.txt", "vectors.faiss", "owners.npy", "bm25/data.csc.index.npy"),
    *("corpus/sources/contrat.txt", "corpus/records/contrat/rest.yaml"),
)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["truncated", "emptied", "changed", "deleted"])
def test_a_damaged_file_is_named_and_mended_by_a_build(
    store: IndexStore, hashing: Encoder, name: str, damage: str
) -> None:
    build = store.build(hashing).build
    path = store.folder / build / name
    data = path.read_bytes()
    path.unlink()
    if damage != "deleted":
        kept = {"truncated": data[: len(data) // 2], "emptied": b"", "changed": data + b" "}
        path.write_bytes(kept[damage])
    state = "manquant" if damage == "deleted" else "modifié ou tronqué"
    message = refusal(store, hashing, IndexDamagedError)
    assert message.startswith(f"index/{build}/{name} : {state}")
    store.build(hashing)
    assert store.load(hashing).manifest.build == build


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", "null", '"x"', '{"build": "a"}', '{"autre": 1}', '{"build": 1}']
)
def test_a_broken_manifest_is_refused(store: IndexStore, hashing: Encoder, text: str) -> None:
    build = store.build(hashing).build
    (store.folder / build / "manifest.json").write_text(text, "utf-8")
    message = refusal(store, hashing, IndexDamagedError)
    assert message.startswith(f"index/{build}/manifest.json : ")
    store.build(hashing)
    assert store.load(hashing).manifest.build == build


def test_a_manifest_that_lists_no_file_proves_nothing(store: IndexStore, hashing: Encoder) -> None:
    build = store.build(hashing).build
    path = store.folder / build / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"files": None}), "utf-8")
    refusal(store, hashing, IndexDamagedError)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"build": "../.."}', b'{"autre": 1}'),
        *(b'{"build": null}', b'{"build": 3}', b'{"build": "absent"}', b'{"build": ""}'),
    ],
)
def test_a_broken_pointer_is_refused_and_mended(
    store: IndexStore, hashing: Encoder, data: bytes
) -> None:
    build = store.build(hashing).build
    (store.folder / "current").write_bytes(data)
    assert refusal(store, hashing, IndexDamagedError).startswith("index/")
    assert store.build(hashing).build == build
    assert store.load(hashing).manifest.build == build


def test_a_corpus_that_cannot_be_read_leaves_the_old_index(
    store: IndexStore, hashing: Encoder, small_root: Path
) -> None:
    build = store.build(hashing).build
    path = small_root / "records" / "actors.yaml"
    text = path.read_text("utf-8")
    path.write_text("actors: [", "utf-8")
    with pytest.raises(CorpusError):
        store.build(hashing)
    path.write_text(text, "utf-8")
    assert store.load(hashing).manifest.build == build


def test_one_previous_build_is_kept(store: IndexStore, hashing: Encoder, edit: Edit) -> None:
    names = [store.build(hashing).build]
    for old, new in (("Une salle", "La salle"), ("La salle", "Un lieu"), ("Un lieu", "Un coin")):
        edit("records/glossary.yaml", old, new)
        names.append(store.build(hashing).build)
        assert builds(store) == set(names[-2:])


def test_going_back_serves_the_previous_build_with_its_corpus(
    store: IndexStore, hashing: Encoder, edit: Edit
) -> None:
    old = store.build(hashing).build
    edit(*TITLE)
    new = store.build(hashing).build
    pointer = store.roll_back()
    assert (pointer.build, pointer.previous, pointer.pinned) == (old, new, True)
    loaded = store.load(hashing)
    assert loaded.manifest.build == old
    assert loaded.corpus.engagements[1].title == "Aller vers les jeunes"
    assert store.roll_back().build == new
    assert store.load(hashing).corpus.engagements[1].title == "Aller vers les jeunes !"


def test_a_build_ends_a_return(store: IndexStore, hashing: Encoder, edit: Edit) -> None:
    old = store.build(hashing).build
    edit(*TITLE)
    new = store.build(hashing).build
    store.roll_back()
    assert store.build(hashing).build == new
    assert store.load(hashing).manifest.build == new
    assert builds(store) == {old, new}


def test_there_is_nothing_to_go_back_to_after_one_build(
    store: IndexStore, hashing: Encoder
) -> None:
    with pytest.raises(IndexMissingError, match="aucun index"):
        store.roll_back()
    build = store.build(hashing).build
    with pytest.raises(IndexMissingError, match="aucun index précédent à remettre"):
        store.roll_back()
    assert store.load(hashing).manifest.build == build


def test_a_damaged_previous_build_is_not_gone_back_to(
    store: IndexStore, hashing: Encoder, edit: Edit
) -> None:
    old = store.build(hashing).build
    edit(*TITLE)
    new = store.build(hashing).build
    (store.folder / old / "vectors.faiss").write_bytes(b"")
    with pytest.raises(IndexDamagedError, match=f"index/{old}/vectors.faiss"):
        store.roll_back()
    assert store.load(hashing).manifest.build == new


def test_a_build_whose_corpus_is_refused_is_damaged(
    store: IndexStore, hashing: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.build(hashing)

    def refuse(_: Path) -> Corpus:
        raise CorpusError("entrée inconnue")

    monkeypatch.setattr("index.store.Corpus.load", refuse)
    assert "illisible (CorpusError)" in refusal(store, hashing, IndexDamagedError)
