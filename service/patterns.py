"""The declared patterns: `patterns.yaml`, read once, compiled, typed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus import read_yaml
from service.models import Intent, Reason

FILE = Path(__file__).with_name("patterns.yaml")

Regex = re.Pattern[str]


@dataclass(frozen=True)
class Guard:
    """A reason not to search, with the case that chooses the sentences."""

    reason: Reason
    case: str
    regex: Regex


@dataclass(frozen=True)
class Form:
    """One way of asking: what it asks, and how `--explain` tells it."""

    intent: Intent
    reads: str
    regex: Regex


@dataclass(frozen=True)
class Patterns:
    """All of them.

    Attributes:
        guards: why not to search; first match wins.
        smalltalk: kinds of small talk.
        intents: ways of asking; first match wins.
        facets: what makes a question precise: a regex, or several by name.
        follows: what makes a question follow another.
    """

    guards: tuple[Guard, ...]
    smalltalk: dict[str, Regex]
    intents: tuple[Form, ...]
    facets: dict[str, Regex]
    choices: dict[str, dict[str, Regex]]
    follows: Regex

    def facet(self, name: str, read: str) -> bool:
        """Tell whether a facet is asked."""
        return bool(self.facets[name].search(read))

    def chosen(self, name: str, read: str) -> tuple[str, ...]:
        """List which values of a facet are asked."""
        return tuple(value for value, regex in self.choices[name].items() if regex.search(read))


@cache
def patterns() -> Patterns:
    """Read the file.

    Raises:
        RecordError: when it is not YAML; re.error or KeyError when a pattern is wrong.
    """
    data = read_yaml(FILE, FILE.name).value
    parts = data["parts"]
    plain = {name: says for name, says in data["facets"].items() if isinstance(says, list)}
    named = {name: says for name, says in data["facets"].items() if isinstance(says, dict)}
    return Patterns(
        guards=tuple(
            Guard(Reason(row["reason"]), row["case"], _compile(row["says"], parts))
            for row in data["guards"]
        ),
        smalltalk={row["case"]: _compile(row["says"], parts) for row in data["smalltalk"]},
        intents=tuple(
            Form(Intent(row["intent"]), row["reads"], _compile(row["says"], parts))
            for row in data["intents"]
        ),
        facets={name: _compile(says, parts) for name, says in plain.items()},
        choices={
            name: {value: _compile(says, parts) for value, says in values.items()}
            for name, values in named.items()
        },
        follows=_compile(data["follows"], parts),
    )


def _compile(says: Sequence[str], parts: Mapping[str, Any]) -> Regex:
    """Join ways of saying; each goes from whole word to whole word."""
    whole = (f"(?:{say})" for say in says)
    text = "|".join(whole)
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", f"(?:{part})")
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)")
