"""Other languages: recognised by a library, asked only when few words of a question are French."""

import re
from functools import cache
from typing import Any

FRENCH = "fr"
LEAST_FRENCH = 0.5  # share of French words under which the library is asked
LEAST_WORDS = 3  # fewer words tell nothing about the language

LANGUAGES = (
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "it",
    "pl",
    "pt",
    "ro",
    "ru",
    "sq",
    "tr",
    "uk",
    "zh",
)

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]")


@cache
def _identifier() -> Any:  # noqa: ANN401 (a py3langid identifier)
    """Load the model on first use: it takes about a second, and few questions need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def foreign_language(text: str, known: list[bool]) -> str | None:
    """Return the code of the language of a text (ISO 639-1), None when it is or may be French.

    Args:
        text: as typed.
        known: for each of its words, whether it is French or a name of the register.
    """
    letters = _LETTER.findall(text)
    foreign_script = letters and sum(map(bool, map(_LATIN.match, letters))) < len(letters) / 2
    if not foreign_script:
        if len(known) < LEAST_WORDS or sum(known) >= LEAST_FRENCH * len(known):
            return None
    code = str(_identifier().classify(text)[0])
    return None if code == FRENCH and not foreign_script else code
