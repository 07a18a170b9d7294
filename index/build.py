"""Building: corpus in, passages out, and an index of them in memory."""

import hashlib
from dataclasses import replace
from itertools import chain
from pathlib import Path

import corpus as corpus_package
from corpus import Corpus
from index.contract import engagement_passages, theme_passages
from index.encoder import Encoder
from index.facts import (
    date_passages,
    definition_passages,
    disagreement_passages,
    figure_passages,
    remark_passages,
    signatory_passages,
)
from index.forms import french_forms
from index.passages import Passage
from index.plan import plan_passages
from index.prose import achievement_passages, section_passages, sentence_splitter
from index.search import PassageIndex
from index.slides import slide_passages


def corpus_passages(corpus: Corpus) -> tuple[Passage, ...]:
    """List every passage of the corpus, in a fixed order."""
    split = sentence_splitter()
    found = chain(
        engagement_passages(corpus),
        theme_passages(corpus),
        section_passages(corpus, split),
        date_passages(corpus),
        figure_passages(corpus),
        signatory_passages(corpus),
        slide_passages(corpus),
        achievement_passages(corpus, split),
        remark_passages(corpus),
        plan_passages(corpus),
        disagreement_passages(corpus),
        definition_passages(corpus),
    )
    return tuple(replace(passage, names=_names(corpus, passage)) for passage in found)


_NOT_OF_A_BUILD = ("check", "training")
_STATUSES = {"en-cours": "en cours", "a-realiser": "à réaliser"}


def _names(corpus: Corpus, passage: Passage) -> tuple[str, ...]:
    """Name what a passage is tied to: pilots, speaker, places, status."""
    actors = [corpus.actors[a] for a in (*passage.pilots, passage.speaker) if a in corpus.actors]
    places = [corpus.districts[name].name for name in passage.districts]
    everywhere = ["tous les quartiers"] if passage.everywhere else []
    status = [_STATUSES[passage.status]] if passage.status in _STATUSES else []
    return tuple([*(actor.name for actor in actors), *places, *everywhere, *status])


def build_index(corpus: Corpus, encoder: Encoder) -> PassageIndex:
    """Index every passage of the corpus."""
    return PassageIndex.build(corpus_passages(corpus), encoder, frozenset(french_forms()))


def code_version() -> str:
    """Hash the code that a build depends on: first 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for root in (Path(corpus_package.__file__).parent, Path(__file__).parent):
        for path in sorted(root.rglob("*.py")):
            name = path.relative_to(root)
            if name.parts[0] not in _NOT_OF_A_BUILD:
                digest.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
