"""Verification: each sentence against the raw lines that it cites, when it is served.

A sentence about the documents passes when, once OCR damage is folded:
- every number in it is printed in its lines, or counted again in the register;
- every actor and district that it names is named by its lines;
- every other word is printed in its lines, or belongs to the templates;
- it denies what its lines deny, and nothing else;
- what the slots of its template say is true of what it cites (``service.claims``).
A sentence without citation is a fixed one (``service.fixed``). Otherwise nothing is shown.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.french import words
from corpus.provenance import names, support
from index import Kind, Passage
from prompts import frame_texts, frame_topics
from service.claims import Claims
from service.denials import denial_faults
from service.draft import Shown
from service.enumerations import Enumerations
from service.fixed import FixedSentences
from service.gazetteer import Entity, EntityKind, Gazetteer
from service.library import Library
from service.models import Citation

_NAMED = (EntityKind.ACTOR, EntityKind.DISTRICT)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Finding:
    """The verdict on one sentence; ``faults`` name what its lines do not support."""

    supported: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verifier:
    """Holds what does not change from one answer to the next."""

    library: Library
    gazetteer: Gazetteer

    @cached_property
    def fixed(self) -> FixedSentences:
        """Return what knows the fixed sentences."""
        return FixedSentences(self.library, self._lists)

    @cached_property
    def _claims(self) -> Claims:
        return Claims(self.library, self._lists)

    @cached_property
    def _lists(self) -> Enumerations:
        return Enumerations(self.library.corpus)

    @cached_property
    def frame(self) -> frozenset[str]:
        """Return the words of the templates: the assistant's own, neither names nor numbers."""
        texts = [text for topic in frame_topics() for text in frame_texts(topic)]
        found = {word for text in texts for word in words(text)}
        return frozenset(word for word in found if not word.isdigit())

    def verify_fixed(self, text: str) -> Finding:
        """Check one sentence without citation."""
        faults = self.fixed.faults(text)
        return Finding(not faults, tuple(faults))

    def verify(
        self,
        text: str,
        citations: list[Citation],
        passages: tuple[Passage, ...] = (),
        restricted: bool = False,
    ) -> Finding:
        """Check one sentence.

        Args:
            text: without reference marks.
            citations: those of the sentence.
            passages: those cited; their reviewed plain wordings are accepted by identity.
            restricted: the answer says before that its list leaves some engagements out.
        """
        claimed, proven = self._claims.check(text, Shown(citations, passages, restricted))
        for plain in (passage.plain for passage in passages if passage.plain):
            text = text.replace(plain, " ")
        raw, units = self._printed(citations), _units(passages)
        entities = [e for e in self.gazetteer.link(words(text)) if e.kind in _NAMED]
        faults = [
            *claimed,
            *self._numbers(text, raw, (citations, proven | units)),
            *self._names(entities, raw),
            *self._words(text, f"{raw}\n{' '.join(units)}", entities),
            *denial_faults(text, (c.reading for c in citations), map(_head, passages)),
        ]
        return Finding(not faults, tuple(faults))

    def _printed(self, citations: list[Citation]) -> str:
        """Join the cited lines, and the names of their documents."""
        lines = [citation.excerpt for citation in citations]
        titles = {citation.document_title for citation in citations}
        return "\n".join([*lines, *sorted(titles)])

    def _numbers(self, text: str, raw: str, known: tuple[list[Citation], set[str]]) -> list[str]:
        citations, proven = known
        dates = " ".join(self._dates(citation.document_id) for citation in citations)
        allowed = proven | set(_NUMBER.findall(dates))
        numbers = [word for word in words(text) if any(c.isdigit() for c in word)]
        missing = [n for n in numbers if n not in allowed and support(n, raw).missing]
        return [f"nombre {number}" for number in missing]

    def _dates(self, document: str) -> str:
        found = self.library.source(document).document
        return f"{found.date or ''} {found.date_estimate or ''}"

    def _names(self, entities: list[Entity], raw: str) -> list[str]:
        faults = []
        for entity in entities:
            if entity.kind is EntityKind.ACTOR:
                actor = self.library.corpus.actors[entity.id]
                long_name = (actor.long_name,) if actor.long_name else ()
                spellings = (actor.name, *actor.aliases, *long_name)
            else:
                district = self.library.corpus.districts[entity.id]
                spellings = (district.name, *district.aliases)
            if not any(names(spelling, raw) for spelling in spellings):
                faults.append(f"nom {spellings[0]}")
        return faults

    def _words(self, text: str, raw: str, entities: list[Entity]) -> list[str]:
        said = words(text)
        checked = " ".join(word for word in said if word not in self.frame and not word.isdigit())
        named = {word for entity in entities for word in said[entity.start : entity.stop]}
        return [f"mot {word}" for word in support(checked, raw).missing if word not in named]


def _head(passage: Passage) -> str:
    """Return what a sentence says of a passage outside quotation marks: its title, its word."""
    if passage.kind is Kind.DEFINITION and passage.plain:
        return passage.text.removesuffix(passage.plain)
    return passage.title


def _units(passages: tuple[Passage, ...]) -> set[str]:
    """List units such as « m² » that OCR lost, in passages whose doubt is in words."""
    doubted = [passage.text for passage in passages if passage.reading != "certain"]
    found = {word for text in doubted for word in words(text) if not word.isdigit()}
    return {word for word in found if any(c.isdigit() for c in word)}
