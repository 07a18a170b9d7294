"""Walking the records: every part of every file, with its place and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from corpus.corpus import Corpus
from corpus.documents import Source
from corpus.errors import Place
from corpus.evidence import Evidence
from corpus.models import Figure, Side, Statement
from corpus.records import RecordFile
from corpus.yaml_files import EntryPath


@dataclass(frozen=True)
class Problem:
    """Something that must be mended before the corpus can be trusted."""

    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        """Render on one line."""
        return f"{self.place}: {self.message} — remède : {self.remedy}"


@dataclass(frozen=True)
class Entry:
    """A record part with its place."""

    row: Any
    place: Place


def entries_of(file: RecordFile) -> Iterator[Entry]:
    """Walk every dataclass of a file with its path, in the order of the file."""
    stack: list[tuple[Any, EntryPath]] = [(file.records, ())]
    while stack:
        row, path = stack.pop()
        if isinstance(row, tuple):
            children = [(child, (*path, number)) for number, child in enumerate(row)]
            stack.extend(reversed(children))
        elif is_dataclass(row) and not isinstance(row, Evidence):
            yield Entry(row, file.yaml.place(path))
            parts = [(getattr(row, f.name), (*path, f.name)) for f in fields(row)]
            stack.extend(reversed(parts))


def evidence_of(row: Any) -> Evidence | None:  # noqa: ANN401 (any record)
    """Return the lines that a record stands on, if it has any."""
    if isinstance(row, Side):
        return row.evidence
    for name in ("at", "source", "valid_until_at"):
        found = getattr(row, name, None)
        if isinstance(found, Evidence):
            return found
    return None


def said_by(row: Any) -> list[str]:  # noqa: ANN401 (any record)
    """List what a record says in the words of its lines."""
    if isinstance(row, Figure):
        return [row.text, row.value]
    if isinstance(row, Statement):
        return [row.text, *getattr(row, "figures", ())]
    if hasattr(row, "person"):
        return [f"{row.person} {row.role}"]
    title = getattr(row, "title", None)
    return [title] if isinstance(title, str) and hasattr(row, "at") else []


def inside(at: Evidence, source: Source) -> bool:
    """Tell whether the lines exist."""
    return at.ranges[-1][1] <= len(source.lines)


def spellings(corpus: Corpus, name: str) -> list[str]:
    """List the writings of an actor or district id."""
    found = []
    for rows in (corpus.actors, corpus.districts):
        row = rows.get(name)
        if row is not None:
            found += [row.name, *row.aliases]
    return found
