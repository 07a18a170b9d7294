"""What stands on disk beside a build: what it was made of, which one serves, safe writing."""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from index.errors import IndexDamagedError, IndexMissingError, IndexStaleError

REMEDY = "remède : make index"


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
    files: dict[str, str] = field(default_factory=dict)

    @classmethod
    def wanted(cls, corpus: str, encoder: str, code: str) -> "Manifest":
        """Name the build that these would give."""
        digest = hashlib.sha256("\0".join((corpus, encoder, code)).encode())
        return cls(digest.hexdigest()[:16], corpus, encoder, code)


@dataclass(frozen=True)
class Pointer:
    """Which build serves. ``pinned`` after a roll-back: it may be older than the corpus."""

    build: str
    previous: str | None = None
    pinned: bool = False


_MANIFEST = TypeAdapter(Manifest)
_POINTER = TypeAdapter(Pointer)


def read_pointer(path: Path) -> Pointer:
    """Read the pointer file.

    Raises:
        IndexMissingError: when there is none.
        IndexDamagedError: when it does not say which build serves.
    """
    try:
        return _POINTER.validate_json(path.read_bytes(), strict=True)
    except FileNotFoundError as error:
        raise IndexMissingError(f"index/current : aucun index construit — {REMEDY}") from error
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"index/current : illisible — {REMEDY}") from error


def read_manifest(folder: Path, build: str) -> Manifest:
    """Read the manifest of a build and check every file that it lists.

    Raises:
        IndexDamagedError: when it lists none, or one is missing or is not what was written.
    """
    try:
        manifest = _MANIFEST.validate_json((folder / "manifest.json").read_bytes(), strict=True)
        found = hash_files(folder)
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"index/{build}/manifest.json : illisible — {REMEDY}") from error
    if not manifest.files:
        raise IndexDamagedError(f"index/{build}/manifest.json : incomplet — {REMEDY}")
    for name, expected in manifest.files.items():
        if found.get(name) != expected:
            state = "modifié ou tronqué" if name in found else "manquant"
            raise IndexDamagedError(f"index/{build}/{name} : {state} — {REMEDY}")
    return manifest


def refuse_stale(found: Manifest, wanted: Manifest, pinned: bool = False) -> None:
    """Refuse a build made of something else than what is there now.

    Args:
        found: the build that serves.
        wanted: the build that corpus, encoder and code would give.
        pinned: it was gone back to: its corpus and code may be older.

    Raises:
        IndexStaleError: naming what changed.
    """
    if found.encoder != wanted.encoder:
        reason = f"fait avec l'encodeur {found.encoder}, le réglage demande {wanted.encoder}"
    elif found.corpus != wanted.corpus and not pinned:
        reason = "le corpus a changé depuis sa construction"
    elif found.code != wanted.code and not pinned:
        reason = "fait par une autre version du programme"
    else:
        return
    raise IndexStaleError(f"index/{found.build} : {reason} — {REMEDY}")


def write_atomically(path: Path, text: str) -> None:
    """Write beside, flush to disk, then replace: readers see the old or the new, never half."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


def hash_files(folder: Path) -> dict[str, str]:
    """Hash every file below a folder but its manifest: sha256 by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
