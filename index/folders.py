"""The folders of the builds: which one serves, how one takes the place of another, one lock.

    <data>/index/current               the pointer (JSON)
    <data>/index/<build>/              a build
    <data>/index/.<build>.old/         the same build, while another takes its place
    <data>/index/.lock                 held while a build is written or gone back to

A build is renamed whole, then pointed to: a kill at any point leaves the old one answering.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import BuildRunningError, IndexDamagedError, IndexMissingError
from index.manifest import Manifest, Pointer, read_manifest, read_pointer, write_atomically


@dataclass(frozen=True)
class BuildFolders:
    """What stands below ``<data>/index``."""

    root: Path

    def pointer(self) -> Pointer:
        """Read which build serves.

        Raises:
            StoreError: when none does, or the pointer is damaged.
        """
        return read_pointer(self.root / "current")

    def pointer_or_none(self) -> Pointer | None:
        """Read which build serves, if that can be known."""
        try:
            return self.pointer()
        except (IndexMissingError, IndexDamagedError):
            return None

    def verified(self, build: str) -> Manifest:
        """Read the manifest of a build and check its files.

        Raises:
            IndexDamagedError: when one is not what was written.
        """
        return read_manifest(self.place(build), build)

    def place(self, build: str) -> Path:
        """Return the folder of a build: aside when a kill cut its replacement short."""
        target, aside = self.root / build, self._aside(build)
        return aside if aside.is_dir() and not target.exists() else target

    def fresh(self) -> Path:
        """Make an empty folder to write a build in."""
        fresh = self.root / f".building-{os.getpid()}"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        return fresh

    def put(self, fresh: Path, build: str) -> None:
        """Rename a folder to its build; one that has the name steps aside, still found there."""
        target, aside = self.root / build, self._aside(build)
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
            target.rename(aside)
        fresh.rename(target)

    def point(self, pointer: Pointer) -> None:
        """Say which build serves from now on."""
        write_atomically(self.root / "current", json.dumps(asdict(pointer)))

    def prune(self, kept: set[str | None]) -> None:
        """Remove every folder but those of the builds kept."""
        places = {self.place(build) for build in kept if build}
        for path in self.root.iterdir():
            if path.is_dir() and path not in places:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock; the system frees it when the process ends, however it ends.

        Raises:
            BuildRunningError: when another build holds it.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BuildRunningError(
                    "index/.lock : une construction est déjà en cours — remède : attendre sa fin"
                ) from error
            yield

    def _aside(self, build: str) -> Path:
        return self.root / f".{build}.old"
