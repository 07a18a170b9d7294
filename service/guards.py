"""Questions that are not searched: danger, attacks, personal cases and data, small talk."""

import re

from service.patterns import Guard, patterns

MASK = "[…]"

_STOPS_NAME = r"(?!(?:et|je|j|tu|il|elle|on|où|ou|qui|que|quels?|quelles?|comment|à|a|de|pour)\b)"

_PERSONAL_DATA = (  # read as typed, not folded; what is called « kept » is not struck out
    re.compile(r"\bFR\d{2}(?:[\s.-]?[A-Z\d]){23}\b", re.IGNORECASE),  # French IBAN
    re.compile(  # IBAN of elsewhere
        r"\b[A-Z]{2}\d{2}(?=(?:[A-Z\s]*\d){8})(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?\b"
    ),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),  # e-mail
    re.compile(  # telephone, no date
        r"(?<!\d)(?!\d\d/\d\d/(?:19|20)\d\d\b)"
        r"(?:(?:\+|00)\s?33[\s.-]?(?:\(0\)\s?)?|0)[1-9](?:[\s./-]?\d{2}){4}(?!\d)"
    ),
    re.compile(  # social security number
        r"(?<!\d)[12]\s?\d{2}\s?(?:0[1-9]|1[0-2]|[2-9]\d)\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?(?!\d)"
    ),
    re.compile(r"(?<!\d)(?:\d{4}[\s-]?){3}\d{4}(?!\d)"),  # bank card
    re.compile(  # address
        r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|bd|impasse|allée|place|chemin)"
        r"\s+[\w' -]{3,40}",
        re.IGNORECASE,
    ),
    re.compile(  # name
        r"(?P<kept>(?i:\bje\s+m\s?['’ʼ`´]?\s?appell?e|\bmon\s+nom\s+(?:est|c['’]est))\s*:?\s+)"
        rf"(?:[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*|[a-zß-ÿ][\w'’-]*(?:\s{_STOPS_NAME}[a-zß-ÿ][\w'’-]*)?)"
    ),
)


def strike_out(text: str) -> str:
    """Replace personal data by « […] »."""
    for pattern in _PERSONAL_DATA:
        text = pattern.sub(lambda found: found.groupdict().get("kept", "") + MASK, text)
    return text


def guard(*readings: str) -> Guard | None:
    """Return the first guard that stops a question, or None.

    Args:
        readings: the question folded, SMS writings as typed and written out.
    """
    return next(
        (found for found in patterns().guards if any(map(found.regex.search, readings))), None
    )


def smalltalk(folded: str) -> str | None:
    """Return the kind of small talk (greeting, thanks, farewell, who_am_i), or None."""
    kinds = patterns().smalltalk.items()
    return next((kind for kind, regex in kinds if regex.search(folded)), None)
