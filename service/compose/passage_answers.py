"""Answers that come from passages: search, place, status, who pilots what was found."""

from dataclasses import replace

from corpus.french import join_names
from index import Kind, Passage, stem, terms
from prompts import say
from service.compose.register_answers import indicators_draft, pilots_draft
from service.compose.sentences import fixed, passage_line, year_of
from service.draft import Cited, Draft, Line
from service.library import Library
from service.models import Audience, Intent, Reason, Status
from service.patterns import patterns
from service.query import Query
from service.retrieve import Found, Retriever

MOSTLY = 0.75  # share of the question that must be said for an answer without the detail asked
CLOSE = 0.8  # of the best score: how near a further passage must be to be said too
MOST = {Audience.RESIDENT: 2, Audience.MEDIATOR: 3, Audience.STAFF: 4}
PLACE_MOST = 12
PLAIN_MOST = 3  # sentences for residents


def search_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Say what the best passages say; first that nothing names the place, when it is so."""
    library = retriever.library
    found = retriever.retrieve(query)
    if not found.enough or (query.detail_asked and found.coverage < MOSTLY):
        return nothing_draft(query, library)
    chosen = _choose(found, query, library, MOST[audience])
    lines = _place_lines(query, library, chosen, found)
    undetailed = bool(query.detail_asked)
    if undetailed:
        lines += [fixed(f"not_printed_{query.detail_asked}"), fixed("here_is_what_is_said")]
    lines += _said(library, chosen, audience)
    partial = bool(lines and not lines[0].cited)
    return Draft(
        intent=query.intent,
        status=Status.PARTIAL if partial else Status.ANSWERED,
        reason=_partial_reason(partial, undetailed),
        lines=tuple(lines),
        engagements=_engagements(chosen),
        pilots=_pilots(chosen),
        districts=query.districts,
        warnings=_warnings(library, chosen),
        suggestions=_suggestions(found, chosen),
    )


def _said(library: Library, chosen: list[Passage], audience: Audience) -> list[Line]:
    """Say each passage and who carries it; residents get three sentences at most."""
    lines: list[Line] = []
    for number, passage in enumerate(chosen):
        lines.append(passage_line(library, passage, audience))
        following = chosen[number + 1 : number + 2]
        if not any(other.pilots == passage.pilots for other in following):
            lines += _carried(library, passage)
    return lines[:PLAIN_MOST] if audience is Audience.RESIDENT else lines


def _partial_reason(partial: bool, undetailed: bool) -> Reason | None:
    if undetailed:
        return Reason.NOT_IN_CORPUS
    return Reason.NO_LOCAL_INFORMATION if partial else None


def _choose(found: Found, query: Query, library: Library, most: int) -> list[Passage]:
    """Choose the passages to say: local ones first, then the best, then those of its engagement.

    The title of an engagement gives way to its actions; when « où » is asked, to those that
    name a place or an institution first.
    """
    best = found.hits[0]
    pool = [hit.passage for hit in found.hits if hit.score >= CLOSE * best.score]
    if query.districts and found.local:
        pool.sort(key=lambda passage: passage.id not in found.local)
    first = pool[0]
    if first.engagement is not None:
        pool[1:] = sorted(pool[1:], key=lambda passage: passage.engagement != first.engagement)
    if first.kind is Kind.ENGAGEMENT:
        pool = [*_concrete(first, found, query, library), *pool]
    chosen: list[Passage] = []
    for passage in pool:
        if len(chosen) < most and not _repeats(passage, chosen):
            chosen.append(passage)
    return chosen


def _concrete(title: Passage, found: Found, query: Query, library: Library) -> list[Passage]:
    """List the actions of an engagement worth saying in its stead: found ones, or placed ones."""
    ranks = {hit.passage.id: hit.rank for hit in found.hits}
    actions = library.of_engagement(title.engagement or 0, Kind.ACTION)
    where = patterns().facet("where", query.read)
    kept = [a for a in actions if a.id in ranks or (where and library.says_where(a))]
    placed_last = {a.id: where and not library.says_where(a) for a in kept}
    return sorted(kept, key=lambda a: (placed_last[a.id], ranks.get(a.id, len(ranks) + 1)))


def _repeats(passage: Passage, chosen: list[Passage]) -> bool:
    """Tell whether a passage says again what is chosen: an engagement's title, or its slide."""
    if passage in chosen:
        return True
    if passage.kind not in (Kind.SLIDE, Kind.ENGAGEMENT, Kind.HEADING, Kind.INDICATOR):
        return False
    return any(other.engagement == passage.engagement for other in chosen)


