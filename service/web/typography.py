"""French on the page: spaces that do not break, curly apostrophes, dates and line numbers."""

import re

from corpus import Evidence, Range

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
).split()
_RULES = (
    (re.compile(r"\s+([;!?])"), "\u202f\\1"),
    (re.compile(r"\s+([:»])"), "\u00a0\\1"),
    (re.compile(r"«\s+"), "«\u00a0"),
    (re.compile(r"(\d)\s+(%|€)"), "\\1\u00a0\\2"),
    (re.compile(r"(?<=\d) (?=\d{3}\b)"), "\u202f"),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
)


def typeset(text: str) -> str:
    """Set a text as French prints it.

    Example: "L'accès : « où ? »" -> "L’accès\u00a0: «\u00a0où\u202f?\u00a0»"
    """
    for pattern, fresh in _RULES:
        text = pattern.sub(fresh, text)
    return text


def say_date(date: str) -> str:
    """Write an ISO date, whole or partial, in full: "2019-06-17" -> "17 juin 2019"."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    day = {"": "", "1": "1er "}.get(found := rest[1].lstrip("0") if rest[1:] else "", f"{found} ")
    return f"{day}{month} {year}"


def say_lines(ranges: tuple[Range, ...]) -> str:
    """Write line ranges in words: ((656, 658), (670, 670)) -> "lignes 656 à 658 et 670"."""
    parts = [str(a) if a == b else f"{a} à {b}" for a, b in ranges]
    word = "ligne" if len(ranges) == 1 and ranges[0][0] == ranges[0][1] else "lignes"
    if len(parts) == 1:
        return f"{word} {parts[0]}"
    return f"{word} {', '.join(parts[:-1])} et {parts[-1]}"


def source_url(evidence: Evidence) -> str:
    """Address the lines of a source, lit: ``/documents/x?l=656-658,670#L656``."""
    lines = ",".join(str(a) if a == b else f"{a}-{b}" for a, b in evidence.ranges)
    return f"/documents/{evidence.document}?l={lines}#L{evidence.ranges[0][0]}"
