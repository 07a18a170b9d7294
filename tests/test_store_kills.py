"""Builds that die, builds that meet: the old index answers, nothing is lost."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import BuildRunningError, Encoder, IndexStore
from index.manifest import write_atomically

pytestmark = pytest.mark.usefixtures("few_forms")

TESTS = Path(__file__).parent

STEPS = {
    "encoding": "index.store.build_index",
    "saving": "index.store.PassageIndex.save",
    "copying the corpus": "shutil.copytree",
    "hashing": "index.store.hash_files",
    "writing the manifest": "index.store.write_atomically",
    "clearing the place": "shutil.rmtree",
    "renaming": "pathlib.Path.rename",
    "pointing": "index.folders.BuildFolders.point",
    "replacing the pointer": "pathlib.Path.replace",
    "pruning": "index.folders.BuildFolders.prune",
}


class Killed(BaseException):
    """What a build dies of."""


@pytest.fixture
def store(tmp_path: Path, small_root: Path, hashing: Encoder) -> IndexStore:
    store = IndexStore(tmp_path / "data", small_root)
    store.build(hashing)
    return store


@pytest.fixture
def changed(tmp_path: Path, edit: Callable[[str, str, str], Path]) -> Callable[[], IndexStore]:
    def change() -> IndexStore:
        root = edit("records/glossary.yaml", "plain: Une", "plain: une")
        return IndexStore(tmp_path / "data", root)

    return change


def die_at(step: str, patch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> None:
        raise Killed

    patch.setattr(STEPS[step], die)


@pytest.mark.parametrize("step", STEPS)
def test_a_rebuild_that_dies_leaves_the_same_index_answering(
    store: IndexStore, hashing: Encoder, step: str
) -> None:
    before = store.load(hashing)
    with pytest.MonkeyPatch.context() as patch:
        die_at(step, patch)
        with pytest.raises(Killed):
            store.build(hashing, force=True)
    after = store.load(hashing)
    assert after.manifest == before.manifest
    assert after.passages.search("emploi") == before.passages.search("emploi")


@pytest.mark.parametrize("step", STEPS)
def test_a_build_of_a_changed_corpus_that_dies_leaves_the_old_one_whole(
    store: IndexStore,
    changed: Callable[[], IndexStore],
    hashing: Encoder,
    step: str,
    edit: Callable[[str, str, str], Path],
) -> None:
    old = store.load(hashing).manifest
    new = changed()
    with pytest.MonkeyPatch.context() as patch:
        die_at(step, patch)
        with pytest.raises(Killed):
            new.build(hashing)
    if step == "pruning":
        assert new.load(hashing).manifest.build != old.build
        new.roll_back()
    edit("records/glossary.yaml", "plain: une", "plain: Une")
    assert store.load(hashing).manifest == old


@pytest.mark.parametrize("step", STEPS)
def test_the_next_build_succeeds_and_sweeps_what_was_left(
    store: IndexStore, changed: Callable[[], IndexStore], hashing: Encoder, step: str
) -> None:
    old = store.load(hashing).manifest.build
    new = changed()
    with pytest.MonkeyPatch.context() as patch:
        die_at(step, patch)
        with pytest.raises(Killed):
            new.build(hashing)
    build = new.build(hashing, force=True).build
    assert new.load(hashing).manifest.build == build
    assert {path.name for path in new.folder.iterdir() if path.is_dir()} == {old, build}


def test_a_rebuild_that_dies_between_its_two_renames_still_answers(
    store: IndexStore, hashing: Encoder
) -> None:
    before = store.load(hashing)
    rename = Path.rename

    def die_at_the_second(path: Path, target: Path) -> Path:
        if path.name.startswith(".building"):
            raise Killed
        return rename(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", die_at_the_second)
        with pytest.raises(Killed):
            store.build(hashing, force=True)
    assert not (store.folder / before.manifest.build).exists()
    assert store.load(hashing).manifest == before.manifest
    assert store.build(hashing) == before.manifest
    store.build(hashing, force=True)
    assert [p.name for p in store.folder.iterdir() if p.is_dir()] == [before.manifest.build]


SCRIPT = """
import os, signal, sys
from pathlib import Path
from hashing import HashingEncoder
from index import IndexStore
import pytest
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
pytest.MonkeyPatch().setattr(sys.argv[1], die)
IndexStore(Path(sys.argv[2]), Path(sys.argv[3])).build(HashingEncoder())
"""


@pytest.mark.parametrize("step", ["saving", "replacing the pointer"])
def test_a_killed_process_leaves_no_lock_and_the_old_index(
    store: IndexStore, changed: Callable[[], IndexStore], hashing: Encoder, step: str
) -> None:
    old = store.load(hashing).manifest.build
    new = changed()
    command = [sys.executable, "-c", SCRIPT, STEPS[step]]
    paths = [str(new.folder.parent), str(new.corpus_root)]
    done = subprocess.run(
        [*command, *paths], env={**os.environ, "PYTHONPATH": str(TESTS)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert f'"{old}"' in (store.folder / "current").read_text("utf-8")
    build = new.build(hashing).build
    assert new.load(hashing).manifest.build == build
    assert {path.name for path in new.folder.iterdir() if path.is_dir()} == {old, build}


def test_a_second_build_is_told_to_wait(store: IndexStore, hashing: Encoder) -> None:
    with (store.folder / ".lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        for attempt in (lambda: store.build(hashing, force=True), store.roll_back):
            with pytest.raises(BuildRunningError, match=r"index/\.lock : .* remède : attendre"):
                attempt()
        assert store.load(hashing).manifest.passages == 21
    store.build(hashing, force=True)


def test_builds_that_meet_lose_nothing(store: IndexStore, hashing: Encoder) -> None:
    def build(_: int) -> str:
        try:
            return store.build(hashing, force=True).build
        except BuildRunningError:
            return "told to wait"

    with ThreadPoolExecutor(4) as pool:
        ends = set(pool.map(build, range(4)))
    loaded = store.load(hashing)
    assert loaded.manifest.build in ends <= {loaded.manifest.build, "told to wait"}


def test_a_write_is_whole_or_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "current"
    write_atomically(path, "ancien")
    die_at("replacing the pointer", monkeypatch)
    with pytest.raises(Killed):
        write_atomically(path, "nouveau, et bien plus long")
    assert path.read_text("utf-8") == "ancien"
    monkeypatch.undo()
    write_atomically(path, "nouveau : é")
    assert path.read_text("utf-8") == "nouveau : é"


def test_a_full_disk_is_told_and_loses_nothing(
    store: IndexStore, hashing: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("index.store.PassageIndex.save", full)
        with pytest.raises(OSError, match="No space left"):
            store.build(hashing, force=True)
    assert store.load(hashing).manifest.passages == 21
