"""Answers that come from the register: who, which, how many, with which indicators."""

from collections import defaultdict

from corpus.french import join_names
from index import Kind, Passage
from prompts import say
from service.compose.sentences import fixed, passage_line
from service.draft import Cited, Draft, Line
from service.library import Library
from service.models import Audience, Intent, Reason, Status
from service.query import Query
from service.register import EngagementRow, Filter, Selection


def engagement_draft(query: Query, library: Library, audience: Audience) -> Draft:
    """Tell everything about the engagements that are numbered."""
    known = [number for number in query.numbers if number in library.register.rows]
    if not known:
        return missing_engagement(query, library)
    lines: list[Line] = []
    for number in known:
        lines += _title(library, number)
        lines += pilot_lines(library, number)
        actions = library.of_engagement(number, Kind.ACTION)
        lines += [passage_line(library, action, audience) for action in actions]
    lines += _unknown_numbers(query, library)
    if query.detail_asked:
        lines = [fixed(f"not_printed_{query.detail_asked}"), *lines]
    return Draft(
        intent=Intent.ENGAGEMENT,
        status=Status.PARTIAL if query.detail_asked else Status.ANSWERED,
        reason=Reason.NOT_IN_CORPUS if query.detail_asked else None,
        lines=tuple(lines),
        engagements=tuple(known),
        pilots=_pilots(library, known),
    )


def _unknown_numbers(query: Query, library: Library) -> list[Line]:
    """Say which of the numbers asked for are no engagement."""
    total = len(library.register.rows)
    unknown = [number for number in query.numbers if number not in library.register.rows]
    return [fixed("no_such_engagement", number=number, total=total) for number in unknown]


def missing_engagement(query: Query, library: Library) -> Draft:
    """Say that there is no such engagement, and how many there are."""
    total = len(library.register.rows)
    asked = query.numbers[0]
    return Draft(
        intent=query.intent,
        status=Status.UNANSWERED,
        reason=Reason.NOT_IN_CORPUS,
        lines=(fixed("no_such_engagement", number=asked, total=total),),
        suggestions=("Quels sont les engagements sur la santé ?", "Qui pilote l'engagement 38 ?"),
    )


def pilots_draft(query: Query, library: Library) -> Draft:
    """Name the pilots of the engagements that are numbered: theirs, and those of their actions."""
    known = [number for number in query.numbers if number in library.register.rows]
    if not known:
        return missing_engagement(query, library)
    pilots = _pilots(library, known)
    lines: list[Line] = []
    accused = query.actors if query.claimed else ()
    wrong = [actor for actor in accused if actor not in pilots]
    if wrong and len(known) == 1 and pilots:
        lines.append(_correction(library, known[0], wrong))
    for number in known:
        lines += pilot_lines(library, number)
    lines += _unknown_numbers(query, library)
    if not pilots:
        lines.append(fixed("no_pilot_printed"))
    return Draft(
        intent=Intent.PILOT_OF,
        lines=tuple(lines),
        reason=Reason.FALSE_PREMISE if wrong and pilots else None,
        engagements=tuple(known),
        pilots=pilots,
    )


def _correction(library: Library, number: int, wrong: list[str]) -> Line:
    return fixed("not_pilot", number=number, names=library.enumerate(tuple(wrong)))


def pilot_lines(library: Library, number: int) -> list[Line]:
    """Say who pilots an engagement as a whole, then who pilots its actions."""
    row = library.register.rows[number]
    title = library.engagement(number)
    lines = []
    if row.pilots_own:
        text = say("register", "pilots", number=number, names=library.enumerate(row.pilots_own))
        lines.append(Line(text, (Cited(title, whole=True),)))
    others = [a for a in library.of_engagement(number, Kind.ACTION) if _own(library, a)]
    names = tuple(dict.fromkeys(pilot for action in others for pilot in action.pilots))
    if names:
        form = "actions_pilots" if row.pilots_own else "only_actions"
        text = say("register", form, number=number, names=library.enumerate(names))
        lines.append(Line(text, (Cited(title), *(Cited(a, whole=True) for a in _shown(others)))))
    return lines


