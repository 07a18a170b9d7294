"""Ids and filters that come from outside: found in the register, or refused by name."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator

from corpus import Corpus
from corpus.french import key
from service.register import Filter
from service.web.inputs import OptionalId, OptionalWords, blank_to_none
from service.web.problems import ProblemError
from service.web.register_schemas import FiltersOut


@dataclass(frozen=True)
class Filters:
    """The filters of the register as they stand in an address; empty values do not filter."""

    pilot: Annotated[OptionalId, Query()] = None
    district: Annotated[OptionalId, Query()] = None
    theme: Annotated[OptionalId, Query()] = None
    enjeu: Annotated[Annotated[int, Query()] | None, BeforeValidator(blank_to_none), Query()] = None
    q: Annotated[OptionalWords, Query()] = None

    def read(self, corpus: Corpus) -> Filter:
        """Turn them into a filter of the register.

        Raises:
            ProblemError: 422, when a value is unknown.
        """
        pilot = find_actor(self.pilot, corpus) if self.pilot else None
        if self.pilot and pilot is None:
            raise ProblemError(422, f"« {self.pilot} » est inconnu ; voir /api/pilots", "pilot")
        check_district(self.district, corpus)
        if self.theme and self.theme not in corpus.themes:
            raise ProblemError(422, f"« {self.theme} » est inconnu", "theme")
        if self.enjeu and self.enjeu not in {enjeu.number for enjeu in corpus.records.enjeux}:
            raise ProblemError(422, f"« {self.enjeu} » est inconnu", "enjeu")
        return Filter(
            pilots=(pilot,) if pilot else (),
            districts=(self.district,) if self.district else (),
            themes=(self.theme,) if self.theme else (),
            enjeux=(self.enjeu,) if self.enjeu else (),
            text=self.q or "",
        )

    @property
    def given(self) -> dict[str, str]:
        """Return those that filter, for an address."""
        return {name: str(value) for name, value in vars(self).items() if value is not None}

    def out(self) -> FiltersOut:
        """Present them."""
        return FiltersOut.model_validate(self, from_attributes=True)


def check_district(district: str | None, corpus: Corpus) -> None:
    """Refuse an unknown district.

    Raises:
        ProblemError: 422.
    """
    if district is not None and district not in corpus.districts:
        raise ProblemError(422, f"« {district} » est inconnu ; voir /api/districts", "district")


def find_actor(name: str, corpus: Corpus) -> str | None:
    """Find an actor by its id, or by one of its names, accents and case aside."""
    if name in corpus.actors:
        return name
    for actor in corpus.actors.values():
        if key(name) in {key(spelling) for spelling in (actor.name, *actor.aliases)}:
            return actor.id
    return None


def not_found(what: str) -> ProblemError:
    """Make a 404 that says what is missing."""
    return ProblemError(404, f"{what} n'existe pas dans le registre.")
