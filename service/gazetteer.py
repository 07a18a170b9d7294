"""Entities: names of the register and their aliases, found in a question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import Corpus
from corpus.french import words


class EntityKind(StrEnum):
    """What a name names."""

    ACTOR = "actor"
    DISTRICT = "district"
    THEME = "theme"
    DOCUMENT = "document"
    TERM = "term"


@dataclass(frozen=True)
class Entity:
    """A name found.

    Attributes:
        kind: what it names; a commune is found twice, as actor and as district.
        id: of the record.
        start, stop: its place among the words of the question (stop excluded).
    """

    kind: EntityKind
    id: str
    start: int
    stop: int


_ARTICLES = frozenset({"l", "d", "le", "la", "les", "de", "du", "des"})
_NOT_ALONE = {  # words that are names only in company: « la ville », « état des lieux », « plan »
    "ville": frozenset({"singulier"}),
}
_NOT_BEFORE = {
    "etat": frozenset({"des", "d", "de", "civil", "actuel"}),
    "nantes": frozenset({"metropole", "nord"}),
}
_DOCUMENT_NAMES = {
    "avenant-2019": ("avenant", "contrat de 2019", "contrat 2019"),
    "plan-actions-2015": ("plan de 2015", "plan 2015", "plan d'actions", "2015", "octobre 2015"),
    "diaporama-accessibilite-2019": ("diaporama accessibilité", "diaporama sur l'accessibilité"),
    "diaporama-mobilite-2019": ("diaporama mobilité", "diaporama sur la mobilité", "17 juin 2019"),
    "depliant-aller-vers": ("dépliant", "flyer", "prospectus", "plaquette"),
}


class Gazetteer:
    """Names by their words; the longest match wins."""

    def __init__(self, names: dict[tuple[str, ...], list[tuple[EntityKind, str]]]) -> None:
        self._names = names
        self._longest = max(map(len, names), default=0)

    @classmethod
    def from_corpus(cls, corpus: Corpus) -> "Gazetteer":
        """Collect every name and alias of the register."""
        names: dict[tuple[str, ...], list[tuple[EntityKind, str]]] = defaultdict(list)
        for kind, name, spellings in _spellings(corpus):
            for spelling in spellings:
                found = tuple(_without_article(words(spelling)))
                if found and (kind, name) not in names[found]:
                    names[found].append((kind, name))
        return cls(dict(names))

    @property
    def vocabulary(self) -> frozenset[str]:
        """Return every word of a name."""
        return frozenset(word for name in self._names for word in name)

    def link(self, tokens: list[str]) -> list[Entity]:
        """Find the names among the words of a question, left to right, longest first."""
        found: list[Entity] = []
        start = 0
        while start < len(tokens):
            stop = self._match(tokens, start)
            for kind, name in self._names.get(tuple(tokens[start:stop]), ()):
                found.append(Entity(kind, name, start, stop))
            start = max(stop, start + 1)
        return found

    def _match(self, tokens: list[str], start: int) -> int:
        """Return where the longest name at ``start`` stops; ``start`` when there is none."""
        for stop in range(min(start + self._longest, len(tokens)), start, -1):
            name = tuple(tokens[start:stop])
            if name not in self._names:
                continue
            following = tokens[stop] if stop < len(tokens) else ""
            if len(name) == 1 and following in _NOT_BEFORE.get(name[0], ()):
                continue
            if len(name) == 1 and name[0] in _NOT_ALONE and following not in _NOT_ALONE[name[0]]:
                continue
            return stop
        return start


def _without_article(tokens: list[str]) -> list[str]:
    return tokens[1:] if len(tokens) > 1 and tokens[0] in _ARTICLES else tokens


def _spellings(corpus: Corpus) -> Iterator[tuple[EntityKind, str, Iterable[str]]]:
    for actor in corpus.actors.values():
        long_name = (actor.long_name,) if actor.long_name else ()
        yield EntityKind.ACTOR, actor.id, (actor.name, *actor.aliases, *long_name)
    for district in corpus.districts.values():
        yield EntityKind.DISTRICT, district.id, (district.name, *district.aliases)
    for theme in corpus.themes.values():
        yield EntityKind.THEME, theme.id, (theme.title, *theme.aliases)
    for entry in corpus.records.glossary:
        yield EntityKind.TERM, entry.id, (entry.term, *entry.aliases, *_some(entry.expansion))
    for document, spellings in _DOCUMENT_NAMES.items():
        if document in corpus.sources:
            yield EntityKind.DOCUMENT, document, spellings


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
