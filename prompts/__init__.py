"""Every French sentence that the assistant can say: one strict Jinja environment, files of macros.

``fixed.j2`` and ``languages.j2`` hold the assistant's own sentences (greetings, refusals,
absences): they cite nothing. The others frame what the documents say, and are always cited.
"""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, TemplateError

FIXED = ("fixed", "languages")

_SPACES = re.compile(r"\s+")


class PromptError(Exception):
    """A template or a macro is missing, or was given the wrong values."""


@cache
def environment() -> Environment:
    """Return the environment: strict (an undefined value is an error), text not escaped."""
    return Environment(
        loader=PackageLoader("prompts", "answer"),
        undefined=StrictUndefined,
        autoescape=False,  # plain text; pages escape it
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _module(topic: str) -> Any:  # noqa: ANN401 (a Jinja module)
    return environment().get_template(f"{topic}.j2").module


def say(topic: str, sentence: str, **values: object) -> str:
    """Render one sentence: the macro ``sentence`` of ``answer/<topic>.j2``.

    Raises:
        PromptError: when there is no such macro, or a value is missing.
    """
    try:
        macro = getattr(_module(topic), sentence)
        return _SPACES.sub(" ", str(macro(**values))).strip()
    except (TemplateError, AttributeError, TypeError) as error:
        raise PromptError(f"prompts/answer/{topic}.j2 macro « {sentence} »: {error}") from error


@cache
def frame_texts(topic: str) -> tuple[str, ...]:
    """List the literal text of a topic's templates: the assistant's words around the slots."""
    source, _, _ = environment().loader.get_source(environment(), f"{topic}.j2")  # type: ignore[union-attr]
    tokens = environment().lex(source)
    return tuple(text for _, kind, text in tokens if kind in ("data", "string"))


def frame_topics() -> tuple[str, ...]:
    """List the topics whose sentences are about the documents and must cite them."""
    names = (name.removesuffix(".j2") for name in environment().list_templates())
    return tuple(name for name in names if name not in FIXED)
