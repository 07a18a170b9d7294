"""Places that a question names and that no record knows."""

import re

from corpus.french import fold, key
from service.vocabulary import Vocabulary

_PART = r"(?:[A-ZÀ-Þ][\w'-]+|les|la|le|de|du|des|sur|en|sous)"
_AT = re.compile(
    r"(?:\b(?:à|a|À|aux?|sur|vers|dans)\s+(?:le\s+quartier\s+(?:de\s+la\s+|du\s+|des\s+|de\s+|d')?)?"
    r"|\b(?:quartier|commune|ville)\s+(?:de\s+la\s+|du\s+|des\s+|de\s+|d')?)"
    rf"({_PART}(?:[ -]{_PART})*)"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'’-]*")


def unknown_places(text: str, read: list[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """List the places named after « à », « quartier » … that are neither known names nor words.

    Args:
        text: the question as typed.
        read: its words, corrected.
        vocabulary: the known names and words.
    """
    found: dict[str, None] = {}
    if any(character.islower() for character in text):
        for match in _AT.finditer(text):
            for name in _CAPITAL.findall(match[1]):
                if _unknown(name, vocabulary):
                    found[name.strip("-'")] = None
    for word in read:
        if word in vocabulary.elsewhere and word not in map(fold, found):
            if not any(word in key(name).split() for name in found):
                found[word.capitalize()] = None
    return tuple(found)


def _unknown(name: str, vocabulary: Vocabulary) -> bool:
    tokens = key(name).split()
    if any(token in vocabulary.elsewhere for token in tokens):
        return True
    if vocabulary.gazetteer.link(tokens):
        return False
    if "-" in name:
        return True
    return not all(vocabulary.speller.knows(token) for token in tokens)
