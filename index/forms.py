"""Word forms of French, so that a right word is never taken for a mistake."""

from corpus.french import fold


def french_forms() -> list[str]:
    """List the forms of a French word list (140,000), folded, sorted; at build time only."""
    from spellchecker import SpellChecker

    forms = SpellChecker(language="fr").word_frequency.dictionary
    return sorted({fold(form) for form in forms})
