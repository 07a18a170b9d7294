"""The source texts, as received: loaded, never edited, checked against their fingerprints."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.errors import SourceError
from corpus.evidence import Evidence, Range
from corpus.models import Document


@dataclass(frozen=True)
class Source:
    """A document and its lines: the file split at line feeds."""

    document: Document
    lines: tuple[str, ...]

    def quote(self, found: Range) -> str:
        """Return the raw lines of a 1-based inclusive range, joined by a line feed."""
        return "\n".join(self.lines[found[0] - 1 : found[1]])

    def text(self, evidence: Evidence) -> str:
        """Return all raw lines of the evidence, joined by a line feed."""
        return "\n".join(self.quote(found) for found in evidence.ranges)

    @cached_property
    def blank(self) -> frozenset[int]:
        """List the lines that hold no letter or digit, 1-based."""
        return frozenset(
            number
            for number, line in enumerate(self.lines, start=1)
            if not any(character.isalnum() for character in line)
        )


def load_source(document: Document, folder: Path) -> Source:
    """Read a source text.

    Raises:
        SourceError: when it is missing, not UTF-8, or its sha256 is not the recorded one.
    """
    path = folder / document.file
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"sources/{document.file} : introuvable — remède : la remettre depuis git"
        ) from error
    found = hashlib.sha256(data).hexdigest()
    if found != document.sha256:
        raise SourceError(
            f"sources/{document.file} : sha256 {found[:12]}… au lieu de {document.sha256[:12]}… — "
            "remède : remettre la source depuis git, ou corriger documents.yaml si elle a changé"
        )
    try:
        return Source(document, tuple(data.decode("utf-8").split("\n")))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"sources/{document.file} : n'est pas du texte UTF-8 — "
            "remède : l'enregistrer en UTF-8, puis corriger sha256 dans documents.yaml"
        ) from error
