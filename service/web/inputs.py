"""What comes in: words, ids and the question, refused by name when they are not right."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints

from service.models import Audience

QUESTION_LENGTH = 500
HISTORY_LENGTH = 5


def refuse_controls(text: str) -> str:
    """Refuse control characters other than tabs and line ends."""
    odd = (c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\r\n")
    if any(odd):
        raise ValueError("contient des caractères de contrôle, qui sont refusés")
    return text


def blank_to_none(value: object) -> object:
    """Read the empty value that a form sends as absent."""
    return None if value == "" else value


Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUESTION_LENGTH),
    AfterValidator(refuse_controls),
]
OptionalWords = Annotated[Words | None, BeforeValidator(blank_to_none)]
OptionalId = Annotated[
    Annotated[str, StringConstraints(max_length=100)] | None, BeforeValidator(blank_to_none)
]


class Ask(BaseModel):
    """A question, with where and for whom it is asked."""

    question: Words = Field(examples=["où apprendre le français à Nantes Nord ?"])
    district: OptionalId = Field(None, examples=["nantes-nord"])
    audience: Audience = Audience.RESIDENT
    history: list[Words] = Field(default_factory=list, max_length=HISTORY_LENGTH)
