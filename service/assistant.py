"""The assistant: understand, compose, verify, and answer or say why not."""

import logging
import time
from dataclasses import replace

from index import EncoderError, Hit, IndexStore, Manifest, Passage, load_encoder
from service.cite import Citer, make_citation
from service.compose import compose
from service.compose.other_answers import until
from service.compose.passage_answers import nothing_draft
from service.draft import Draft, Line
from service.guards import strike_out
from service.library import Library
from service.models import Answer, Audience, Citation, Intent, Question, Reason, Sentence
from service.query import Query
from service.register import Register
from service.retrieve import Retriever
from service.settings import Settings
from service.understand import is_vague, refused, understand
from service.verify import Verifier
from service.vocabulary import Vocabulary

__all__ = ["Assistant", "EncoderError"]

LOCAL_DEPTH = 50  # how far down a search for one district looks for what names it

_log = logging.getLogger("passerelle.verify")


class Assistant:
    """Answers questions on one corpus with one index. Thread-safe: nothing changes after load."""

    def __init__(self, library: Library, manifest: Manifest) -> None:
        self.library = library
        self.corpus = library.corpus
        self.register = library.register
        self.index = library.index
        self.manifest = manifest
        self._vocabulary = Vocabulary.build(
            library.corpus, library.index.passages, library.index.forms
        )
        self._retriever = Retriever(library)
        self._verifier = Verifier(library, self._vocabulary.gazetteer)

    @classmethod
    def load(cls, settings: Settings) -> "Assistant":
        """Load the index that serves.

        Raises:
            StoreError: when it is missing, stale or damaged.
            EncoderError: when the encoder cannot be loaded.
            CorpusError: when the corpus is wrong.
        """
        loaded = IndexStore(settings.data_dir).load(load_encoder(settings.encoder))
        library = Library(loaded.corpus, Register(loaded.corpus), loaded.passages)
        return cls(library, loaded.manifest)

    def warm(self) -> None:
        """Fill the caches (templates, words of passages) so that the first person does not wait."""
        for audience in Audience:
            self.answer(Question(text="Qui s'occupe de la santé à Nantes ?", audience=audience))

    def understand(self, question: Question) -> Query:
        """Read a question; a personal datum in it stops everything else."""
        struck = strike_out(question.text)
        query = understand(replace(question, text=struck), self._vocabulary)
        if struck != question.text and not query.refusal and is_vague(query):
            return refused(Reason.PERSONAL_DATA, struck)
        return query

    def answer(self, question: Question) -> Answer:
        """Answer a question; a sentence that its lines do not support is never shown."""
        started = time.perf_counter()
        query = self.understand(question)
        draft = compose(query, self._retriever, question.audience)
        answer = self._checked(question, draft)
        if answer is None:
            answer = self._checked(question, nothing_draft(query, self.library))
        if answer is None:
            raise RuntimeError("the sentence that says nothing was found is not a fixed one")
        return replace(answer, took_ms=round((time.perf_counter() - started) * 1000, 2))

    def search(self, text: str, k: int = 10, district: str | None = None) -> list[Hit]:
        """Find the k best passages for a text, those of the district first when one is given."""
        query = self.understand(Question(text=text, district=district))
        found = self._retriever.retrieve(query, max(k, LOCAL_DEPTH) if district else k)
        hits = sorted(found.hits, key=lambda hit: hit.passage.id not in found.local)
        return [replace(hit, rank=rank) for rank, hit in enumerate(hits[:k], start=1)]

    def citations_of(self, passage: Passage) -> list[Citation]:
        """Return the citations of one passage, one for each contiguous range of lines."""
        places = [(e.document, a, b) for e in passage.evidence for a, b in e.ranges]
        return [
            make_citation(self.library, passage, document, (number, first, last))
            for number, (document, first, last) in enumerate(places, start=1)
        ]

    def _checked(self, question: Question, draft: Draft) -> Answer | None:
        """Cite and verify a draft; None when a sentence is not supported."""
        citer = Citer(self.library)
        sentences = []
        fixed = (line.text for line in draft.lines if not line.cited)
        restricted = any(self._verifier.fixed.restricts(text) for text in fixed)
        for line in draft.lines:
            numbers = tuple(dict.fromkeys(n for cited in line.cited for n in citer.cite(cited)))
            citations = [citer.citations[n - 1] for n in numbers]
            if not self._supported(line, citations, restricted):
                return None
            sentences.append(Sentence(text=line.text, citations=numbers))
        documents = list(dict.fromkeys(citation.document_id for citation in citer.citations))
        return Answer(
            question=strike_out(question.text),
            status=draft.status,
            reason=draft.reason,
            intent=draft.intent,
            sentences=tuple(sentences),
            citations=citer.citations,
            engagements=tuple(sorted(draft.engagements)) if _listed(draft) else draft.engagements,
            engagements_collective=draft.collective,
            pilots=self.library.names(draft.pilots),
            districts=draft.districts,
            warnings=(*until(self.library, documents), *draft.warnings),
            suggestions=draft.suggestions,
        )

    def _supported(self, line: Line, citations: list[Citation], restricted: bool) -> bool:
        passages = tuple(cited.passage for cited in line.cited)
        if citations:
            finding = self._verifier.verify(line.text, citations, passages, restricted)
        else:
            finding = self._verifier.verify_fixed(line.text)
        if not finding.supported:  # the words of the record, never those of the question
            _log.warning("sentence refused: %s — %s", line.text[:80], "; ".join(finding.faults))
        return finding.supported


def _listed(draft: Draft) -> bool:
    return draft.intent in (Intent.ENGAGEMENTS_OF, Intent.COUNT)
