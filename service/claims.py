"""Claims: what the slots of a sentence's template say, checked against what it cites.

Words and numbers printed somewhere in the lines are not enough: pilots must be those of the
cited passages, « engagement 12 » a cited engagement, a place that of the passage, a count the
count of the cited engagements.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from service.counts import Counts
from service.draft import Shown
from service.enumerations import Enumerations
from service.frames import Frame, frames
from service.library import Library

_CHECKED = {"number", "names", "places", "total", "speaker", "year"}
_NUMBERS = ("number", "count", "total", "numbers", "what", "year")
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"«.*»", re.DOTALL)
_NUMBERED = re.compile(r"\bengagement (\d+)", re.IGNORECASE)
_PILOTED = re.compile(r"(?:piloté(?:e?s?) par|pilotes? :|s'en occupe :)([^.;»]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Claims:
    """Reads claims; built once."""

    library: Library
    lists: Enumerations

    def check(self, text: str, shown: Shown) -> tuple[list[str], set[str]]:
        """Return the faults of a sentence, and the numbers in it that are proven."""
        faults = list(self._phrases(text, shown))
        proven: set[str] = set()
        for frame in self._frames:
            if (slots := frame.read(text)) is not None:
                found = [*self._slots(slots, shown), *self._counts.faults(frame.name, slots, shown)]
                faults += found
                said = " ".join(slots.get(slot, "") for slot in _NUMBERS)
                proven |= set() if found else set(_DIGITS.findall(said))
        return list(dict.fromkeys(faults)), proven

    @cached_property
    def _counts(self) -> Counts:
        return Counts(self.library, self.lists)

    @cached_property
    def _frames(self) -> tuple[Frame, ...]:
        """Return the frames whose slots can be checked."""
        found = [frame for topic in ("register", "passages") for frame in frames(topic).values()]
        whole = [frame for frame in found if not frame.name.startswith("by_")]
        return tuple(frame for frame in whole if _CHECKED & set(frame.pattern.groupindex))

    def _phrases(self, text: str, shown: Shown) -> Iterator[str]:
        """Check phrases outside quotations, whatever the template."""
        said = _QUOTED.sub("« »", text)
        for number in _NUMBERED.findall(said):
            if int(number) not in shown.engagements:
                yield f"engagement {number}"
        for names in _PILOTED.findall(said):
            yield from self._strangers(self.lists.actors.within(names), shown)

    def _strangers(self, actors: tuple[str, ...], shown: Shown) -> list[str]:
        names = self.library.names(actors)
        return [f"pilote {name}" for name in names if name not in shown.pilots]

    def _slots(self, slots: dict[str, str], shown: Shown) -> Iterator[str]:
        if "names" in slots:
            actors = self.lists.actors.read(slots["names"])
            yield from self._strangers(actors, shown) if actors else [f"pilote {slots['names']}"]
        if "places" in slots and shown.passages:
            places = {place for passage in shown.passages for place in passage.districts}
            if set(self.lists.districts.read(slots["places"])) != places:
                yield f"lieu {slots['places']}"
        if "speaker" in slots and shown.passages:
            said = slots["speaker"][0].lower() + slots["speaker"][1:]
            if set(self.lists.actors.read(said)) != {p.speaker for p in shown.passages}:
                yield f"auteur {slots['speaker']}"
        true = {
            "number": {str(number) for number in shown.engagements},
            "total": {str(len(self.library.register.rows))},
            "year": self._years(shown),
        }
        yield from (f"{s} {slots[s]}" for s in true if s in slots and slots[s] not in true[s])

    def _years(self, shown: Shown) -> set[str]:
        documents = [self.library.source(c.document_id).document for c in shown.citations]
        return {(found.date or found.date_estimate or "")[:4] for found in documents}