def _shown(actions: list[Passage]) -> list[Passage]:
    """Keep the actions that together name every pilot once."""
    seen: set[str] = set()
    kept = []
    for action in actions:
        if set(action.pilots) - seen:
            kept.append(action)
            seen |= set(action.pilots)
    return kept


def _own(library: Library, action: Passage) -> bool:
    """Tell whether an action prints pilots of its own."""
    number = action.engagement or 0
    position = int(action.id.rsplit("-a", 1)[1]) - 1
    return library.corpus.engagements[number].actions[position].pilots is not None


def indicators_draft(query: Query, library: Library) -> Draft:
    """List the indicators of the engagements that are numbered."""
    known = [number for number in query.numbers if number in library.register.rows]
    if not known:
        return missing_engagement(query, library)
    lines: list[Line] = []
    for number in known:
        found = library.of_engagement(number, Kind.INDICATOR)
        for passage in found:
            text = say("register", "indicator", number=number, text=passage.text)
            lines.append(Line(text, (Cited(passage, whole=True),)))
        if not found:
            lines.append(fixed("no_indicator", number=number))
    return Draft(intent=Intent.INDICATOR, lines=tuple(lines), engagements=tuple(known))


def selects(query: Query) -> bool:
    """Tell whether the register can answer: facets are named, and nothing beside them."""
    facets = (query.actors, query.excluded, query.themes, query.enjeux, query.districts)
    special = query.superlative or query.lone or bool(query.without)
    return special or not query.words or (any(facets) and not query.beside)


def selection_draft(query: Query, library: Library) -> Draft:
    """List or count the engagements that the facets of a question select."""
    if query.superlative:
        return _ranking(query, library)
    asked = Filter(
        pilots=query.actors,
        excluded=query.excluded,
        lone=query.lone,
        districts=() if query.actors else query.districts,
        themes=query.themes,
        enjeux=query.enjeux,
        indicators=False if "indicators" in query.without else None,
        doubtful=True if "certain" in query.without else None,
        pilotless=True if "pilots" in query.without else None,
    )
    found = library.register.select(asked)
    lines = [*_absences(library, asked), _headline(library, found)]
    lines += [_listed(library, row, asked) for row in found.rows]
    if found.collective:
        lines.append(_collective(library, found))
    return Draft(
        intent=query.intent,
        lines=tuple(lines),
        engagements=tuple(row.number for row in found.rows),
        collective=tuple(row.number for row in found.collective),
        pilots=asked.pilots if found.rows else (),
        districts=asked.districts,
    )


def _headline(library: Library, found: Selection) -> Line:
    asked, count = found.filter, len(found.rows)
    what = describe(library, asked)
    if not count:
        return fixed("no_engagement_found", what=what)
    cited = [Cited(library.heading(theme)) for theme in asked.themes]
    cited += [Cited(library.enjeu(number)) for number in asked.enjeux]
    cited += [Cited(_witness(library, row, asked), whole=True) for row in found.rows]
    others = (asked.themes, asked.enjeux, asked.districts)
    if not any((asked.pilots, *others)):
        text = say("register", "selected", count=count, total=found.total)
    elif asked.pilots and not any(others):
        names = library.enumerate(asked.pilots)
        text = say("register", "piloted", count=count, total=found.total, names=names)
    else:
        text = say("register", "matching", count=count, total=found.total, what=what)
    return Line(text, tuple(cited))


def _absences(library: Library, asked: Filter) -> list[Line]:
    """Say what a filter leaves out: absences are the register's, no line prints them."""
    parts: tuple[tuple[object, str, dict[str, str]], ...] = (
        (asked.excluded, "filter_excluded", {"names": library.enumerate(asked.excluded)}),
        (asked.lone, "filter_lone", {}),
        (asked.indicators is False, "filter_indicators", {}),
        (asked.pilotless, "filter_pilotless", {}),
        (asked.doubtful, "filter_doubtful", {}),
    )
    return [fixed(form, **values) for given, form, values in parts if given]


