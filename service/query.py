"""A question understood: what is asked, about what, with how it was read."""

from dataclasses import dataclass

from service.models import Intent, Reason


@dataclass(frozen=True, kw_only=True)
class Query:
    """What the assistant looks for.

    Attributes:
        text: the question, completed by the history when it is a follow-up.
        read: its words as read: SMS written out, spelling repaired, folded.
        intent: what is asked.
        words: the words that say what it is about, folded, corrected, without names.
        beside: those of ``words`` that engagements are about, outside any name or theme.
        named: the words of the names found in the question, for the search.
        expansions: the institution's words for them (lexicon).
        synonyms: what the thesaurus gives for ``words``.
        numbers: engagement numbers.
        actors: actor ids.
        districts: district ids named in the question or chosen beside it.
        unknown_places: places that no record names, as written.
        themes, enjeux, documents: ids named.
        terms: glossary ids named.
        status: a status of the 2015 plan (``en-cours``, ``a-realiser``), if asked.
        without: what must be absent (« sans indicateur », « n'ont pas de pilote »).
        excluded: actor ids that must not pilot (« mais pas par l'État »).
        claimed: the actors are taken for pilots (« c'est la DRAC qui pilote »).
        lone: one pilot only is asked (« un seul pilote »).
        detail_asked: hours, phone, address or price: what the documents never print.
        language: code of a language that is not French, when the question is in one.
        superlative: « le plus ».
        refusal: why it will not be answered, if so; ``detail`` names the case.
        detail: case of the refusal, or kind of small talk.
        trace: how it was read, for `--explain`.
    """

    text: str
    intent: Intent
    read: str = ""
    words: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    expansions: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    actors: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    enjeux: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    status: str | None = None
    without: frozenset[str] = frozenset()
    excluded: tuple[str, ...] = ()
    claimed: bool = False
    lone: bool = False
    detail_asked: str | None = None
    language: str | None = None
    superlative: bool = False
    refusal: Reason | None = None
    detail: str = ""
    trace: tuple[str, ...] = ()
