"""Builds on disk: one folder each, one small pointer file, one previous build kept.

    <data>/index/current               the pointer (JSON)
    <data>/index/<build>/manifest.json what it was made of, and the sha256 of its files
    <data>/index/<build>/corpus/       the sources and records it was made of

A build is written beside, renamed whole, then pointed to: a kill at any point leaves the old
index answering.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus import Corpus
from corpus.corpus import ROOT as CORPUS_ROOT
from corpus.corpus import fingerprint_folder
from index.build import build_index, code_version
from index.encoder import Encoder
from index.errors import (
    BuildRunningError,
    IndexDamagedError,
    IndexMissingError,
    IndexStaleError,
)
from index.search import PassageIndex

REMEDY = "remède : make index"
DATA_DIR = CORPUS_ROOT.parent / ".passerelle"


@dataclass(frozen=True)
class Manifest:
    """What a build was made of.

    Attributes:
        build: its name: a hash of the next three.
        corpus: fingerprint of sources, records and lexicon.
        encoder: identity of the encoder.
        code: hash of the code.
        passages: how many.
        files: sha256 by path, of every other file of the folder.
    """

    build: str
    corpus: str
    encoder: str
    code: str
    passages: int = 0
    files: dict[str, str] | None = None


@dataclass(frozen=True)
class Pointer:
    """Which build serves. ``pinned`` after a roll-back: it may be older than the corpus."""

    build: str
    previous: str | None = None
    pinned: bool = False


@dataclass(frozen=True)
class LoadedIndex:
    """A build in memory, with the corpus it was made of."""

    manifest: Manifest
    corpus: Corpus
    passages: PassageIndex


class IndexStore:
    """The builds below ``<data>/index``."""

    def __init__(self, data_dir: Path, corpus_root: Path = CORPUS_ROOT) -> None:
        self.folder = data_dir / "index"
        self.corpus_root = corpus_root

    def build(self, encoder: Encoder, force: bool = False) -> Manifest:
        """Build from the corpus and serve it from now on; nothing to do when it is current.

        Raises:
            BuildRunningError: when another build holds the lock.
            CorpusError: when the corpus is wrong; the old index stays.
        """
        wanted = self._wanted(encoder)
        with self._locked():
            pointer = self._pointer_or_none()
            if not force and pointer and pointer.build == wanted.build:
                try:
                    found = self._verified(pointer.build)
                    self._point(replace(pointer, pinned=False))
                    return found
                except IndexDamagedError:
                    pass
            return self._build(wanted, encoder, pointer)

    def load(self, encoder: Encoder) -> LoadedIndex:
        """Load the build that serves.

        Raises:
            StoreError: when it is missing, stale or damaged.
        """
        pointer = self._pointer()
        manifest = self._verified(pointer.build)
        self._refuse_stale(manifest, self._wanted(encoder), pointer)
        folder = self.folder / pointer.build
        try:
            passages = PassageIndex.load(folder, encoder)
            return LoadedIndex(manifest, Corpus.load(folder / "corpus"), passages)
        except (OSError, ValueError, RuntimeError) as error:
            raise IndexDamagedError(
                f"index/{pointer.build} : illisible ({type(error).__name__}) — {REMEDY}"
            ) from error

    def roll_back(self) -> Pointer:
        """Serve the previous build again, pinned until the next build.

        Raises:
            StoreError: when there is none, or it is damaged.
        """
        with self._locked():
            pointer = self._pointer()
            if pointer.previous is None:
                raise IndexMissingError("aucun index précédent à remettre — " + REMEDY)
            self._verified(pointer.previous)
            back = Pointer(pointer.previous, previous=pointer.build, pinned=True)
            self._point(back)
            return back

    def _wanted(self, encoder: Encoder) -> Manifest:
        parts = (fingerprint_folder(self.corpus_root), encoder.identity, code_version())
        build = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
        return Manifest(build, *parts)

    def _build(self, wanted: Manifest, encoder: Encoder, pointer: Pointer | None) -> Manifest:
        corpus = Corpus.load(self.corpus_root)
        index = build_index(corpus, encoder)
        fresh = self.folder / f".building-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        index.save(fresh)
        for part in ("sources", "records", "lexicon"):
            shutil.copytree(self.corpus_root / part, fresh / "corpus" / part)
        manifest = replace(wanted, passages=len(index.passages), files=_hashes(fresh))
        write_atomically(fresh / "manifest.json", json.dumps(asdict(manifest), indent=1))
        target = self.folder / wanted.build
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
        previous = pointer.build if pointer and pointer.build != wanted.build else None
        kept = previous or (pointer.previous if pointer else None)
        self._point(Pointer(wanted.build, previous=kept))
        self._prune({wanted.build, kept})
        return manifest

    def _refuse_stale(self, found: Manifest, wanted: Manifest, pointer: Pointer) -> None:
        if found.encoder != wanted.encoder:
            raise IndexStaleError(
                f"index/{found.build} : fait avec l'encodeur {found.encoder}, le réglage demande "
                f"{wanted.encoder} — {REMEDY}"
            )
        if pointer.pinned:
            return
        if found.corpus != wanted.corpus:
            raise IndexStaleError(
                f"index/{found.build} : le corpus a changé depuis sa construction — {REMEDY}"
            )
        if found.code != wanted.code:
            raise IndexStaleError(
                f"index/{found.build} : fait par une autre version du programme — {REMEDY}"
            )

    def _pointer_or_none(self) -> Pointer | None:
        try:
            return self._pointer()
        except (IndexMissingError, IndexDamagedError):
            return None

    def _pointer(self) -> Pointer:
        path = self.folder / "current"
        try:
            return Pointer(**json.loads(path.read_text("utf-8")))
        except FileNotFoundError as error:
            raise IndexMissingError(f"index/current : aucun index construit — {REMEDY}") from error
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(f"index/current : illisible — {REMEDY}") from error

    def _verified(self, build: str) -> Manifest:
        folder = self.folder / build
        try:
            manifest = Manifest(**json.loads((folder / "manifest.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamagedError(
                f"index/{build}/manifest.json : illisible — {REMEDY}"
            ) from error
        found = _hashes(folder)
        for name, expected in (manifest.files or {}).items():
            if found.get(name) != expected:
                state = "modifié ou tronqué" if name in found else "manquant"
                raise IndexDamagedError(f"index/{build}/{name} : {state} — {REMEDY}")
        return manifest

    def _point(self, pointer: Pointer) -> None:
        write_atomically(self.folder / "current", json.dumps(asdict(pointer)))

    def _prune(self, kept: set[str | None]) -> None:
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BuildRunningError(
                    "index/.lock : une construction est déjà en cours — remède : attendre sa fin"
                ) from error
            yield


def write_atomically(path: Path, text: str) -> None:
    """Write beside, flush to disk, then replace: readers see the old or the new, never half."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
