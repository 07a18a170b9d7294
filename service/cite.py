"""Citations: passages in, numbered contiguous ranges of raw lines out."""

from corpus import Evidence, merge_ranges
from corpus.french import join_names
from index import Kind, Passage
from service.draft import Cited
from service.library import Library
from service.models import Citation

_KINDS = {
    Kind.OBJECTIVE: "objectif du contrat",
    Kind.FIGURE: "chiffre",
    Kind.SIGNATORY: "signataires",
    Kind.REMARK: "avis de participants",
    Kind.DEFINITION: "mot employé",
}


class Citer:
    """Numbers the citations of one answer; the same lines of one passage are cited once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: dict[tuple[str, str, int, int], Citation] = {}

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return the citations so far, by number."""
        return tuple(self._found.values())

    def cite(self, cited: Cited) -> tuple[int, ...]:
        """Cite a passage; return the numbers of its citations, one for each range of lines."""
        return tuple(
            self._number(cited.passage, evidence.document, first, last)
            for evidence in self._evidence(cited)
            for first, last in evidence.ranges
        )

    def _evidence(self, cited: Cited) -> list[Evidence]:
        parts = [*cited.passage.evidence, *(cited.passage.support if cited.whole else ())]
        documents = dict.fromkeys(part.document for part in parts)
        return [
            Evidence(
                document,
                merge_ranges(
                    (found for part in parts if part.document == document for found in part.ranges),
                    bridge=self._library.source(document).blank,
                ),
            )
            for document in documents
        ]

    def _number(self, passage: Passage, document: str, first: int, last: int) -> int:
        identity = (passage.id, document, first, last)
        if identity not in self._found:
            number = len(self._found) + 1
            self._found[identity] = make_citation(
                self._library, passage, document, (number, first, last)
            )
        return self._found[identity].n


def make_citation(
    library: Library, passage: Passage, document: str, place: tuple[int, int, int]
) -> Citation:
    """Make one citation.

    Args:
        library: for names and raw lines.
        passage: the cited passage.
        document: id of the document of the lines.
        place: number of the citation, first and last line (1-based, inclusive).
    """
    number, first, last = place
    source = library.source(document)
    doubt = passage.doubt if passage.reading != "certain" else None
    return Citation(
        n=number,
        label=label(library, passage, document),
        document_id=document,
        document_title=source.document.title,
        document_date=source.document.date,
        engagement=passage.engagement,
        pilots=library.names(passage.pilots),
        excerpt=source.quote((first, last)),
        lines=(first, last),
        url=f"/documents/{document}#L{first}",
        reading=passage.text,
        doubt=doubt or "",
    )


def label(library: Library, passage: Passage, document: str) -> str:
    """Name a passage: its engagement and pilots, else its document and section.

    Example: « Engagement 38, pilotes CPAM et Villes »
    """
    contract = passage.engagement is not None and passage.kind in (
        Kind.ENGAGEMENT,
        Kind.ACTION,
        Kind.INDICATOR,
    )
    if contract:
        names = list(library.names(passage.pilots))
        if not names:
            return f"Engagement {passage.engagement}"
        role = "pilote" if len(names) == 1 else "pilotes"
        return f"Engagement {passage.engagement}, {role} {join_names(names)}"
    title = library.source(document).document.title
    section = _KINDS.get(passage.kind) or passage.title
    return f"{title}, {section}" if section else title
