"""Understanding: a question in, a typed `Query` out. Values in, values out."""

from dataclasses import dataclass, replace

from corpus.french import key, words
from index import stop_words
from service.facets import engagement_numbers, enjeu_numbers, is_excluded
from service.gazetteer import Entity, EntityKind
from service.guards import guard, smalltalk
from service.intents import read_intent
from service.languages import foreign_language
from service.models import Intent, Question, Reason
from service.patterns import patterns
from service.places import unknown_places
from service.query import Query
from service.spelling import typed_words, without_politeness, write_out
from service.vocabulary import Vocabulary, short_writings

_FACETS = (EntityKind.ACTOR, EntityKind.DISTRICT)
_NAMES = (*_FACETS, EntityKind.THEME, EntityKind.DOCUMENT)


@dataclass(frozen=True)
class _Words:
    """The words of a question: as read (corrected) and where names stand."""

    read: list[str]
    entities: list[Entity]

    def ids(self, kind: EntityKind) -> tuple[str, ...]:
        """List the ids of one kind, in order, once each."""
        return tuple(dict.fromkeys(e.id for e in self.entities if e.kind is kind))

    def excluded(self) -> tuple[str, ...]:
        """List the actors that the words before their name exclude."""
        actors = [e for e in self.entities if e.kind is EntityKind.ACTOR]
        ends = [0, *(actor.stop for actor in actors)]
        names = [
            actor.id
            for actor, last in zip(actors, ends, strict=False)
            if is_excluded(self.read[last : actor.start])
        ]
        return tuple(dict.fromkeys(names)) if len(actors) > len(names) else ()

    def masked(self) -> str:
        """Join the words, names of actors replaced by « @ »."""
        inside = {
            n: e
            for e in self.entities
            if e.kind is EntityKind.ACTOR
            for n in range(e.start, e.stop)
        }
        shown = ("@" if n in inside else word for n, word in enumerate(self.read))
        return " ".join(shown)

    def outside(self, kinds: tuple[EntityKind, ...]) -> list[str]:
        """List the words that are no part of a name of these kinds."""
        inside = {n for e in self.entities if e.kind in kinds for n in range(e.start, e.stop)}
        return [word for n, word in enumerate(self.read) if n not in inside]


def understand(question: Question, vocabulary: Vocabulary) -> Query:
    """Read a question, with what was asked before it."""
    query = _read(question.text, vocabulary)
    if question.district:
        query = replace(query, districts=query.districts or (question.district,))
    if query.refusal or query.intent is Intent.SMALLTALK or not question.history:
        return query
    if not _is_follow_up(query):
        return query
    *before, last = question.history
    earlier = understand(Question(text=last, history=tuple(before)), vocabulary)
    return query if earlier.refusal else _complete(query, earlier)


def _read(typed: str, vocabulary: Vocabulary) -> Query:
    text = write_out(typed, short_writings())
    if kind := smalltalk(key(text)):
        return Query(text=typed, intent=Intent.SMALLTALK, detail=kind)
    text = without_politeness(text)
    folded = key(text)
    if stop := guard(folded, key(typed)):
        return Query(text=text, intent=Intent.SEARCH, refusal=stop.reason, detail=stop.case)
    found = _link(text, vocabulary)
    corrected = " ".join(found.read)
    pattern = read_intent(corrected)
    places = unknown_places(text, found.read, vocabulary)
    away = {word for place in places for word in words(place)}
    content = tuple(word for word in _content(found, vocabulary) if word not in away)
    query = Query(
        text=typed,
        read=corrected,
        intent=pattern.intent if pattern else Intent.SEARCH,
        words=content,
        beside=tuple(w for w in content if w in found.outside(_NAMES) and _matters(w, vocabulary)),
        named=tuple(word for word in found.read if word not in found.outside(_FACETS)),
        expansions=vocabulary.expand(found.read),
        synonyms=vocabulary.synonyms(content),
        numbers=engagement_numbers(folded) or engagement_numbers(corrected),
        actors=tuple(a for a in found.ids(EntityKind.ACTOR) if a not in found.excluded()),
        excluded=found.excluded(),
        claimed=patterns().facet("claims", found.masked()),
        lone=patterns().facet("lone", corrected),
        detail_asked=_first(patterns().chosen("details", corrected)),
        language=foreign_language(text, [vocabulary.speller.knows(word) for word in words(text)]),
        districts=found.ids(EntityKind.DISTRICT),
        unknown_places=places,
        themes=found.ids(EntityKind.THEME),
        enjeux=enjeu_numbers(folded),
        documents=found.ids(EntityKind.DOCUMENT),
        terms=found.ids(EntityKind.TERM),
        status=_first(patterns().chosen("status", corrected)),
        without=frozenset(patterns().chosen("without", corrected)),
        superlative=patterns().facet("superlative", corrected),
        trace=(f"forme : {pattern.reads if pattern else 'recherche'}",),
    )
    return _settle(query)


