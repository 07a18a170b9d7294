"""Facets of a question that are no names: numbers of engagements and enjeux, exclusions."""

import re

_NUMBER_LIST = r"(\d{1,3}(?:(?: et| a| ou| puis|) (?:le |l engagement )?\d{1,3})*)"
_NUMBERS = re.compile(
    r"\b(?:engagements?|l?eng|l?engag\w*|numeros?|numero|n|no|le|les|du|des)\s+"
    rf"(?:n |no |numeros? |n os )?{_NUMBER_LIST}\b"
)
_CLEAR = re.compile(r"\b(?:engagements?|l?eng|lengage\w*|numeros?)\s+(?:n |no |numeros? )?\d")
_BARE = re.compile(
    r"^(?:et |mais |ok )*(?:l engagement |engagement |le |du |n )?(\d{1,3})$"
    r"|\b(?:et|de|sur|pour) (?:pour )?(?:le|du|l engagement) (\d{1,3})$"
)
_RANGE = re.compile(r"(\d{1,3}) a (\d{1,3})")
_UNITS = re.compile(
    r"\d{1,3} (?:ans?|euros?|jours?|mois|personnes|heures?|h|minutes?|enfants?|quartiers?|villes|"
    r"juin|mars|mai)\b"
)

_ENJEU = re.compile(r"\benjeux?\s+(?:n |no |numero )?(\d(?: (?:et |a )?\d)*)\b")
_ORDINALS = ("premier", "deuxieme", "troisieme", "quatrieme", "cinquieme")

_EXCLUDING = frozenset({"pas", "sans", "sauf", "hors", "excepte", "ni", "hormis"})


def engagement_numbers(folded: str) -> tuple[int, ...]:
    """List the engagement numbers that a folded question names, in order.

    Example: "les engagements 38 et 39" -> (38, 39); "engagements 3 a 5" -> (3, 4, 5)
    """
    text = _UNITS.sub(" ", folded)
    found: dict[int, None] = {}
    if _CLEAR.search(text):
        for match in _NUMBERS.finditer(text):
            found |= dict.fromkeys(_expand(match[1]))
    elif bare := _BARE.search(text):
        found[int(bare[1] or bare[2])] = None
    return tuple(found)


def _expand(text: str) -> list[int]:
    span = _RANGE.search(text)
    if span and int(span[1]) < int(span[2]) <= int(span[1]) + 50:
        return list(range(int(span[1]), int(span[2]) + 1))
    return [int(number) for number in re.findall(r"\d+", text)]


def enjeu_numbers(folded: str) -> tuple[int, ...]:
    """List the enjeux that a folded question numbers.

    Example: "enjeu 4" -> (4,); "le troisieme enjeu" -> (3,)
    """
    numbers = [int(n) for match in _ENJEU.finditer(folded) for n in re.findall(r"\d", match[1])]
    numbers += [n for n, word in enumerate(_ORDINALS, start=1) if f"{word} enjeu" in folded]
    return tuple(dict.fromkeys(numbers))


def is_excluded(before: list[str]) -> bool:
    """Tell whether the words before a name exclude it: « mais pas par l' », « sauf ceux de l' »."""
    return bool(_EXCLUDING & set(before[-5:]))
