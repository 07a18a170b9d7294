"""Other languages: recognised by a library, believed when the words of a question agree."""

import re
from functools import cache
from typing import Any

from corpus.french import words

FRENCH = "fr"
LEAST_FRENCH = 0.5  # share of French words from which more proof is asked of another language
LEAST_WORDS = 3  # fewer words tell nothing about the language
LEAST_LEAD = 5.0  # logarithm of how much likelier than French another language must be
SURE_LEAD = 10.0  # the same, when half of the words are French

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

# Words that no French sentence goes without, and that the other languages hardly write.
_TOOLS = frozenset(
    """j je ai suis est c cest qu quoi quel quelle ou qui pas les des du au aux dans pour avec chez
    mon mes nous vous elle et sur""".split()
)

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zA-ZÀ-ɏ]+")


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
    written = _LETTERS.findall(text)
    elsewhere = [word for word in written if not _LATIN.match(word)]
    if len(elsewhere) > len(written) / 2:
        return str(_identifier().classify(" ".join(elsewhere))[0])
    unknown = len(known) - sum(known)
    mostly_french = sum(known) >= LEAST_FRENCH * len(known)
    tools = sum(word in _TOOLS for word in words(text))
    if len(known) < LEAST_WORDS or unknown < 1 + mostly_french or 2 * tools >= unknown:
        return None
    ranks = {str(code): float(rank) for code, rank in _identifier().rank(text)}
    code = max(ranks, key=ranks.__getitem__)
    lead = ranks[code] - ranks[FRENCH]
    return code if lead >= (SURE_LEAD if mostly_french else LEAST_LEAD) else None
