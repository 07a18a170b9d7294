"""Builds on disk: one folder each, one small pointer file, one previous build kept.

    <data>/index/<build>/manifest.json what it was made of, and the sha256 of its files
    <data>/index/<build>/corpus/       the sources and records it was made of

A build is written beside, then takes its place (`index.folders`).
"""

import json
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus import ROOT as CORPUS_ROOT
from corpus import Corpus, CorpusError, fingerprint_folder
from index.build import build_index, code_version
from index.encoder import Encoder
from index.errors import IndexDamagedError, IndexMissingError
from index.folders import BuildFolders
from index.manifest import (
    REMEDY,
    Manifest,
    Pointer,
    hash_files,
    refuse_stale,
    write_atomically,
)
from index.search import PassageIndex

DATA_DIR = CORPUS_ROOT.parent / ".passerelle"


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
        self._folders = BuildFolders(self.folder)
        self.corpus_root = corpus_root

    def build(self, encoder: Encoder, force: bool = False) -> Manifest:
        """Build from the corpus and serve it from now on; nothing to do when it is current.

        Raises:
            BuildRunningError: when another build holds the lock.
            CorpusError: when the corpus is wrong; the old index stays.
            OSError: when the folder cannot be written; the old index stays.
        """
        wanted = self._wanted(encoder)
        with self._folders.locked():
            pointer = self._folders.pointer_or_none()
            if not force and pointer and pointer.build == wanted.build:
                try:
                    found = self._folders.verified(pointer.build)
                    self._folders.point(replace(pointer, pinned=False))
                    return found
                except IndexDamagedError:
                    pass
            manifest = self._write(wanted, encoder)
            self._serve(wanted.build, pointer)
            return manifest

    def load(self, encoder: Encoder) -> LoadedIndex:
        """Load the build that serves.

        Raises:
            StoreError: when it is missing, stale or damaged.
        """
        pointer = self._folders.pointer()
        manifest = self._folders.verified(pointer.build)
        refuse_stale(manifest, self._wanted(encoder), pointer.pinned)
        folder = self._folders.place(pointer.build)
        try:
            passages = PassageIndex.load(folder, encoder)
            return LoadedIndex(manifest, Corpus.load(folder / "corpus"), passages)
        except (CorpusError, OSError, ValueError, RuntimeError) as error:
            raise IndexDamagedError(
                f"index/{pointer.build} : illisible ({type(error).__name__}) — {REMEDY}"
            ) from error

    def roll_back(self) -> Pointer:
        """Serve the previous build again, pinned until the next build.

        Raises:
            StoreError: when there is none, or it is damaged.
        """
        with self._folders.locked():
            pointer = self._folders.pointer()
            if pointer.previous is None:
                raise IndexMissingError("aucun index précédent à remettre — " + REMEDY)
            self._folders.verified(pointer.previous)
            back = Pointer(pointer.previous, previous=pointer.build, pinned=True)
            self._folders.point(back)
            return back

    def _wanted(self, encoder: Encoder) -> Manifest:
        corpus = fingerprint_folder(self.corpus_root)
        return Manifest.wanted(corpus, encoder.identity, code_version())

    def _write(self, wanted: Manifest, encoder: Encoder) -> Manifest:
        """Write a build beside, then put it in its place."""
        corpus = Corpus.load(self.corpus_root)
        index = build_index(corpus, encoder)
        fresh = self._folders.fresh()
        index.save(fresh)
        for part in ("sources", "records", "lexicon"):
            shutil.copytree(self.corpus_root / part, fresh / "corpus" / part)
        manifest = replace(wanted, passages=len(index.passages), files=hash_files(fresh))
        write_atomically(fresh / "manifest.json", json.dumps(asdict(manifest), indent=1))
        self._folders.put(fresh, wanted.build)
        return manifest

    def _serve(self, build: str, pointer: Pointer | None) -> None:
        previous = pointer.build if pointer and pointer.build != build else None
        kept = previous or (pointer.previous if pointer else None)
        self._folders.point(Pointer(build, previous=kept))
        self._folders.prune({build, kept})
