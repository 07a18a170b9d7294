"""Facets of a question that are no names: numbers, enjeux, statuses, absences, superlatives."""

import re

_NUMBERS = re.compile(
    r"\b(?:engagements?|eng|engag\w*|numeros?|numero|n|no|le|les|du|des)\s+(?:n |no |numeros? |n os )?"
    r"(\d{1,3}(?:(?: et| a| ou| puis|) (?:le |l engagement )?\d{1,3})*)\b"
)
_CLEAR = re.compile(r"\b(?:engagements?|eng|numeros?)\s+(?:n |no |numeros? )?\d")
_BARE = re.compile(
    r"^(?:et |mais |ok )*(?:l engagement |engagement |le |du |n )?(\d{1,3})$|\b(?:et|de|sur|pour) (?:pour )?(?:le|du|l engagement) (\d{1,3})$"
)
_RANGE = re.compile(r"(\d{1,3}) a (\d{1,3})")
_UNITS = re.compile(
    r"\d{1,3} (?:ans?|euros?|jours?|mois|personnes|heures?|h|minutes?|enfants?|quartiers?|villes|juin|mars|mai)\b"
)

_ENJEU = re.compile(r"\benjeux?\s+(?:n |no |numero )?(\d(?: (?:et |a )?\d)*)\b")
_ORDINALS = {
    "premier": 1,
    "deuxieme": 2,
    "second": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
}

_WITHOUT = {
    "indicators": re.compile(
        r"\b(sans|aucun|pas d|pas (encore )?d|n ont pas d|n a pas d|manque\w* d)\b ?(e )?(aucun |un |l )?indicateurs?\b"
    ),
    "pilots": re.compile(r"\b(sans|aucun|pas de?) (aucun |un |l )?pilotes?\b"),
    "certain": re.compile(
        r"\b(doute\w*|incertain\w*|pas sure?s?|a verifier|lecture (douteuse|incertaine))\b"
    ),
}

_LONE = re.compile(r"\b(un seul|seul|unique|qu un) pilotes?\b")
_EXCLUDING = frozenset({"pas", "sans", "sauf", "hors", "excepte", "ni", "hormis"})
_DETAILS = {
    "hours": re.compile(
        r"\b(horaires?|heures? d ouverture|a quelle heure|quelles heures|ouvert\w* (le|quand|a)|ouvre\w*|"
        r"ferme\w* a)\b"
    ),
    "phone": re.compile(
        r"\b(numero de (tel\w*|telephone)|quel numero|telephone de|appeler|mail de|tel)\b"
    ),
    "address": re.compile(r"\b(adresses?|c est ou exactement|quelle rue)\b"),
    "price": re.compile(
        r"\b(cout\w*|prix|tarifs?|combien (ca|sa) coute|euros?|budgets?|montants?|"
        r"combien (par|d) (jour|mois|euros?)|c est combien)\b"
    ),
}

_SUPERLATIVE = re.compile(
    r"\b(le plus (d |de |souvent)|la plus|plus grand nombre|le plus$|en premier|davantage)\b"
)

_STATUSES = {
    "en-cours": re.compile(r"\b(en cours|deja (lance|commence|en route)\w*|en train)\b"),
    "a-realiser": re.compile(
        r"\b(a realiser|a faire|reste a faire|pas encore|a venir|non realise\w*)\b"
    ),
}


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


_WHERE = re.compile(
    r"^(et )?ou (?!bien\b)|\b(ou est ce que|ou (je|on|tu|peut|puis|trouver|aller|se)|c est ou|quel (endroit|lieu|quartier)|quels (endroits|lieux|quartiers))\b"
)


def asks_where(folded: str) -> bool:
    """Tell whether a place is asked: « où … », « quels quartiers … »."""
    return bool(_WHERE.search(folded))


def enjeu_numbers(folded: str) -> tuple[int, ...]:
    """List the enjeux that a folded question numbers.

    Example: "enjeu 4" -> (4,); "le troisieme enjeu" -> (3,)
    """
    numbers = [int(n) for match in _ENJEU.finditer(folded) for n in re.findall(r"\d", match[1])]
    numbers += [n for word, n in _ORDINALS.items() if f"{word} enjeu" in folded]
    return tuple(dict.fromkeys(numbers))


def facet_without(read: str) -> frozenset[str]:
    """Tell what must be absent: indicators, pilots, certain (a doubtful reading)."""
    return frozenset(name for name, regex in _WITHOUT.items() if regex.search(read))


def asks_lone(read: str) -> bool:
    """Tell whether engagements with one pilot only are asked."""
    return bool(_LONE.search(read))


def is_excluded(before: list[str]) -> bool:
    """Tell whether the words before a name exclude it: « mais pas par l' »."""
    return bool(_EXCLUDING & set(before[-3:]))


def detail_asked(folded: str) -> str | None:
    """Return the detail that is asked and that the documents do not print, if any."""
    return next((name for name, regex in _DETAILS.items() if regex.search(folded)), None)


def is_superlative(read: str) -> bool:
    """Tell whether « le plus » is asked."""
    return bool(_SUPERLATIVE.search(read))


def plan_status(read: str) -> str | None:
    """Return the status of the 2015 plan that is asked, if any."""
    return next((name for name, regex in _STATUSES.items() if regex.search(read)), None)
