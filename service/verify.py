"""Verification: each sentence against the raw lines that it cites, when it is served.

A sentence about the documents passes when, once OCR damage is folded:
- every number in it is printed in its lines, or is a recomputed count of the register;
- every actor and district that it names is named by its lines;
- every other word is printed in its lines, or belongs to the templates;
- it denies what its lines deny, and nothing else.
Otherwise the answer is not shown.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.french import NEGATIONS, words
from corpus.provenance import names, support
from index import Passage
from prompts import frame_texts, frame_topics
from service.gazetteer import EntityKind, Gazetteer
from service.library import Library
from service.models import Citation

_STRICT_NEGATIONS = NEGATIONS - {"plus", "n"}
_NUMBER = re.compile(r"\d+")
_SAME = 0.8  # share of a reading's words that makes a sentence a quotation of it


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
    def frame(self) -> frozenset[str]:
        """Return the words of the templates: the assistant's own, neither names nor numbers."""
        texts = [text for topic in frame_topics() for text in frame_texts(topic)]
        found = {word for text in texts for word in words(text)}
        return frozenset(word for word in found if not word.isdigit())

    def verify(
        self,
        text: str,
        citations: list[Citation],
        passages: tuple[Passage, ...] = (),
        counted: tuple[int, ...] = (),
    ) -> Finding:
        """Check one sentence.

        Args:
            text: without reference marks.
            citations: those of the sentence.
            passages: those cited; their reviewed plain wordings are accepted by identity.
            counted: counts of the register that it may state, recomputed by the caller.
        """
        for plain in (passage.plain for passage in passages if passage.plain):
            text = text.replace(plain, " ")
        raw = self._printed(citations)
        faults = [
            *self._numbers(text, raw, (citations, counted, _units(passages))),
            *self._names(text, raw),
            *self._words(text, f"{raw}\n{' '.join(_units(passages))}"),
            *self._negations(text, citations, [p.title for p in passages if p.title in text]),
        ]
        return Finding(not faults, tuple(faults))

    def _printed(self, citations: list[Citation]) -> str:
        """Join the cited lines, and the names of their documents."""
        lines = [citation.excerpt for citation in citations]
        titles = {citation.document_title for citation in citations}
        return "\n".join([*lines, *sorted(titles)])

    def _numbers(
        self, text: str, raw: str, known: tuple[list[Citation], tuple[int, ...], set[str]]
    ) -> list[str]:
        citations, counted, units = known
        dates = {part for c in citations for part in _NUMBER.findall(self._dates(c.document_id))}
        allowed = dates | units | {str(number) for number in counted}
        numbers = [word for word in words(text) if any(c.isdigit() for c in word)]
        missing = [n for n in numbers if n not in allowed and support(n, raw).missing]
        return [f"nombre {number}" for number in missing]

    def _dates(self, document: str) -> str:
        found = self.library.source(document).document
        return f"{found.date or ''} {found.date_estimate or ''}"

    def _names(self, text: str, raw: str) -> list[str]:
        faults = []
        for entity in self.gazetteer.link(words(text)):
            if entity.kind is EntityKind.ACTOR:
                actor = self.library.corpus.actors[entity.id]
                long_name = (actor.long_name,) if actor.long_name else ()
                spellings = (actor.name, *actor.aliases, *long_name)
            elif entity.kind is EntityKind.DISTRICT:
                district = self.library.corpus.districts[entity.id]
                spellings = (district.name, *district.aliases)
            else:
                continue
            if not any(names(spelling, raw) for spelling in spellings):
                faults.append(f"nom {spellings[0]}")
        return faults

    def _words(self, text: str, raw: str) -> list[str]:
        checked = " ".join(
            word for word in words(text) if word not in self.frame and not word.isdigit()
        )
        named = {
            word
            for entity in self.gazetteer.link(words(text))
            if entity.kind in (EntityKind.ACTOR, EntityKind.DISTRICT)
            for word in words(text)[entity.start : entity.stop]
        }
        return [f"mot {word}" for word in support(checked, raw).missing if word not in named]

    def _negations(self, text: str, citations: list[Citation], titles: list[str]) -> list[str]:
        """Compare denials with those of the readings and titles that the sentence quotes."""
        said = words(text)
        quoted = [citation.reading for citation in citations if _quotes(said, citation.reading)]
        expected = sum((_denials(part) for part in dict.fromkeys([*quoted, *titles])), start=[])
        if sorted(_denials(text)) != sorted(expected):
            return [f"négation : {_denials(text)} au lieu de {expected}"]
        return []


def _units(passages: tuple[Passage, ...]) -> set[str]:
    """List units such as « m² » that OCR lost, in passages whose doubt is in words."""
    doubted = [passage.text for passage in passages if passage.reading != "certain"]
    found = {word for text in doubted for word in words(text) if not word.isdigit()}
    return {word for word in found if any(c.isdigit() for c in word)}


def _denials(text: str) -> list[str]:
    return [word for word in words(text) if word in _STRICT_NEGATIONS]


def _quotes(said: list[str], reading: str) -> bool:
    printed = [word for word in words(reading) if len(word) > 3]
    if not printed:
        return False
    known = set(said)
    return sum(word in known for word in printed) / len(printed) >= _SAME
