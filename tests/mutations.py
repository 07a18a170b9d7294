"""Sentences that the assistant served, and ways of making them false."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from unittest.mock import patch

from corpus import Corpus
from corpus.french import fold, key, words
from service.assistant import Assistant
from service.models import Audience, Citation, Question
from service.verify import Finding, Verifier


@dataclass(frozen=True)
class Served:
    """A sentence that was verified and served, and the same check for any other text.

    Attributes:
        text: the sentence.
        citations: what it cites.
        check: verifies another text against the same citations.
    """

    text: str
    citations: tuple[Citation, ...]
    check: Callable[[str], Finding]


@dataclass(frozen=True)
class Mutant:
    """A false sentence: what was changed into what."""

    served: Served
    kind: str
    text: str
    change: str


def served_sentences(assistant: Assistant, questions: list[tuple[str, Audience]]) -> list[Served]:
    """Ask questions, and keep every sentence that the verifier let through, once each."""
    found: dict[str, Served] = {}
    verify = Verifier.verify

    def record(verifier: Verifier, text: str, citations: list[Citation], *rest: object) -> Finding:
        finding = verify(verifier, text, citations, *rest)  # type: ignore[arg-type]
        if finding.supported:
            again = tuple(citations)
            found[text] = Served(
                text,
                again,
                lambda other: verify(verifier, other, list(again), *rest),  # type: ignore[arg-type]
            )
        return finding

    with patch.object(Verifier, "verify", record):
        for text, audience in questions:
            assistant.answer(Question(text=text, audience=audience))
    return list(found.values())


_NUMBER = re.compile(r"\d+")
_DENIAL = re.compile(r"\b(pas|aucune?|sans|jamais|non|ni)\b ?", re.IGNORECASE)
_DENIALS = ("ne pas", "aucun", "sans", "jamais")


@dataclass(frozen=True)
class Mutator:
    """Makes false sentences at random, the same ones for the same seed.

    A mutant is left out when its sentence is still true of what it cites:
    - a number that is worth the number it replaces;
    - a pilot or place that the sentence already names, or that pilots a cited passage.
    """

    corpus: Corpus
    seed: int = 2026

    @cached_property
    def kinds(self) -> dict[str, Callable[[Served, random.Random], Iterator[Mutant]]]:
        """Return the ways of making a sentence false."""
        return {
            "number": self._number,
            "pilot": self._pilot,
            "place": self._place,
            "negation inserted": self._deny,
            "negation removed": self._affirm,
        }

    def mutants(self, kind: str, sentences: list[Served], count: int) -> list[Mutant]:
        """Make about ``count`` mutants of one kind, spread over the sentences that allow it."""
        chance = random.Random(f"{self.seed} {kind}")
        found: dict[str, Mutant] = {}
        for _ in range(12):
            for served in chance.sample(sentences, len(sentences)):
                for mutant in self.kinds[kind](served, chance):
                    found[mutant.text] = mutant
                if len(found) >= count:
                    return list(found.values())
        return list(found.values())

    def _number(self, served: Served, chance: random.Random) -> Iterator[Mutant]:
        if places := list(_NUMBER.finditer(served.text)):
            place = chance.choice(places)
            value = int(place[0])
            other = chance.choice([value + 1, max(value - 1, 0), value * 10, chance.randint(1, 60)])
            if other != value:
                yield _replaced(served, "number", place, str(other))

    def _pilot(self, served: Served, chance: random.Random) -> Iterator[Mutant]:
        cited = {name for citation in served.citations for name in citation.pilots}
        actors = [
            _Name(actor.with_article, (actor.name, *actor.aliases), actor.name in cited)
            for actor in self.corpus.actors.values()
        ]
        yield from _swapped(served, "pilot", actors, chance)

    def _place(self, served: Served, chance: random.Random) -> Iterator[Mutant]:
        inside = "|".join(re.escape(actor.name) for actor in self.corpus.actors.values())
        if not re.search(inside, served.text):  # « Ville de Nantes » is no place
            districts = self.corpus.districts.values()
            places = [_Name(d.name, (d.name, *d.aliases), False) for d in districts]
            yield from _swapped(served, "place", places, chance)

    def _deny(self, served: Served, chance: random.Random) -> Iterator[Mutant]:
        spaces = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", served.text)]
        if spaces:
            at, word = chance.choice(spaces), chance.choice(_DENIALS)
            text = f"{served.text[:at]} {word}{served.text[at:]}"
            yield Mutant(served, "negation inserted", text, f"+ {word}")

    def _affirm(self, served: Served, chance: random.Random) -> Iterator[Mutant]:
        if places := list(_DENIAL.finditer(served.text)):
            yield _replaced(served, "negation removed", chance.choice(places), "")


def _replaced(served: Served, kind: str, place: re.Match[str], other: str) -> Mutant:
    text = served.text[: place.start()] + other + served.text[place.end() :]
    return Mutant(served, kind, text, f"{place[0]} -> {other or 'nothing'}")


@dataclass(frozen=True)
class _Name:
    """A name as it is written, how else it is, and whether the sentence's citations bear it."""

    written: str
    spellings: tuple[str, ...]
    cited: bool

    def is_in(self, said: str) -> bool:
        """Tell whether a text, as folded words, already names it."""
        return any(f" {key(spelling)} " in said for spelling in self.spellings)


def _swapped(
    served: Served, kind: str, names: list[_Name], chance: random.Random
) -> Iterator[Mutant]:
    """Replace a name of the sentence by another that is its citations do not bear."""
    written = "|".join(re.escape(n.written) for n in sorted(names, key=lambda n: -len(n.written)))
    places = list(re.finditer(rf"(?<!\w)(?:{written})(?!\w)", served.text))
    said = f" {key(served.text)} "
    others = [name.written for name in names if not name.cited and not name.is_in(said)]
    if places and others:
        yield _replaced(served, kind, chance.choice(places), chance.choice(others))


def word_mutants(sentences: list[Served], count: int, seed: int = 2026) -> list[Mutant]:
    """Replace a content word by one of another sentence that its own lines do not print."""
    chance = random.Random(f"{seed} word")
    pool = sorted({word for served in sentences for word in words(served.text) if len(word) > 6})
    found: list[Mutant] = []
    while len(found) < count:
        served = chance.choice(sentences)
        printed = fold(" ".join(citation.excerpt for citation in served.citations))
        places = list(re.finditer(r"\b[^\W\d_]{7,}\b", served.text))
        other = chance.choice(pool)
        if places and other not in printed and other[:5] not in key(served.text):
            found.append(_replaced(served, "word", chance.choice(places), other))
    return found
