"""Plain wordings: short, common words, and nothing but what the source says."""

import re
from functools import cached_property
from pathlib import Path

from corpus.corpus import Corpus
from corpus.french import DENIALS, NEGATIONS, fold, words

LONGEST = 20  # words

_LONG = 4  # letters; shorter words are articles and the like

_NUMBER = re.compile(r"\d+")
_ENDINGS = ("aux", "s", "x", "e", "es")


class PlainWords:
    """The words that a plain wording may use: frequent, explained, or names."""

    def __init__(self, corpus: Corpus, frequent: frozenset[str]) -> None:
        self.corpus = corpus
        self.frequent = frequent

    @classmethod
    def load(cls, corpus: Corpus, root: Path) -> "PlainWords":
        """Read the lists of frequent and of added words of the lexicon below ``root``."""
        lists = [root / "lexicon" / f"{name}-words.txt" for name in ("frequent", "plain")]
        rows = [row for path in lists if path.is_file() for row in path.read_text().split("\n")]
        return cls(corpus, frozenset(row for row in rows if row and not row.startswith("#")))

    @cached_property
    def explained(self) -> frozenset[str]:
        """Return the words of glossary terms and of names."""
        rows = self.corpus.records
        texts = [text for entry in rows.glossary for text in (entry.term, *entry.aliases)]
        for actor in rows.actors:
            texts += [actor.name, *actor.aliases]
        for district in rows.districts:
            texts += [district.name, *district.aliases]
        return frozenset(word for text in texts for word in words(text))

    def hard_words(self, plain: str) -> list[str]:
        """List the words that are neither frequent, nor explained, nor numbers."""
        return [word for word in words(plain) if not word.isdigit() and not self._known(word)]

    def _known(self, word: str) -> bool:
        if word in self.frequent or word in self.explained:
            return True
        return any(word.endswith(end) and word[: -len(end)] in self.frequent for end in _ENDINGS)


def plain_faults(
    plain: str, source: str, names: list[str], reworded: str | None = None
) -> list[str]:
    """List what a plain wording says differently from its source.

    Args:
        plain: the wording.
        source: the official text, its title and its pilots.
        names: names of actors and districts that must not appear out of nowhere.
        reworded: the part of the source whose negations must be kept (default: all of it).

    Returns:
        Faults in French; none when the wording is faithful in numbers, names and negations.
    """
    faults = _negation_faults(plain, source, source if reworded is None else reworded)
    length = len(plain.split())
    if length > LONGEST:
        faults.append(f"{length} mots au lieu de {LONGEST} au plus")
    extra = set(_NUMBER.findall(plain)) - set(_NUMBER.findall(source))
    if extra:
        faults.append(f"nombre absent de la source : {', '.join(sorted(extra))}")
    folded, printed_text = f" {_flat(plain)} ", f" {_flat(source)} "
    for name in names:
        spelled = f" {_flat(name)} "
        if spelled in folded and spelled not in printed_text:
            faults.append(f"nom absent de la source : {name}")
    return faults


def _negation_faults(plain: str, source: str, reworded: str) -> list[str]:
    """Find a denial that the source does not print, or prints and the wording drops."""
    said, printed = set(words(plain)), set(words(source))
    denied = (said & DENIALS) - printed
    if denied and not printed & NEGATIONS:
        return [f"négation absente de la source : {', '.join(sorted(denied))}"]
    if said & DENIALS:
        return []
    dropped = sorted(said & _denied(words(reworded)))
    return [f"négation de la source non reprise : {', '.join(dropped)}"] if dropped else []


def _denied(found: list[str]) -> set[str]:
    """Return the words that a text denies: the first long one after each denial.

    Example: "sans rendez-vous" -> {"rendez"}
    """
    after = [found[place + 1 :] for place, word in enumerate(found) if word in DENIALS]
    return {next((word for word in rest if len(word) >= _LONG), "") for rest in after} - {""}


def _flat(text: str) -> str:
    return " ".join(words(fold(text)))
