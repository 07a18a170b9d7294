"""Does a statement say what its source lines say, once the damage of OCR is folded?

A word is supported when the lines print it, print it glued to a neighbour or to a damaged
elision (« Uattractivité », « laville »), or print something close to it (indel similarity).
Numbers and negations must be printed as such: no closeness helps them.
"""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from corpus.french import NEGATIONS, fold, words
from corpus.printed import GLUE, Printed, read_printed

_CLOSE = 77.0  # per cent of indel similarity that makes a word of the lines the same word
_AKIN = 71.0  # the same for short words and one stem: « publique » and « public » have 71.4
_SHORT = 4  # letters under which closeness is not enough
_MIDDLE = 5  # letters from which OCR may have lost one of a name; the stem of a longer word
_FREE = frozenset(  # articles and elisions that OCR loses or glues; they carry no fact
    "l d s c j m t n y qu a au aux de des du en et la le les un une ou ce ces cette il ils".split()
)
_ARTICLES = tuple(sorted(word for word in _FREE if len(word) > 1))
_OPPOSITES = ("in", "im", "il", "ir", "de", "des", "dis", "mal", "anti", "non")
_WRITINGS = {
    "nombre": frozenset({"nbre", "nb", "nbr"}),
    "metropole": frozenset({"metro"}),
    "deux": frozenset({"2"}),
}
_ACRONYM = re.compile(r"\b[A-Z0-9]*[A-Z][A-Z0-9]+\b")
_ORDINAL = re.compile(r"(\d+)(er|ere|e|eme|emes)")


@dataclass(frozen=True)
class Support:
    """How well lines support a text.

    Attributes:
        share: supported words over checked words, 0 to 1.
        missing: the words that no line supports, as folded.
    """

    share: float
    missing: tuple[str, ...]


def support(text: str, source: str) -> Support:
    """Measure how well the source lines support a text.

    Args:
        text: repaired French.
        source: the raw lines, joined by line feeds.

    Returns:
        The share of supported words and the words that are not.
    """
    printed = read_printed(source)
    checked = [word for word in words(text) if word not in _FREE]
    missing = tuple(word for word in checked if not _supported(word, printed))
    return Support(1.0 if not checked else 1 - len(missing) / len(checked), missing)


def _supported(word: str, printed: Printed) -> bool:
    if word in printed.words or _WRITINGS.get(word, frozenset()) & printed.words:
        return True
    if any(character.isdigit() for character in word):
        ordinal = _ORDINAL.fullmatch(word)
        return not {word, ordinal[1] if ordinal else word}.isdisjoint(printed.numbers)
    if word in NEGATIONS:
        return False
    return _glued(word, printed) or _close(word, printed)


def _glued(word: str, printed: Printed) -> bool:
    """Tell whether the word is printed with an article or from the beginning of a word on."""
    if any(start + word in printed.words for start in GLUE):
        return True
    if len(word) < _SHORT - 1:
        return False
    if any({word + part, part + word} & printed.words for part in _ARTICLES):
        return True
    return len(word) > _SHORT and any(start in printed.bounds for start in printed.find(word))


def _close(word: str, printed: Printed) -> bool:
    if len(word) < _SHORT:
        return False
    candidates = [text for text, other in printed.candidates if not _opposed(word, other)]
    if len(word) > _MIDDLE:
        akin = [other for other in candidates if _akin(word, other)]
        if process.extractOne(word, akin, scorer=fuzz.ratio, score_cutoff=_AKIN):
            return True
    cutoff = _CLOSE if len(word) > _MIDDLE else _AKIN
    return process.extractOne(word, candidates, scorer=fuzz.ratio, score_cutoff=cutoff) is not None


def _akin(word: str, other: str) -> bool:
    """Tell whether two words have one stem, or a line's end has cut the first letters."""
    return word[:_MIDDLE] == other[:_MIDDLE] or word.endswith(other)


def _opposed(one: str, other: str) -> bool:
    """Tell whether a prefix parts two words: « égalité » and « inégalités » are not close."""
    short, long = sorted((one, other), key=len)
    return any(long.startswith(start + short[:_SHORT]) for start in _OPPOSITES)


def names(alias: str, source: str) -> bool:
    """Tell whether the lines print a name: whole, over columns, or damaged.

    A name is read more strictly than a word, for another one may look like it: an acronym is
    printed letter for letter, « Ville » is not « Villes », and elsewhere OCR may have damaged
    one letter in six.
    """
    printed = read_printed(source)
    acronyms = {fold(word) for word in _ACRONYM.findall(alias)}
    checked = [word for word in words(alias) if word not in _FREE]
    numbers = checked if len(checked) == 1 else []
    other = {f"{word}s" for word in numbers} | {word.removesuffix("s") for word in numbers}
    return all(
        _named(word, printed) or (word not in acronyms and _damaged(word, printed.words - other))
        for word in checked
    )


def _named(word: str, printed: Printed) -> bool:
    """Tell whether a word of a name is printed: alone, cut, or glued to an elision."""
    if word in printed.words or any(start + word in printed.words for start in GLUE):
        return True
    return any({at, at + len(word)} <= printed.bounds for at in printed.find(word))


def _damaged(word: str, found: frozenset[str]) -> bool:
    """Tell whether OCR may have printed a word of a name with a wrong letter."""
    if len(word) < _SHORT or word.isdigit():
        return False
    allowed, least = max(1, len(word) // 6), min(len(word), _MIDDLE)
    return any(
        len(other) >= least and Levenshtein.distance(word, other, score_cutoff=allowed) <= allowed
        for other in found
    )
