"""A compact extract of the French thesaurus: entries whose words social-policy texts use.

`python -m index.training.thesaurus --data DIR --out FILE [--texts corpus/sources]`
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import Stemmer

from index.training.baselines import STOP_WORDS, WORD, fold
from index.training.data import Pair, TrainingSet, load_training_set

SOURCE = "mythes"
PUBLIC_SERVICE = frozenset(
    "dila legi code-du-travail mon-entreprise betagouv+mon-entreprise betagouv+Aidants_Connect "
    "gip-inclusion+dora gip-inclusion+data-inclusion SocialGouv+code-du-travail-numerique "
    "SocialGouv+carte-jeune-engage SocialGouv+1000jours refugies-info+karfur "
    "etalab-ia+piaf-ml etalab-ia+franceservices-backend etalab-ia+knowledge-base".split()
)
SYNONYMS = 5
HEAD_SEEN, SYNONYM_SEEN = 10, 3
NOTICE = """\
# French synonyms for social-policy words: an extract of the French thesaurus of LibreOffice
# (the "Dictionnaire des synonymes" of the Dicollecte / Grammalecte project). Kept: entries and
# synonyms whose words public-service and contrat de ville texts use, at most five synonyms each.
# Licence: LGPL-2.1-or-later or MPL-2.0, as the source. Changed: entries removed, none added.
# A line: word, tab, synonyms separated by commas. Made by: python -m index.training.thesaurus
"""

Stems = tuple[str, ...]
Known = Callable[[Stems, int], bool]


def stems(text: str, stemmer: Stemmer.Stemmer) -> Stems:
    """Return the stems of the words that count."""
    words = [word for word in WORD.findall(fold(text)) if word not in STOP_WORDS]
    return tuple(stemmer.stemWords(words))


def social_texts(data: TrainingSet) -> list[str]:
    """List the French texts of the public-service sources."""
    texts = [row.french for row in data.parallel if row.source in PUBLIC_SERVICE]
    texts += [row.text for row in data.paragraphs if row.source in PUBLIC_SERVICE]
    for pair in data.pairs:
        if pair.source in PUBLIC_SERVICE:
            texts += [pair.query, pair.passage]
    return texts


def extract(pairs: Iterable[Pair], known: Known, stemmer: Stemmer.Stemmer) -> dict[str, list[str]]:
    """Keep the entries, and of each the first synonyms, whose stems are `known`."""
    entries: dict[str, list[str]] = {}
    for pair in pairs:
        head = stems(pair.query, stemmer)
        if len(pair.query) < 4 or len(head) > 3 or not known(head, HEAD_SEEN):
            continue
        kept = entries.setdefault(pair.query.strip().lower(), [])
        for synonym in (part.strip() for part in pair.passage.split(",")):
            found = stems(synonym, stemmer)
            if known(found, SYNONYM_SEEN) and found != head and synonym not in kept:
                kept.append(synonym)
    return {word: kept[:SYNONYMS] for word, kept in sorted(entries.items()) if kept}


def main() -> None:
    """Write the extract."""
    parser = argparse.ArgumentParser(prog="python -m index.training.thesaurus")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, default=Path("corpus/sources"))
    options = parser.parse_args()
    data, stemmer = load_training_set(options.data), Stemmer.Stemmer("french")
    seen = Counter(s for text in social_texts(data) for s in stems(text, stemmer))
    for path in sorted(options.texts.glob("*.txt")):
        for stem in stems(path.read_text("utf-8", errors="replace"), stemmer):
            seen[stem] = max(seen[stem], HEAD_SEEN)

    def known(words: Stems, least: int) -> bool:
        return 0 < len(words) <= 3 and all(seen[word] >= least for word in words)

    thesaurus = [pair for pair in data.pairs if pair.source == SOURCE]
    lines = [
        f"{word}\t{', '.join(kept)}\n" for word, kept in extract(thesaurus, known, stemmer).items()
    ]
    options.out.write_text(NOTICE + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
