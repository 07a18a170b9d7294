"""French on the letter's level: folding, words, elisions, sentences, numbers."""

import re
import unicodedata
from functools import lru_cache


def _plain_letters() -> dict[int, str]:
    """Map accented Latin letters, ligatures and apostrophes to plain letters."""
    table = {ord(mark): "'" for mark in "’ʼ‘`´"} | {ord("œ"): "oe", ord("æ"): "ae"}
    for code in range(0xC0, 0x180):
        parts = unicodedata.normalize("NFKD", chr(code))
        base = "".join(c for c in parts if not unicodedata.combining(c))
        if base != chr(code):
            table.setdefault(code, base.lower())
    return table


_PLAIN_LETTERS = _plain_letters()
_ELISION = re.compile(r"\b(l|d|s|n|m|t|j|c|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)'(?=\w)")
_WORD = re.compile(r"[a-z0-9]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[«\"A-ZÀ-ÖØ-Þ\d])")

NEGATIONS = frozenset({"ne", "n", "pas", "aucun", "aucune", "jamais", "sans", "non", "ni", "plus"})
DENIALS = NEGATIONS - {"n", "plus"}  # those that deny by themselves


def fold(text: str) -> str:
    """Lower the case, drop accents, open ligatures, straighten apostrophes.

    Example: "L’Œuvre à Rezé" -> "l'oeuvre a reze"
    """
    plain = text.lower().translate(_PLAIN_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def words(text: str) -> list[str]:
    """Split into folded words; elided articles stand apart.

    Example: "l'accès aux droits" -> ["l", "acces", "aux", "droits"]
    """
    return list(_words(text))


@lru_cache(maxsize=16384)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_ELISION.sub(r"\1 ", fold(text))))


def key(text: str) -> str:
    """Fold to words joined by one space: two writings of one name have the same key.

    Example: "Saint-Herblain" and "saint  herblain" -> "saint herblain"
    """
    return " ".join(words(text))


def sentences(text: str) -> list[str]:
    """Split prose at sentence ends, keeping the punctuation."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def join_names(names: list[str]) -> str:
    """Enumerate as French does.

    Example: ["A", "B", "C"] -> "A, B et C"
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} et {names[-1]}"
