"""What some raw lines print, as the counter-check of grounding reads it, OCR damage folded."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.french import words

LETTERS = 4  # of the shortest word that is checked
ALIKE = 0.6  # share of common letter pairs that makes a damaged word the same

_CONFUSED = str.maketrans({"l": "1", "i": "1", "t": "1", "o": "0", "q": "9"})


@dataclass(frozen=True)
class Printed:
    """A text that sentences must rest on."""

    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Return its folded words."""
        return frozenset(words(self.text))

    @cached_property
    def letters(self) -> str:
        """Return its letters and digits without spaces."""
        return "".join(words(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return its words, letters that OCR takes for digits made digits."""
        return frozenset(word.translate(_CONFUSED) for word in self.words)

    def number(self, number: str) -> bool:
        """Tell whether a number is printed."""
        return number.translate(_CONFUSED) in self.numbers

    def word(self, word: str) -> bool:
        """Tell whether a word is printed: whole, glued to another, or damaged."""
        if word in self.words or (len(word) > LETTERS and word in self.letters):
            return True
        return len(word) >= LETTERS and any(alike(word, other) >= ALIKE for other in self.words)

    def name(self, name: str) -> bool:
        """Tell whether every word of a name is printed, articles aside."""
        return all(self.word(word) for word in words(name) if len(word) > 2)


def alike(one: str, other: str) -> float:
    """Measure the pairs of neighbouring letters that two words share, ends included (Dice 1945).

    Example: "nuit", "nuits" -> 8 / 11
    """
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=65536)
def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[n : n + 2] for n in range(len(padded) - 1))
