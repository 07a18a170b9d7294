"""Does the answer say what it must? Accents, case, punctuation and elisions aside."""

from collections.abc import Iterable

from corpus.french import key


def missing_facts(facts: Iterable[str], text: str) -> tuple[str, ...]:
    """List the facts that the text does not say, as whole words in a row.

    Example: ["31 décembre 2022", "MSP"], "Jusqu'au 31 DECEMBRE 2022 [1]." -> ("MSP",)
    """
    said = f" {key(text)} "
    return tuple(fact for fact in facts if f" {key(fact)} " not in said)