def _place_lines(query: Query, library: Library, chosen: list[Passage], found: Found) -> list[Line]:
    """Say first what the passages do not say about the place asked for."""
    if query.unknown_places:
        return [fixed("unknown_place", places=join_names(list(query.unknown_places)))]
    if query.districts and not any(passage.id in found.local for passage in chosen):
        return [fixed("no_local", places=library.places(query.districts))]
    return []


def _carried(library: Library, passage: Passage) -> list[Line]:
    if not passage.pilots or passage.kind not in (Kind.ACTION, Kind.ENGAGEMENT):
        return []
    text = say("passages", "carried", names=library.enumerate(passage.pilots))
    return [Line(text, (Cited(passage, whole=True),))]


def pilot_search_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Name the pilots of what the question describes: one action, or one engagement."""
    library = retriever.library
    found = retriever.retrieve(query)
    hits = [h for h in found.hits if h.passage.kind in (Kind.ACTION, Kind.ENGAGEMENT)]
    if not found.enough or not hits:
        return nothing_draft(query, library)
    passage = hits[0].passage
    if passage.engagement is not None and _title_asked(query, library, passage):
        return pilots_draft(replace(query, numbers=(passage.engagement,)), library)
    line = passage_line(library, passage, audience)
    carried = _carried(library, passage) or [fixed("no_pilot_printed")]
    return Draft(
        intent=Intent.PILOT_OF,
        lines=(line, *carried),
        engagements=_engagements([passage]),
        pilots=passage.pilots,
        warnings=_warnings(library, [passage]),
        suggestions=_suggestions(found, [passage]),
    )


def _title_asked(query: Query, library: Library, passage: Passage) -> bool:
    """Tell whether the title of the engagement says the question as well as its action does."""
    asked = {stem(word) for word in query.words}
    title = set(terms(library.engagement(passage.engagement or 0).text))
    return bool(asked & title) and len(asked & set(terms(passage.text)) - title) == 0


def indicator_search_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """List the indicators of the engagement that the question describes."""
    found = retriever.retrieve(query)
    numbers = [h.passage.engagement for h in found.hits if h.passage.engagement is not None]
    if not found.enough or not numbers:
        return nothing_draft(query, retriever.library)
    return indicators_draft(replace(query, numbers=(numbers[0],)), retriever.library)


def place_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Say what names a place: commitments, the 2015 plan, achievements; complete up to a limit."""
    library = retriever.library
    order = (Kind.ACTION, Kind.ENGAGEMENT, Kind.PLAN, Kind.ACHIEVEMENT)
    named = [p for kind in order for p in library.index.passages if p.kind is kind]
    chosen = [p for p in named if retriever.is_local(p, query)]
    if query.status:
        chosen = [p for p in chosen if p.status == query.status]
    if query.documents:
        chosen = [p for p in chosen if p.document in query.documents]
    if not chosen:
        draft = nothing_draft(query, library)
        return replace(draft, intent=Intent.PLACE)
    lines = [passage_line(library, passage, audience) for passage in chosen[:PLACE_MOST]]
    return Draft(
        intent=Intent.PLACE,
        lines=tuple(lines),
        engagements=_engagements(chosen),
        pilots=_pilots(chosen),
        districts=query.districts,
        warnings=_warnings(library, chosen),
    )


