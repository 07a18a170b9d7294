"""Spelling: unknown words drawn to the words of the corpus, by letters, then by sound."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from corpus import Corpus
from corpus.french import fold, words
from corpus.phonetic import sound

_RAW_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 4  # letters: shorter words are left as they are
_GLUED = ("l", "d", "qu", "s", "n", "j", "m", "c")


class Speller:
    """Known words, and the nearest of them for a word that is not."""

    def __init__(
        self, targets: Iterable[str], known: Iterable[str], likely: Iterable[str] = ()
    ) -> None:
        """Index words.

        Args:
            targets: words as written (with accents) that a correction may choose.
            known: further words, folded, that are right as they are.
            likely: folded words to prefer among equals.
        """
        written = set(targets)
        self._likely = frozenset(likely)
        self._written = sorted(word for word in written if len(word) >= _SHORT)
        self._targets = sorted({fold(word) for word in self._written})
        self._known = frozenset(known) | frozenset(fold(word) for word in written)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        """Index the targets by sound; on the first word that is not known."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._written:
            found[sound(word)].append(fold(word))
        return found

    @classmethod
    def from_texts(
        cls, corpus: Corpus, texts: Iterable[str], known: Iterable[str], likely: Iterable[str] = ()
    ) -> "Speller":
        """Take targets from the texts that are searched and from the names of the register."""
        names = [name for actor in corpus.actors.values() for name in (actor.name, *actor.aliases)]
        for district in corpus.districts.values():
            names += [district.name, *district.aliases]
        targets = {word.lower() for text in (*texts, *names) for word in _RAW_WORD.findall(text)}
        return cls(targets, known, likely)

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is right as it is."""
        return word in self._known or word.isdigit() or any(c.isdigit() for c in word)

    def _correct(self, word: str) -> str:
        """Return the word meant, folded; the word itself when nothing is near.

        Args:
            word: as typed, in lower case.
        """
        folded = fold(word)
        if len(folded) < _SHORT or self.knows(folded):
            return folded
        for start in _GLUED:  # « lecole » is « l'école »
            rest = folded.removeprefix(start)
            if rest != folded and len(rest) >= _SHORT and rest in self._known:
                return rest
        most = 1 if len(folded) < 7 else 2
        near = process.extract(
            folded,
            self._targets,
            scorer=DamerauLevenshtein.distance,
            score_cutoff=most,
            limit=None,
        )
        alike = self._sounds.get(sound(word), [])
        if near:
            ranked = sorted(near, key=lambda found: self._far(found[0], found[1], folded, alike))
            best, distance = str(ranked[0][0]), ranked[0][1]
            if distance == 1 or not alike or best in self._likely:
                return best
        return alike[0] if alike else folded

    def _far(
        self, target: str, distance: float, folded: str, alike: list[str]
    ) -> tuple[float, bool, bool, bool]:
        """Order candidates: few changes, same sound, words of the asking, same first letter."""
        return distance, target not in self._likely, target not in alike, target[0] != folded[0]


def write_out(text: str, short: Mapping[str, str]) -> str:
    """Replace SMS writings by whole words.

    Example: "ki soccupe" -> "qui s'occupe"
    """
    return _RAW_WORD.sub(lambda match: short.get(match[0].lower(), match[0]), text)


_POLITE = re.compile(
    r"^\W*(?:bonjour|bonsoir|salut|coucou|hello)\b"
    r"(?:[\s,]+(?:madame|monsieur|à tous|a tous))*[\s,!.]*"
    r"|[\s,]*\bs['’]il (?:vous|te) pla[iî]t\b"
    r"|[\s,.!?]*\bmerci\b(?:\s+(?:d['’]avance|beaucoup|bien|à vous|a vous))?[\s.!]*$",
    re.IGNORECASE,
)


def without_politeness(text: str) -> str:
    """Leave out greetings, « s'il vous plaît » and thanks, unless nothing else is said.

    Example: "Bonjour madame, où jouer au foot ? Merci d'avance." -> "où jouer au foot ?"
    """
    short = _POLITE.sub(" ", text).strip()
    return short if words(short) else text


def typed_words(text: str) -> list[tuple[str, str]]:
    """Pair each folded word of a text with itself as typed, when that can be told.

    Example: "l'Éducation" -> [("l", "l"), ("education", "éducation")]
    """
    raw = [word.lower() for word in re.findall(r"[^\W_]+", text)]
    folded = words(text)
    if len(raw) == len(folded):
        return list(zip(folded, raw, strict=True))
    return [(word, word) for word in folded]
