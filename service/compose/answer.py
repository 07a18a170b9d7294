"""The choice of a composer: what is asked decides where the answer comes from."""

from collections.abc import Callable
from dataclasses import replace

from service.compose.other_answers import (
    dates_draft,
    definition_draft,
    foreign_draft,
    refusal_draft,
    signatories_draft,
    smalltalk_draft,
    vague_draft,
    validity_draft,
)
from service.compose.passage_answers import (
    compare_draft,
    indicator_search_draft,
    pilot_search_draft,
    place_draft,
    search_draft,
    status_draft,
)
from service.compose.register_answers import (
    engagement_draft,
    indicators_draft,
    pilots_draft,
    selection_draft,
    selects,
)
from service.draft import Draft
from service.library import Library
from service.models import Audience, Intent
from service.patterns import patterns
from service.query import Query
from service.retrieve import Retriever
from service.understand import is_vague

CONTRACT_WORDS = frozenset({"contrat", "ville", "avenant", "document"})

DATED_WORDS = frozenset(
    "diaporama diaporamas depliant flyer plan presente presentation ecrit fait actions mobilite "
    "accessibilite document paru publie imprime travail".split()
)

Composer = Callable[[Query, Retriever, Audience], Draft]


def _from_library(composer: Callable[[Query, Library], Draft]) -> Composer:
    """Adapt a composer that needs neither a search nor the public."""
    return lambda query, retriever, audience: composer(query, retriever.library)


def _definitions(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    return definition_draft(query, retriever.library, audience)


def _whole_engagement(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    return engagement_draft(query, retriever.library, audience)


_NUMBERED: dict[Intent, Composer] = {
    Intent.PILOT_OF: _from_library(pilots_draft),
    Intent.INDICATOR: _from_library(indicators_draft),
    Intent.ENGAGEMENT: _whole_engagement,
}
_SELECTING: dict[Intent, Composer] = {
    Intent.ENGAGEMENTS_OF: _from_library(selection_draft),
    Intent.COUNT: _from_library(selection_draft),
}
_SEARCHING: dict[Intent, Composer] = {
    Intent.PILOT_OF: pilot_search_draft,
    Intent.INDICATOR: indicator_search_draft,
    Intent.COMPARE: compare_draft,
    Intent.STATUS: status_draft,
    Intent.DEFINITION: _definitions,
}


def compose(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Compose the draft of an answer."""
    if query.refusal:
        return refusal_draft(query)
    if query.intent is Intent.SMALLTALK:
        return smalltalk_draft(query)
    if is_vague(query) and not query.language and query.intent not in (Intent.DATE, Intent.COUNT):
        return vague_draft(query)
    if query.language:
        return foreign_draft(query, _foreign(query, retriever, audience))
    return _composer(query)(query, retriever, audience)


def _foreign(query: Query, retriever: Retriever, audience: Audience) -> Draft | None:
    """Compose what names and numbers alone allow, for a question in another language."""
    if query.numbers:
        return engagement_draft(query, retriever.library, audience)
    if query.districts:
        return place_draft(query, retriever, audience)
    if query.actors:
        return selection_draft(replace(query, intent=Intent.ENGAGEMENTS_OF), retriever.library)
    return None


def _dates_documents(query: Query) -> bool:
    """Tell whether the date of documents is asked, not until when the contract runs."""
    runs = patterns().facet("runs", query.read)
    return bool(query.documents) and not runs and set(query.words) <= CONTRACT_WORDS | DATED_WORDS


def _composer(query: Query) -> Composer:
    """Choose by what is asked, and by what the question names."""
    if query.numbers and query.intent in _NUMBERED:
        return _NUMBERED[query.intent]
    if query.intent in _SELECTING and selects(query):
        return _SELECTING[query.intent]
    if query.intent is Intent.SEARCH and patterns().facet("signs", query.read) and not query.words:
        return _from_library(signatories_draft)
    if query.intent is Intent.PLACE and query.districts and not query.words:
        return place_draft
    if query.intent is Intent.DATE and _dates_documents(query):
        return _from_library(dates_draft)
    if query.intent is Intent.DATE and set(query.words) <= CONTRACT_WORDS:
        return _from_library(validity_draft)
    return _SEARCHING.get(query.intent, search_draft)
