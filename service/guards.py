"""Questions that are not searched: danger, attacks, personal cases and data, small talk."""

import re

from service.patterns import Guard, patterns

MASK = "[…]"

_PERSONAL_DATA = (  # read as typed, not folded
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),  # e-mail
    re.compile(r"(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)"),  # telephone
    re.compile(  # social security number
        r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"
    ),
    re.compile(r"(?<!\d)(?:\d{4}[\s-]?){3}\d{4}(?!\d)"),  # bank card
    re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){4,7}\b"),  # IBAN
    re.compile(  # address
        r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|bd|impasse|allée|place|chemin)"
        r"\s+[\w' -]{3,40}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=je m'appelle )\w[\w'-]*(?: [A-ZÀ-Þ][\w'-]*)*", re.IGNORECASE),
    re.compile(r"(?<=mon nom est )\w[\w'-]*(?: [A-ZÀ-Þ][\w'-]*)*", re.IGNORECASE),
)


def strike_out(text: str) -> str:
    """Replace personal data by « […] »."""
    for pattern in _PERSONAL_DATA:
        text = pattern.sub(MASK, text)
    return text


def guard(folded: str) -> Guard | None:
    """Return the first guard that stops a question, or None."""
    return next((found for found in patterns().guards if found.regex.search(folded)), None)


def smalltalk(folded: str) -> str | None:
    """Return the kind of small talk (greeting, thanks, farewell, who_am_i), or None."""
    kinds = patterns().smalltalk.items()
    return next((kind for kind, regex in kinds if regex.search(folded)), None)
