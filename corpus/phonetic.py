"""How a French word sounds, roughly: two spellings of one sound get one key.

Not a transcription: nasal vowels, soft and hard c and g, « qu », « ph », « eau », silent endings
and doubled letters are levelled, which is what people who write by ear get wrong.
"""

import re

from corpus.french import fold

_RULES = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"ph", "f"),
        (r"qu|q|ck|c(?=k)", "k"),
        (r"ch|sh", "§"),
        (r"sc(?=[eiy])|c(?=[eiy])|ss", "s"),
        (r"c", "k"),
        (r"gu(?=[eiy])", "g"),
        (r"ge(?=[aou])|g(?=[eiy])", "j"),
        (r"gn", "ñ"),
        (r"h", ""),
        (r"y", "i"),
        (r"eau|au", "o"),
        (r"oe|eu", "ø"),
        (r"oi", "wa"),
        (r"ou", "u"),
        (r"(ain|ein|in|im|un|um)(?![aeiouø])", "1"),
        (r"(en|em|an|am)(?![aeiouø])", "@"),
        (r"(on|om)(?![aeiouø])", "3"),
        (r"ai|ei", "e"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(ement)$", "em@"),
        (r"(?<=..)(er|es|et|ent|ed)$", "e"),
        (r"(?<=..)[stdxp]+$", ""),
        (r"(?<=...)e$", ""),
    )
)


def sound(word: str) -> str:
    """Return the key of a word as typed.

    Example: "fransé", "français" -> "fr@s"; "kartier", "quartier" -> "karti"
    """
    found = fold(word.lower().replace("ç", "s"))
    for pattern, key in _RULES:
        found = pattern.sub(key, found)
    return found