def _matters(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word can say what engagements are about, not only how one asks."""
    return word in vocabulary.matter or bool(vocabulary.expand([word]))


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _content(found: _Words, vocabulary: Vocabulary) -> tuple[str, ...]:
    """List the words that say what it is about; a glossary term of several words stays whole."""
    whole = {
        n
        for entity in found.entities
        if entity.kind is EntityKind.TERM and entity.stop - entity.start > 1
        for n in range(entity.start, entity.stop)
    }
    named = {n for e in found.entities if e.kind in _FACETS for n in range(e.start, e.stop)}
    return tuple(
        word
        for n, word in enumerate(found.read)
        if n not in named
        and not word.isdigit()
        and (word not in vocabulary.asking or n in whole and word not in stop_words())
    )


def _link(text: str, vocabulary: Vocabulary) -> _Words:
    """Correct the spelling, then find the names."""
    read = []
    for folded, typed in typed_words(text):
        known = (
            folded in vocabulary.elsewhere or typed != folded and vocabulary.speller.knows(folded)
        )
        read.append(folded if known else vocabulary.speller.correct(typed))
    return _Words(read, vocabulary.gazetteer.link(read))


def _settle(query: Query) -> Query:
    """Settle what is asked when the form alone does not say it: the first rule that applies."""
    lists = query.intent in (Intent.ENGAGEMENTS_OF, Intent.COUNT)
    asks_pilot = query.intent is Intent.PILOT_OF
    searches = query.intent is Intent.SEARCH
    rules = (
        (lists and "plan-actions-2015" in query.documents, Intent.STATUS),
        (query.without and not query.numbers and not lists, Intent.ENGAGEMENTS_OF),
        (asks_pilot and patterns().facet("signs", query.read), Intent.SEARCH),
        (asks_pilot and query.superlative, Intent.COUNT),
        (_asks_part(query), Intent.ENGAGEMENTS_OF),
        (_asks_heading(query), Intent.ENGAGEMENTS_OF),
        (query.numbers and query.claimed, Intent.PILOT_OF),
        (lists and query.numbers and not query.actors, Intent.ENGAGEMENT),
        (query.intent is Intent.DEFINITION and query.numbers, Intent.ENGAGEMENT),
        (query.intent is Intent.DEFINITION and not query.terms, Intent.SEARCH),
        (searches and query.numbers, Intent.ENGAGEMENT),
        (searches and (query.districts or patterns().facet("where", query.read)), Intent.PLACE),
        (query.intent is Intent.STATUS and not _has_matter(query), Intent.DATE),
    )
    intent = next((settled for applies, settled in rules if applies), query.intent)
    return replace(query, intent=intent)


def _asks_part(query: Query) -> bool:
    """Tell whether an actor's part is asked: it is named, and nothing else but the asking.

    Example: « que pilote la CPAM ? », « la CAF dans tout ça ? ». A commune may be meant as a place
    (« et à Rezé ? »): it must then be said to pilot.
    """
    if query.intent not in (Intent.PILOT_OF, Intent.SEARCH, Intent.PLACE):
        return False
    if not query.actors or query.words or query.numbers or patterns().facet("signs", query.read):
        return False
    return query.intent is Intent.PILOT_OF or not set(query.actors) <= set(query.districts)


def _asks_heading(query: Query) -> bool:
    """Tell whether a whole theme or enjeu is asked for: « le volet santé », « l'enjeu 3 »."""
    if query.intent is not Intent.SEARCH or query.numbers or query.beside:
        return False
    return bool(query.enjeux or (query.themes and patterns().facet("heading", query.read)))


def _has_matter(query: Query) -> bool:
    return bool(query.words or query.districts or query.status)


def is_vague(query: Query) -> bool:
    """Tell whether nothing in the question says what it is about."""
    named = (query.words, query.numbers, query.actors, query.districts, query.terms)
    facets = (query.themes, query.enjeux, query.documents, query.without, query.unknown_places)
    return not any((*named, *facets, query.superlative))


def _is_follow_up(query: Query) -> bool:
    folded = key(query.text)
    if patterns().follows.search(folded):
        return not query.words or folded.startswith(("et ", "mais "))
    return not query.words and not query.numbers and len(words(query.text)) <= 8


def _complete(query: Query, earlier: Query) -> Query:
    """Fill what a follow-up leaves unsaid with what was asked before."""
    plain = query.intent in (Intent.SEARCH, Intent.PLACE, Intent.ENGAGEMENT)
    intent = earlier.intent if plain and not query.words else query.intent
    if query.numbers and intent not in (Intent.PILOT_OF, Intent.INDICATOR):
        intent = Intent.ENGAGEMENT
    listed = intent in (Intent.ENGAGEMENTS_OF, Intent.COUNT)
    if query.intent is Intent.PILOT_OF and not query.words and earlier.intent is Intent.COUNT:
        intent = Intent.ENGAGEMENTS_OF
    own = query.numbers or (query.words and not listed)
    return replace(
        query,
        intent=intent,
        read=f"{earlier.read} {query.read}",
        words=query.words or (() if query.numbers else earlier.words),
        expansions=query.expansions or (() if own else earlier.expansions),
        synonyms=query.synonyms or (() if query.numbers else earlier.synonyms),
        numbers=query.numbers or (() if query.words else earlier.numbers),
        actors=query.actors or earlier.actors,
        districts=query.districts or earlier.districts,
        themes=query.themes or (() if own else earlier.themes),
        enjeux=query.enjeux or (() if own else earlier.enjeux),
        documents=query.documents or (() if own else earlier.documents),
        without=query.without or (frozenset() if own else earlier.without),
        trace=(*query.trace, f"suite de : {earlier.text}"),
    )


def refused(reason: Reason, text: str, detail: str = "") -> Query:
    """Make the query of a question that is stopped before it is read."""
    return Query(text=text, intent=Intent.SEARCH, refusal=reason, detail=detail)
