"""The choice of a composer: what is asked decides where the answer comes from."""

from service.compose.other_answers import (
    definition_draft,
    refusal_draft,
    smalltalk_draft,
    vague_draft,
    validity_draft,
)
from service.compose.passage_answers import (
    compare_draft,
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
)
from service.draft import Draft
from service.models import Audience, Intent
from service.query import Query
from service.retrieve import Retriever
from service.understand import is_vague


def compose(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Compose the draft of an answer."""
    library = retriever.library
    if query.refusal:
        return refusal_draft(query)
    if query.intent is Intent.SMALLTALK:
        return smalltalk_draft(query)
    if is_vague(query) and query.intent not in (Intent.DATE, Intent.COUNT):
        return vague_draft(query)
    match query.intent:
        case Intent.PILOT_OF if query.numbers:
            return pilots_draft(query, library)
        case Intent.PILOT_OF:
            return pilot_search_draft(query, retriever, audience)
        case Intent.INDICATOR if query.numbers:
            return indicators_draft(query, library)
        case Intent.ENGAGEMENTS_OF | Intent.COUNT if _selects(query):
            return selection_draft(query, library)
        case Intent.COMPARE:
            return compare_draft(query, retriever, audience)
        case Intent.STATUS:
            return status_draft(query, retriever, audience)
        case Intent.PLACE:
            return place_draft(query, retriever, audience)
        case Intent.DEFINITION:
            return definition_draft(query, library)
        case Intent.DATE if not query.words:
            return validity_draft(query, library)
        case Intent.ENGAGEMENT if query.numbers:
            return engagement_draft(query, library, audience)
        case _:
            return search_draft(query, retriever, audience)


def _selects(query: Query) -> bool:
    facets = (query.actors, query.themes, query.enjeux, query.without, query.districts)
    return any(facets) or query.superlative or not query.words
