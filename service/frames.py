"""Frames: the sentence templates as patterns, read from their sources.

A slot becomes a named group, a choice of words becomes an alternative: what a sentence puts in
each slot can then be checked.
"""

import re
from dataclasses import dataclass
from functools import cache

from prompts import environment

_DIGITS = frozenset({"number", "count", "total", "year"})
_MACRO = re.compile(r"{% macro (\w+)\([^)]*\) %}(.*?){% endmacro %}", re.DOTALL)
_SLOT = re.compile(r"{{ (.*?) }}")
_WORDS = re.compile(r'"([^"]*)"')


@dataclass(frozen=True)
class Frame:
    """A template of a sentence.

    Attributes:
        name: of its macro.
        pattern: what its sentences look like; one group for each slot.
    """

    name: str
    pattern: re.Pattern[str]

    def read(self, text: str) -> dict[str, str] | None:
        """Return what a sentence puts in the slots; None when it is none of this frame."""
        found = self.pattern.fullmatch(text)
        return {slot: said for slot, said in found.groupdict().items() if said} if found else None


@cache
def frames(topic: str) -> dict[str, Frame]:
    """Return the frames of ``prompts/answer/<topic>.j2``, by macro."""
    source, _, _ = environment().loader.get_source(environment(), f"{topic}.j2")  # type: ignore[union-attr]
    return {
        name: Frame(name, re.compile(_pattern(body), re.DOTALL))
        for name, body in _MACRO.findall(source)
    }


def _pattern(body: str) -> str:
    """Write a template as a pattern: its words as they are, its slots as groups."""
    parts = _SLOT.split(body)
    return "".join(
        _slot(part) if number % 2 else re.escape(part) for number, part in enumerate(parts)
    )


def _slot(expression: str) -> str:
    """Write what stands between braces as a pattern: a value, a choice of words, an option."""
    if expression.isidentifier():
        said = r"\d+" if expression in _DIGITS else ".*?"
        return f"(?P<{expression}>{said})"
    value, option, _ = expression.partition(" if ")
    parts = value.split(" ~ ")
    if option and len(parts) > 1:  # « " (" ~ places ~ ")" if places »
        written = (re.escape(p[1:-1]) if p.startswith('"') else _slot(p) for p in parts)
        return f"(?:{''.join(written)})?"
    choices = _WORDS.findall(expression)
    return f"(?:{'|'.join(map(re.escape, choices))})" if choices else ".*?"
