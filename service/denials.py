"""Denials: a sentence denies what it quotes denies, and nothing else."""

import re
from collections.abc import Iterable

from corpus.french import NEGATIONS, key, words

_STRICT = NEGATIONS - {"plus", "n"}
_QUOTED = re.compile(r"«.*»", re.DOTALL)
_SAME = 0.8  # share of a reading's words that makes a sentence a quotation of it


def denial_faults(text: str, readings: Iterable[str], titles: Iterable[str]) -> list[str]:
    """Compare the denials of a sentence with those of the readings and titles that it says.

    Args:
        text: the sentence, without reviewed plain wordings.
        readings: of its citations.
        titles: of the cited passages, which sentences say outside quotation marks.
    """
    said, around = words(text), words(_QUOTED.sub(" ", text))
    quoted = [reading for reading in readings if _quotes(said, reading)]
    quoted += [t for t in titles if t and (key(t) in key(text) or _quotes(around, t))]
    expected = [word for part in dict.fromkeys(quoted) for word in _denials(words(part))]
    if sorted(_denials(said)) != sorted(expected):
        return [f"négation : {_denials(said)} au lieu de {expected}"]
    return []


def _denials(said: list[str]) -> list[str]:
    return [word for word in said if word in _STRICT]


def _quotes(said: list[str], reading: str) -> bool:
    printed = [word for word in words(reading) if len(word) > 3]
    known = set(said)
    return bool(printed) and sum(word in known for word in printed) / len(printed) >= _SAME
