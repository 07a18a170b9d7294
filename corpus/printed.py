"""What lines print, once the ways in which OCR damages words are folded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.french import fold, words

GLUE = "uliLTtd1"  # what OCR reads for « l' » and « d' »

_CONFUSED = str.maketrans({"l": "1", "i": "1", "o": "0"})
_FIRST = frozenset({"ler", "ier", "lere", "iere"})  # what OCR reads for « 1er », « 1ère »
_LETTERS = re.compile(r"[a-z0-9]+")
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")  # « P O U R » in letter-spaced titles
_LOST_U = re.compile(r"(?<=\w)\((?=\w)")  # « co(t » for « coût »
_GLUED = re.compile(r"(?<=[A-Z]{2})(?=[a-z]{3})|(?<=[a-zé])(?=[A-Z])")  # « CPAMvilles »
_TAG = re.compile(r"</?\w+>")


@dataclass(frozen=True)
class Printed:
    """What some lines print.

    Attributes:
        words: folded, in every way of reading the lines, each once.
        candidates: what each may stand for, itself or itself without a damaged elision.
        numbers: the values of those that hold a digit.
        letters: all letters without spaces, for words that a line end cuts.
        bounds: where words begin or end among the letters.
    """

    words: frozenset[str]
    candidates: tuple[tuple[str, str], ...]
    numbers: frozenset[str]
    letters: str
    bounds: frozenset[int]

    def find(self, word: str) -> Iterator[int]:
        """Yield where the letters of a word stand among those of the lines."""
        start = self.letters.find(word)
        while start >= 0:
            yield start
            start = self.letters.find(word, start + 1)


@lru_cache(maxsize=4096)
def read_printed(text: str) -> Printed:
    """Read raw lines, joined by line feeds."""
    plain = _TAG.sub("", text)
    writings = (
        text.replace("|", " "),
        plain.replace("|", ""),
        _SPACED.sub("", plain),
        _LOST_U.sub("u", plain),
        _GLUED.sub(" ", plain),
    )
    found = frozenset(word for writing in writings for word in words(writing))
    parts = _LETTERS.findall(fold(text))
    return Printed(
        words=found,
        candidates=(
            *((word, word) for word in found),
            *((word[1:], word) for word in found if word[0] in GLUE),
        ),
        numbers=frozenset(number for word in found for number in _numbers(word)),
        letters="".join(parts),
        bounds=frozenset(accumulate((len(part) for part in parts), initial=0)),
    )


def _numbers(word: str) -> set[str]:
    """Read the number of a printed word: « 20l9 » is 2019, « ler » is 1; « il » is none."""
    if word in _FIRST:
        return {"1"}
    if not any(character.isdigit() for character in word):
        return set()
    return {word, word.translate(_CONFUSED)}
