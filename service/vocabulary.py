"""What the reading of questions needs to know, built once from corpus and index."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus import Corpus
from corpus.french import fold, words
from index import Passage, stop_words
from service.gazetteer import Gazetteer
from service.spelling import Speller


@cache
def word_list(name: str) -> frozenset[str]:
    """Load a list of words of the lexicon, folded."""
    text = resources.files("corpus").joinpath(f"lexicon/{name}.txt").read_text("utf-8")
    rows = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(word for row in rows if row for word in words(row))


@cache
def short_writings() -> dict[str, str]:
    """Load the SMS writings of the lexicon: short form -> whole words."""
    text = resources.files("corpus").joinpath("lexicon/sms.txt").read_text("utf-8")
    rows = (line.split("#")[0].partition("=") for line in text.splitlines())
    return {short.strip().lower(): whole.strip() for short, _, whole in rows if whole.strip()}


@cache
def thesaurus() -> dict[str, tuple[str, ...]]:
    """Load the synonyms of the lexicon: folded word -> folded words."""
    text = resources.files("corpus").joinpath("lexicon/thesaurus.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {fold(word): tuple(words(synonyms)) for word, synonyms in rows}


@dataclass(frozen=True)
class Expansion:
    """A spoken turn of phrase, as folded words, and what it means in the documents."""

    said: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Names, spelling, expansions, words that ask, words that engagements are about."""

    gazetteer: Gazetteer
    speller: Speller
    expansions: dict[str, tuple[Expansion, ...]]
    asking: frozenset[str]
    matter: frozenset[str]
    elsewhere: frozenset[str]

    @classmethod
    def build(
        cls, corpus: Corpus, passages: tuple[Passage, ...], forms: frozenset[str]
    ) -> "Vocabulary":
        """Collect everything; ``forms`` are the folded word forms of French."""
        gazetteer = Gazetteer.from_corpus(corpus)
        said = [text for wording in corpus.lexicon.words for text in wording.said]
        asking = word_list("question-words") | word_list("asking-words") | stop_words()
        known = (
            forms
            | word_list("frequent-words")
            | asking
            | gazetteer.vocabulary
            | frozenset(word for text in said for word in words(text))
        )
        texts = [p.searched for p in passages]
        speller = Speller.from_texts(corpus, texts, known, word_list("asking-words"))
        matter = frozenset(w for p in passages if p.engagement for w in words(p.searched)) - asking
        places = word_list("places-elsewhere")
        return cls(gazetteer, speller, _expansions(corpus), asking, matter, places)

    def synonyms(self, content: tuple[str, ...]) -> tuple[str, ...]:
        """Return what the thesaurus gives for the words that say what a question is about."""
        known = thesaurus()
        return tuple(dict.fromkeys(word for said in content for word in known.get(said, ())))

    def expand(self, tokens: list[str]) -> tuple[str, ...]:
        """Return the institution's words for the turns of phrase among the words."""
        found: dict[str, None] = {}
        for start, word in enumerate(tokens):
            for expansion in self.expansions.get(word, ()):
                if tuple(tokens[start : start + len(expansion.said)]) == expansion.said:
                    found |= dict.fromkeys(expansion.means)
        return tuple(found)


def _expansions(corpus: Corpus) -> dict[str, tuple[Expansion, ...]]:
    found: dict[str, tuple[Expansion, ...]] = {}
    for wording in corpus.lexicon.words:
        means = tuple(word for text in wording.means for word in words(text))
        for text in wording.said:
            said = tuple(words(text))
            if said:
                found[said[0]] = (*found.get(said[0], ()), Expansion(said, means))
    return found