def _witness(library: Library, row: EngagementRow, asked: Filter) -> Passage:
    """Return the passage of an engagement that shows why it was selected."""
    title = library.engagement(row.number)
    candidates = [title, *library.of_engagement(row.number, Kind.ACTION)]
    wanted = set(asked.pilots)
    best = max(candidates, key=lambda passage: len(wanted & set(passage.pilots)))
    if asked.districts:
        named = [p for p in candidates if set(asked.districts) & set(p.districts)]
        best = named[0] if named else best
    return best if wanted or asked.districts else title


def _listed(library: Library, row: EngagementRow, asked: Filter) -> Line:
    title = library.engagement(row.number)
    text = say("register", "engagement", number=row.number, title=row.engagement.title)
    return Line(text, (Cited(title),))


def _collective(library: Library, found: Selection) -> Line:
    rows = found.collective
    actors = library.corpus.actors
    carriers: dict[str, None] = {}
    for asked in found.filter.pilots:
        for row in rows:
            near = [p for p in row.pilots if p == actors[asked].parent or actors[p].parent == asked]
            carriers |= dict.fromkeys(near)
    numbers = join_names([str(row.number) for row in rows])
    names = library.enumerate(tuple(carriers))
    text = say("register", "collective", count=len(rows), names=names, numbers=numbers)
    cited = []
    for row in rows:
        cited += [Cited(library.engagement(row.number))]
        cited += [
            Cited(_witness(library, row, Filter(pilots=(name,))), whole=True)
            for name in carriers
            if name in row.pilots
        ]
    return Line(text, tuple(cited))


def describe(library: Library, asked: Filter) -> str:
    """Say a filter in French: « pilote : la CPAM, thème « Santé » »."""
    themes = [f"« {library.corpus.themes[theme].title} »" for theme in asked.themes]
    enjeux = [str(number) for number in asked.enjeux]
    parts: tuple[tuple[object, str, dict[str, str]], ...] = (
        (asked.pilots, "by_pilot", {"names": library.enumerate(asked.pilots)}),
        (themes, "by_theme", {"titles": join_names(themes)}),
        (enjeux, "by_enjeu", {"numbers": join_names(enjeux)}),
        (asked.districts, "by_place", {"places": library.places(asked.districts)}),
    )
    said = [say("register", form, **values) for given, form, values in parts if given]
    return ", ".join(said)


def _ranking(query: Query, library: Library) -> Draft:
    """Say who pilots most engagements, and who comes next."""
    ranked: dict[int, list[str]] = defaultdict(list)
    for actor, numbers in library.register.pilots.items():
        ranked[len(numbers)].append(actor)
    counts = sorted(ranked, reverse=True)[:3]
    total = len(library.register.rows)
    lines = []
    for position, count in enumerate(counts):
        names = library.enumerate(tuple(ranked[count]))
        form = "first" if position == 0 else "next"
        values = {"total": total} if position == 0 else {}
        text = say("register", form, names=names, count=count, **values)
        rows = library.register.select(Filter(pilots=tuple(ranked[count][:1]))).rows
        cited = tuple(
            Cited(_witness(library, row, Filter(pilots=tuple(ranked[count][:1]))), whole=True)
            for row in rows
        )
        lines.append(Line(text, cited))
    return Draft(intent=Intent.COUNT, lines=tuple(lines), pilots=tuple(ranked[counts[0]]))


def _title(library: Library, number: int) -> list[Line]:
    title = library.engagement(number)
    text = say("register", "engagement", number=number, title=title.text)
    return [Line(text, (Cited(title),))]


def _pilots(library: Library, numbers: list[int]) -> tuple[str, ...]:
    rows = library.register.rows
    return tuple(dict.fromkeys(pilot for number in numbers for pilot in rows[number].pilots))
