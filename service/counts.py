"""Counts: what a sentence counts is counted again, in the register and in what it cites."""

import re
from dataclasses import dataclass
from functools import cached_property

from index import Kind
from service.draft import Shown
from service.enumerations import Enumerations
from service.frames import frames
from service.library import Library
from service.register import Filter

_PARTS = ("by_pilot", "by_theme", "by_enjeu", "by_place")  # in the order in which they are said
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Counts:
    """Counts again; built once."""

    library: Library
    lists: Enumerations

    def faults(self, form: str, slots: dict[str, str], shown: Shown) -> list[str]:
        """Check the count of a sentence of the register.

        Args:
            form: the macro of its template.
            slots: what it says in each slot.
            shown: what it cites.
        """
        if "count" not in slots:
            return []
        count = int(slots["count"])
        actors = self.lists.actors.read(slots.get("names", ""))
        match form:
            case "first" | "next":
                true = self._ranks(count, actors, shown) and self._most(count, form == "first")
            case "collective":
                true = self._carries(actors, slots["numbers"], shown)
            case "piloted":
                true = self._selects(Filter(pilots=actors), shown)
            case _:
                asked = self._asked(slots.get("what", ""), shown)
                true = asked is not None and self._selects(asked, shown)
        return [] if true and count == len(shown.engagements) else [f"compte {count}"]

    def _most(self, count: int, first: bool) -> bool:
        return (count == max(map(len, self.library.register.pilots.values()))) == first

    def _ranks(self, count: int, actors: tuple[str, ...], shown: Shown) -> bool:
        """Tell whether each actor pilots as many, and one of them just those that are cited."""
        found = [set(self.library.register.pilots.get(actor, ())) for actor in actors]
        return all(len(numbers) == count for numbers in found) and shown.engagements in found

    def _carries(self, actors: tuple[str, ...], numbers: str, shown: Shown) -> bool:
        """Tell whether each engagement that is listed is cited with one of its carriers."""
        names = self.library.names(actors)
        carried = {c.engagement for c in shown.citations if set(names) & set(c.pilots)}
        said = [int(number) for number in _DIGITS.findall(numbers)]
        return said == sorted(shown.engagements) and carried == shown.engagements

    def _selects(self, asked: Filter, shown: Shown) -> bool:
        """Tell whether the cited engagements are those that the register selects."""
        found = {row.number for row in self.library.register.select(asked).rows}
        return shown.engagements <= found if shown.restricted else shown.engagements == found

    @cached_property
    def _what(self) -> re.Pattern[str]:
        parts = (frames("register")[part].pattern.pattern for part in _PARTS)
        return re.compile("".join(f"(?:{part}(?:, |$))?" for part in parts), re.DOTALL)

    def _asked(self, what: str, shown: Shown) -> Filter | None:
        """Read what a headline says was asked; None when that is not what is cited."""
        found = self._what.fullmatch(what)
        if found is None:
            return None
        said = {slot: text or "" for slot, text in found.groupdict().items()}
        headings = [p.theme for p in shown.passages if p.kind is Kind.HEADING and p.theme]
        titles = {self.library.corpus.themes[theme].title for theme in headings}
        asked = Filter(
            pilots=self.lists.actors.read(said["names"]),
            themes=tuple(headings),
            enjeux=tuple(int(number) for number in _DIGITS.findall(said["numbers"])),
            districts=self.lists.districts.read(said["places"]),
        )
        given = (asked.pilots, asked.enjeux, asked.districts)
        read = [bool(part) for part in given] == [
            bool(said[slot]) for slot in ("names", "numbers", "places")
        ]
        return asked if read and titles == set(self.lists.titles.read(said["titles"])) else None
