"""What composers draw on: corpus, register, passages by id, names as French writes them."""

from dataclasses import dataclass
from functools import cached_property

from corpus import Corpus, Source
from corpus.french import join_names, key
from index import Kind, Passage, PassageIndex
from service.register import Register

EQUIPMENT = (  # kinds of places that the documents send people to
    *("maison", "maisons", "médiathèque", "école", "écoles", "collège", "collèges", "espace"),
    *("centre", "permanence", "permanences", "équipements", "point", "points", "bus", "local"),
)


@dataclass(frozen=True)
class Library:
    """Corpus, register and index together; read-only."""

    corpus: Corpus
    register: Register
    index: PassageIndex

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Return every passage by id."""
        return {passage.id: passage for passage in self.index.passages}

    def source(self, document: str) -> Source:
        """Return a source text."""
        return self.corpus.sources[document]

    def engagement(self, number: int) -> Passage:
        """Return the passage of an engagement's title."""
        document = self.corpus.engagements[number].at.document
        return self.passages[f"{document}#e{number}"]

    def heading(self, theme: str) -> Passage:
        """Return the passage of a theme's heading."""
        return self.passages[f"{self.corpus.themes[theme].at.document}#theme-{theme}"]

    def enjeu(self, number: int) -> Passage:
        """Return the passage of an enjeu's heading."""
        found = next(row for row in self.corpus.records.enjeux if row.number == number)
        return self.passages[f"{found.at.document}#enjeu-{number}"]

    def of_engagement(self, number: int, kind: Kind) -> list[Passage]:
        """List the passages of one kind that belong to an engagement, in order."""
        return self._by_engagement.get((number, kind), [])

    @cached_property
    def _by_engagement(self) -> dict[tuple[int, Kind], list[Passage]]:
        found: dict[tuple[int, Kind], list[Passage]] = {}
        for passage in self.index.passages:
            engagement = self.corpus.engagements.get(passage.engagement or 0)
            if engagement and engagement.at.document == passage.document:
                found.setdefault((engagement.number, passage.kind), []).append(passage)
        return found

    def says_where(self, passage: Passage) -> bool:
        """Tell whether a text names a place, or an institution one can go to."""
        said = key(passage.text)
        return bool(passage.districts) or any(f" {name} " in f" {said} " for name in self._goals)

    @cached_property
    def _goals(self) -> frozenset[str]:
        """Return the names one can go to: institutions (not collectives), kinds of equipment."""
        kinds = ("association", "securite-sociale", "etablissement-public")
        actors = [a for a in self.corpus.actors.values() if a.kind in kinds]
        names = [name for actor in actors for name in (actor.name, *actor.aliases)]
        return frozenset(key(name) for name in (*names, *EQUIPMENT))

    def names(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return canonical names."""
        return tuple(self.corpus.actors[actor].name for actor in actors)

    def enumerate(self, actors: tuple[str, ...]) -> str:
        """Write actors as French does: « la CPAM, l'État et les Villes »."""
        return join_names([self.corpus.actors[actor].with_article for actor in actors])

    def places(self, districts: tuple[str, ...]) -> str:
        """Write districts: « Nantes Nord et Malakoff »."""
        return join_names([self.corpus.districts[name].name for name in districts])
