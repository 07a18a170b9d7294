"""Frames: the sentence templates as patterns, read from their Jinja sources.

A slot becomes a named group, a choice of words becomes an alternative: what a sentence puts in
each slot can then be checked.
"""

import re
from dataclasses import dataclass
from functools import cache

from jinja2 import nodes

from prompts import environment

_DIGITS = frozenset({"number", "count", "total", "year"})


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
    macros = environment().parse(source).find_all(nodes.Macro)
    return {macro.name: Frame(macro.name, re.compile(_macro(macro), re.DOTALL)) for macro in macros}


def _macro(macro: nodes.Macro) -> str:
    printed = (part for output in macro.find_all(nodes.Output) for part in output.nodes)
    return _unique("".join(map(_pattern, printed)))


def _pattern(node: nodes.Node) -> str:
    """Write a part of a template as a pattern."""
    match node:
        case nodes.TemplateData():
            return re.escape(node.data)
        case nodes.Const():
            return re.escape(str(node.value))
        case nodes.Name():
            said = r"\d+" if node.name in _DIGITS else ".*?"
            return f"(?P<{node.name}>{said})"
        case nodes.Concat():
            return "".join(map(_pattern, node.nodes))
        case nodes.CondExpr():
            other = _pattern(node.expr2) if node.expr2 else ""
            return f"(?:{_pattern(node.expr1)}|{other})"
        case nodes.Call():
            return f"(?:{'|'.join(_pattern(choice) for choice in node.args[1:])})"
    return ".*?"


def _unique(pattern: str) -> str:
    """Write again a slot that comes back as the same text."""
    first, *others = re.split(r"(?=\(\?P<\w+>)", pattern)
    seen: set[str] = set()
    for part in others:
        name = part[4 : part.index(">")]
        first += re.sub(r"^\(\?P<\w+>.*?\)", f"(?P={name})", part) if name in seen else part
        seen.add(name)
    return first