def status_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Say where something stood in the 2015 plan."""
    library = retriever.library
    if not query.words:
        return place_draft(query, retriever, audience)
    found = retriever.retrieve(query)
    rows = [hit for hit in found.hits if hit.passage.kind is Kind.PLAN]
    if query.status:
        rows = [hit for hit in rows if hit.passage.status == query.status]
    if not rows or not found.enough:
        return search_draft(query, retriever, audience)
    near = [h.passage for h in rows if h.score >= CLOSE * rows[0].score][: MOST[audience]]
    return Draft(
        intent=Intent.STATUS,
        lines=tuple(passage_line(library, passage, audience) for passage in near),
        engagements=(),
        districts=query.districts,
        warnings=_warnings(library, near),
    )


def compare_draft(query: Query, retriever: Retriever, audience: Audience) -> Draft:
    """Set beside each other what each document says: known disagreements first, then 2015, 2019."""
    library = retriever.library
    found = retriever.retrieve(query)
    known = _disagreements(query, found, library)
    chosen: list[Passage] = []
    if not query.numbers and (found.enough or known):
        old = [h.passage for h in found.hits if h.passage.kind is Kind.PLAN]
        new = [h.passage for h in found.hits if h.passage.kind in (Kind.ACTION, Kind.ENGAGEMENT)]
        chosen = [*old[:1], *new[:1]]
    if not known and not chosen:
        return nothing_draft(query, library)
    lines = [Line(f"{passage.text}.", (Cited(passage),)) for passage in known[: MOST[audience]]]
    lines += [passage_line(library, passage, audience) for passage in chosen]
    both = [*known[: MOST[audience]], *chosen]
    return Draft(
        intent=Intent.COMPARE,
        lines=tuple(lines),
        engagements=_engagements(both),
        warnings=_warnings(library, both),
    )


def _disagreements(query: Query, found: Found, library: Library) -> list[Passage]:
    """List what is known to differ on the engagements asked for, nearest to the question first."""
    best = [hit.passage.engagement for hit in found.hits[:1] if found.enough]
    about = query.numbers or tuple(number for number in best if number is not None)
    asked = set(terms(query.read))
    known = [
        p for p in library.index.passages if p.kind is Kind.DISAGREEMENT and p.engagement in about
    ]
    return sorted(known, key=lambda p: -len(asked & set(terms(p.searched))))


def nothing_draft(query: Query, library: Library) -> Draft:
    """Say that nothing supports an answer, and where to turn."""
    places = join_names([*query.unknown_places])
    if query.districts and not places:
        places = library.places(query.districts)
    first = fixed("nothing_found_here", places=places) if places else fixed("nothing_found")
    if query.detail_asked:
        first = fixed(f"not_printed_{query.detail_asked}")
    return Draft(
        intent=query.intent,
        status=Status.UNANSWERED,
        reason=Reason.NOT_IN_CORPUS,
        lines=(first, fixed("where_to_turn")),
        districts=query.districts,
    )


def _engagements(passages: list[Passage]) -> tuple[int, ...]:
    numbers = (passage.engagement for passage in passages if passage.engagement is not None)
    return tuple(dict.fromkeys(numbers))


def _pilots(passages: list[Passage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pilot for passage in passages for pilot in passage.pilots))


def _warnings(library: Library, passages: list[Passage]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in passages:
        if passage.kind is Kind.PLAN:
            year = year_of(library, passage.document)
            found[say("fixed", "working_paper", year=year)] = None
        if passage.kind is Kind.REMARK:
            found[say("fixed", "opinion")] = None
    return tuple(found)


def _suggestions(found: Found, chosen: list[Passage]) -> tuple[str, ...]:
    """Offer questions that the next hits answer."""
    known = {passage.engagement for passage in chosen}
    numbers = [
        hit.passage.engagement
        for hit in found.hits[:10]
        if hit.passage.engagement is not None and hit.passage.engagement not in known
    ]
    first = [f"Qui pilote l'engagement {n} ?" for n in sorted(n for n in known if n)[:1]]
    others = [f"Que prévoit l'engagement {number} ?" for number in dict.fromkeys(numbers)]
    return tuple([*first, *others][:3])
