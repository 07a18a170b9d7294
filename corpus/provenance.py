"""Does a statement say what its source lines say, once the damage of OCR is folded?

A word is supported when the lines print it, print it glued to a neighbour or to a damaged
elision (« Uattractivité », « laville »), or print something close to it (indel similarity).
Numbers and negations must be printed as such: no closeness helps them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from corpus.french import NEGATIONS, fold, words

_CLOSE = 71.0  # per cent of indel similarity; « publique » and « public » have 71.4
_SHORT = 4  # letters under which closeness is not enough
_GLUE = "uliLTtd1"  # what OCR reads for « l' » and « d' »
_CONFUSED = str.maketrans({"l": "1", "i": "1", "t": "1", "o": "0", "q": "9"})
_FREE = frozenset(  # articles and elisions that OCR loses or glues; they carry no fact
    "l d s c j m t n y qu a au aux de des du en et la le les un une ou ce ces cette il ils".split()
)
_WRITINGS = {
    "nombre": frozenset({"nbre", "nb", "nbr"}),
    "metropole": frozenset({"metro"}),
    "deux": frozenset({"2"}),
}
_FILLED = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"(\d+)(er|ere|e|eme|emes)")
_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")  # « P O U R » in letter-spaced titles
_TAG = re.compile(r"</?\w+>")


@dataclass(frozen=True)
class Support:
    """How well lines support a text.

    Attributes:
        share: supported words over checked words, 0 to 1.
        missing: the words that no line supports, as folded.
    """

    share: float
    missing: tuple[str, ...]


@dataclass(frozen=True)
class _Printed:
    """The words of some lines, and all their letters without spaces."""

    words: tuple[str, ...]
    distinct: frozenset[str]
    numbers: frozenset[str]
    letters: str


@lru_cache(maxsize=4096)
def _printed(text: str) -> _Printed:
    plain = _TAG.sub("", text)
    writings = (text.replace("|", " "), plain.replace("|", ""), _SPACED.sub("", plain))
    found = tuple(word for writing in writings for word in words(writing))
    digits = [word.translate(_CONFUSED) for word in found if any(c.isdigit() for c in word)]
    short = [word.translate(_CONFUSED) for word in found if len(word) <= _SHORT]
    return _Printed(
        words=found,
        distinct=frozenset(found),
        numbers=frozenset(digits + short),
        letters=_FILLED.sub("", fold(text)),
    )


def support(text: str, source: str) -> Support:
    """Measure how well the source lines support a text.

    Args:
        text: repaired French.
        source: the raw lines, joined by line feeds.

    Returns:
        The share of supported words and the words that are not.
    """
    printed = _printed(source)
    checked = [word for word in words(text) if word not in _FREE]
    missing = tuple(word for word in checked if not _supported(word, printed))
    return Support(1.0 if not checked else 1 - len(missing) / len(checked), missing)


def _supported(word: str, printed: _Printed) -> bool:
    if word in printed.distinct or _WRITINGS.get(word, frozenset()) & printed.distinct:
        return True
    if any(character.isdigit() for character in word):
        ordinal = _ORDINAL.fullmatch(word)
        numbers = {word, ordinal[1]} if ordinal else {word}
        return any(number.translate(_CONFUSED) in printed.numbers for number in numbers)
    if word in NEGATIONS:
        return False
    return _glued(word, printed) or _close(word, printed)


def _glued(word: str, printed: _Printed) -> bool:
    if len(word) > _SHORT and word in printed.letters:
        return True
    return any(start + word in printed.distinct for start in _GLUE)


def _close(word: str, printed: _Printed) -> bool:
    if len(word) < _SHORT:
        return False
    candidates = [*printed.words, *(w[1:] for w in printed.words if w[0] in _GLUE)]
    return process.extractOne(word, candidates, scorer=fuzz.ratio, score_cutoff=_CLOSE) is not None


def names(alias: str, source: str) -> bool:
    """Tell whether the lines print a name: whole, over columns, or glued to its neighbour."""
    printed = _printed(source)
    return all(
        _supported(word, printed)
        or (len(word) >= _SHORT and any(word == found[: len(word)] for found in printed.words))
        for word in words(alias)
        if word not in _FREE
    )
