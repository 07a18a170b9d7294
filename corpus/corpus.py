"""The corpus as a whole: sources and records, indexed by id, with one fingerprint."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from corpus.documents import Source, load_source
from corpus.errors import Place, RecordError
from corpus.lexicon import Lexicon
from corpus.models import (
    Actor,
    District,
    Engagement,
    Records,
    Theme,
)
from corpus.records import RecordFile, join_records, load_record_files

ROOT = Path(__file__).parent

Row = TypeVar("Row")


@dataclass(frozen=True)
class Corpus:
    """What the city wrote, and what was read in it.

    Attributes:
        sources: by document id.
        files: the record files, for error messages.
        records: all records together.
        lexicon: how people say it.
        fingerprint: sha256 of every file of sources, records and lexicon (hexadecimal).
        root: the folder it was loaded from.
    """

    sources: dict[str, Source]
    files: tuple[RecordFile, ...]
    records: Records
    lexicon: Lexicon
    fingerprint: str
    root: Path = ROOT

    @classmethod
    def load(cls, root: Path = ROOT) -> "Corpus":
        """Load sources and records below ``root``.

        Raises:
            CorpusError: naming the file, the entry, the line and the remedy.
        """
        files = load_record_files(root / "records")
        records = join_records(file.records for file in files)
        if not records.documents:
            raise RecordError(
                Place("documents.yaml", 1, "documents"), "aucun document", "le remettre depuis git"
            )
        sources = {doc.id: load_source(doc, root / "sources") for doc in records.documents}
        return cls(sources, files, records, Lexicon.load(root), fingerprint_folder(root), root)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Return the actors by id."""
        return _by(self.records.actors, lambda actor: actor.id)

    @cached_property
    def districts(self) -> dict[str, District]:
        """Return the districts by id."""
        return _by(self.records.districts, lambda district: district.id)

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """Return the themes by id."""
        return _by(self.records.themes, lambda theme: theme.id)

    @cached_property
    def engagements(self) -> dict[int, Engagement]:
        """Return the engagements by number, ascending."""
        ordered = sorted(self.records.engagements, key=lambda engagement: engagement.number)
        return {engagement.number: engagement for engagement in ordered}


Key = TypeVar("Key")


def _by(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Row]:
    return {key(row): row for row in rows}


def fingerprint_folder(root: Path) -> str:
    """Hash names and bytes of the files of sources, records and lexicon."""
    digest = hashlib.sha256()
    for part in ("sources", "records", "lexicon"):
        for path in sorted((root / part).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
