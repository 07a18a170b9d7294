"""References between records: unknown ids, repeated ids, doubts without words, counts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from corpus.check.entries import Entry, Problem
from corpus.corpus import Corpus
from corpus.models import Disagreement, Mention


def unknown_ids(corpus: Corpus, entries: list[Entry]) -> Iterator[Problem]:
    """Find ids that no record has."""
    known: dict[str, set[Any]] = {
        "actor": set(corpus.actors),
        "district": set(corpus.districts),
        "theme": set(corpus.themes),
        "engagement": set(corpus.engagements),
        "enjeu": {enjeu.number for enjeu in corpus.records.enjeux},
        "orientation": {row.id for row in corpus.records.orientations},
        "objective": {row.id for row in corpus.records.objectives},
    }
    for entry in entries:
        for kind, value in _references(entry.row):
            if value not in known[kind]:
                yield Problem(
                    entry.place, f"{kind} inconnu « {value} »", "corriger, ou ajouter l'entrée"
                )


def _references(row: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any record)
    for field in ("pilots", "supporters", "actors"):
        mention = getattr(row, field, None)
        if isinstance(mention, Mention):
            yield from (("actor", name) for name in mention.names)
    districts = getattr(row, "districts", None)
    if isinstance(districts, Mention):
        yield from (("district", name) for name in districts.names)
    yield from (("district", name) for name in getattr(row, "communes", ()))
    singles = {"speaker": "actor", "for_": "actor", "parent": "actor"}
    singles |= {name: name for name in ("theme", "engagement", "enjeu", "orientation", "objective")}
    for field, kind in singles.items():
        value = getattr(row, field, None)
        if value is not None and not is_dataclass(value):
            yield kind, value


def repeated(entries: list[Entry]) -> Iterator[Problem]:
    """Find ids and numbers used twice for one kind of record."""
    seen: set[tuple[str, Any]] = set()
    for entry in entries:
        name = getattr(entry.row, "id", getattr(entry.row, "number", None))
        if name is None:
            continue
        identity = (type(entry.row).__name__, name)
        if identity in seen:
            yield Problem(entry.place, f"« {name} » existe déjà", "donner un autre id")
        seen.add(identity)


def undoubted(entries: list[Entry]) -> Iterator[Problem]:
    """Find uncertain readings without their doubt in words, and one-sided disagreements."""
    for entry in entries:
        reading = getattr(entry.row, "reading", None)
        if reading is not None and reading != "certain" and not entry.row.doubt:
            yield Problem(entry.place, f"lecture « {reading} » sans `doubt`", "dire le doute")
        if isinstance(entry.row, Disagreement) and len(entry.row.sides) < 2:
            yield Problem(entry.place, "un désaccord a deux côtés", "ajouter l'autre côté")


def unexpected_counts(corpus: Corpus) -> Iterator[Problem]:
    """Compare how many records there are with what each document expects."""
    for file in corpus.files:
        for row, document in enumerate(file.records.documents):
            found = _counts(corpus, document.id)
            place = file.yaml.place(("documents", row, "expected"))
            for name, number in document.expected.items():
                if found[name] != number:
                    message = f"{document.id} : {found[name]} {name} au lieu de {number}"
                    yield Problem(place, message, "ajouter ce qui manque ou corriger `expected`")


def _counts(corpus: Corpus, document: str) -> Counter[str]:
    """Count the records of each kind in the folder of a document."""
    found = Counter[str]()
    for file in corpus.files:
        if file.document == document:
            for field in fields(file.records):
                value = getattr(file.records, field.name)
                if isinstance(value, tuple):
                    found[field.name] += len(value)
    return found
