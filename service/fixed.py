"""The assistant's own sentences: those without citation are of a closed list, and true."""

from dataclasses import dataclass
from functools import cached_property

from prompts import FIXED, say
from service.enumerations import Enumerations
from service.frames import Frame, frames
from service.library import Library
from service.register import Filter

_GENERAL = "general_definition"  # its slots could hold anything: known by its whole sentences
_RESTRICTING = "filter_"


@dataclass(frozen=True)
class FixedSentences:
    """Tells the fixed sentences; built once."""

    library: Library
    lists: Enumerations

    def faults(self, text: str) -> list[str]:
        """Say why a sentence without citation may not be served."""
        if text[:1].lower() + text[1:] in self._definitions:
            return []
        found = [
            (frame, slots) for frame in self._frames if (slots := frame.read(text)) is not None
        ]
        faults = [self._false(frame.name, slots) for frame, slots in found]
        return [] if "" in faults else [*faults, "phrase sans citation"]

    def restricts(self, text: str) -> bool:
        """Tell whether a sentence says that the list that follows leaves engagements out."""
        named = frames("fixed").values()
        return any(f.name.startswith(_RESTRICTING) and f.pattern.fullmatch(text) for f in named)

    @cached_property
    def _frames(self) -> tuple[Frame, ...]:
        found = [frame for topic in FIXED for frame in frames(topic).values()]
        return tuple(frame for frame in found if frame.name != _GENERAL)

    @cached_property
    def _definitions(self) -> frozenset[str]:
        """Return the definitions that no document prints, as they are said."""
        passages = self.library.passages
        return frozenset(
            say("fixed", _GENERAL, term=term, expansion=expansion, plain=row.plain)
            for row in self.library.corpus.records.glossary
            for term in [row.term[0].lower() + row.term[1:]]
            for expansion in [f" ({row.expansion})" if row.expansion else ""]
            if row.basis != "document" or f"glossaire#{row.id}" not in passages
        )

    def _false(self, name: str, slots: dict[str, str]) -> str:
        """Say what the register denies in a sentence; empty when nothing."""
        rows = self.library.register.rows
        row = rows.get(int(slots.get("number", 0)))
        actors = self.lists.actors.read(slots.get("names", ""))
        match name:
            case "no_such_engagement":
                false = row is not None or int(slots["total"]) != len(rows)
            case "no_indicator":
                false = row is None or bool(row.engagement.indicators)
            case "not_pilot":
                false = row is None or not actors or bool(set(actors) & set(row.pilots))
            case "not_signatory":
                signed = {signatory.for_ for signatory in self.library.corpus.records.signatories}
                false = not actors or bool(set(actors) & signed)
            case "filter_excluded":
                false = not actors or not self.library.register.select(Filter(excluded=actors)).rows
            case _:
                false = False
        return f"faux : {name}" if false else ""
