"""The wordings of ours: needs of the lexicon, plain sentences."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from corpus.check.entries import Entry, Problem, spellings
from corpus.corpus import Corpus
from corpus.evidence import Evidence
from corpus.lexicon import action_number
from corpus.models import GlossaryEntry, Mention, Statement
from corpus.plain import PlainWords, plain_faults


def lost_needs(corpus: Corpus) -> Iterator[Problem]:
    """Find needs that name no record."""
    rows = {row.id for row in corpus.records.rows}
    done = {row.id for row in corpus.records.achievements}
    for need, place in zip(corpus.lexicon.needs, corpus.lexicon.places, strict=True):
        remedy = "corriger `engagement`, `action`, `row` ou `achievement`"
        engagement = corpus.engagements.get(need.engagement or 0)
        if engagement is not None:
            try:
                action_number(engagement, need.action)
            except ValueError as error:
                yield Problem(place, f"« {need.action} » : {error}", remedy)
        elif need.row not in rows and need.achievement not in done:
            yield Problem(place, "ne nomme aucun enregistrement connu", remedy)


def plain_problems(corpus: Corpus, entries: list[Entry]) -> Iterator[Problem]:
    """Find plain wordings that are hard to read, or say something else than their source."""
    known = PlainWords.load(corpus, corpus.root)
    names = [name for key in (*corpus.actors, *corpus.districts) for name in spellings(corpus, key)]
    for entry in entries:
        plain = getattr(entry.row, "plain", None)
        if plain is None or isinstance(entry.row, GlossaryEntry):
            continue
        source = _official(corpus, entry.row)
        faults = plain_faults(plain, source, names, _own(entry.row))
        hard = known.hard_words(plain)
        if hard:
            faults.append(f"mots à expliquer dans le glossaire ou à remplacer : {', '.join(hard)}")
        for fault in faults:
            yield Problem(entry.place, f"plain : {fault}", "récrire la phrase simple")


def _own(row: Any) -> str:  # noqa: ANN401 (any record)
    """Return what a plain wording rewords: the title or text, without actions and headings."""
    parts = [getattr(row, name, None) for name in ("title", "text", "action", "detail")]
    return " ".join(part.text if isinstance(part, Statement) else part or "" for part in parts)


def _official(corpus: Corpus, row: Any) -> str:  # noqa: ANN401 (any record)
    """Join all that a record says officially: texts, headings, places, pilots."""
    texts: list[str] = []
    stack = [row]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            continue
        if isinstance(part, tuple):
            stack.extend(part)
        elif is_dataclass(part) and not isinstance(part, Evidence):
            texts += [part.text] if isinstance(part, Statement) else []
            title = getattr(part, "title", None)
            texts += [title] if isinstance(title, str) else []
            if isinstance(part, Mention):
                texts += [text for name in part.names for text in spellings(corpus, name)]
            stack.extend(getattr(part, field.name) for field in fields(part))
    return " ".join(texts)
