"""Answers that neither the register nor a search gives: words, dates, refusals, small talk."""

from dataclasses import replace

from index import Kind, Passage
from prompts import say
from service.compose.passage_answers import nothing_draft
from service.compose.sentences import fixed, french_date, passage_line
from service.draft import Cited, Draft, Line
from service.library import Library
from service.models import Audience, Intent, Reason, Status
from service.query import Query

MOST_TERMS = 2  # words explained in one answer
USING = (
    Kind.ACTION,
    Kind.ENGAGEMENT,
    Kind.PLAN,
    Kind.ACHIEVEMENT,
    Kind.SLIDE,
    Kind.PROSE,
    Kind.VOICE,
)

EXAMPLES = (
    "Où apprendre le français ?",
    "Qui pilote l'engagement 38 ?",
    "Que prévoit le contrat à Malakoff ?",
)

EMERGENCY_NUMBERS = {
    "suicide": ("3114", "15", "112"),
    "violence": ("17", "3919", "114", "112"),
    "child": ("119", "17", "112"),
    "street": ("115", "112"),
    "medical": ("15", "18", "17", "112", "114"),
    "fire": ("18", "112", "114"),
    "attack": ("17", "112", "114", "15"),
}
NUMBER_NAMES = {
    "15": "le SAMU, pour un malaise ou une blessure",
    "17": "la police ou la gendarmerie",
    "18": "les pompiers",
    "112": "toutes les urgences, dans toute l'Europe",
    "114": "les urgences par SMS, si vous ne pouvez pas parler",
    "115": "le SAMU social, si vous n'avez pas où dormir",
    "119": "l'enfance en danger",
    "3114": "la prévention du suicide, jour et nuit",
    "3919": "les violences faites aux femmes",
}


def definition_draft(query: Query, library: Library, audience: Audience) -> Draft:
    """Explain words of the glossary, with what the documents say where they use them."""
    lines: list[Line] = []
    using: list[Passage] = []
    for term in query.terms:
        passage = library.passages.get(f"glossaire#{term}")
        if len(lines) < MOST_TERMS:
            lines += _definition_lines(library, term, passage)
        if passage:
            using += _uses(library, passage)[:1]
    if not lines:
        return nothing_draft(query, library)
    lines += [passage_line(library, passage, audience) for passage in using[:MOST_TERMS]]
    numbers = [passage.engagement for passage in using if passage.engagement is not None]
    return Draft(
        intent=Intent.DEFINITION,
        lines=tuple(lines),
        engagements=tuple(dict.fromkeys(numbers)),
    )


def _definition_lines(library: Library, term: str, passage: Passage | None) -> list[Line]:
    entry = next(entry for entry in library.corpus.records.glossary if entry.id == term)
    expansion = f" ({entry.expansion})" if entry.expansion else ""
    term = entry.term[0].upper() + entry.term[1:]
    values = {"term": term, "expansion": expansion, "plain": entry.plain}
    if entry.basis == "document" and passage:
        return [Line(say("passages", "definition", **values), (Cited(passage),))]
    lines = [fixed("general_definition", **values)]
    if entry.reference:
        lines.append(fixed("general_knowledge", reference=entry.reference))
    return lines


def _uses(library: Library, definition: Passage) -> list[Passage]:
    """List the passages that hold the lines where a word of the glossary is used."""
    return [
        passage
        for passage in library.index.passages
        if passage.kind in USING
        and any(a.overlaps(b) for a in passage.evidence for b in definition.evidence)
    ]


def signatories_draft(query: Query, library: Library) -> Draft:
    """Say who signs, for the actors that are named, else for all."""
    signed = [p for p in library.index.passages if p.kind is Kind.SIGNATORY]
    chosen = [p for p in signed if p.speaker in query.actors] if query.actors else signed
    lines = [passage_line(library, passage, Audience.STAFF) for passage in chosen]
    absent = [a for a in query.actors if a not in {passage.speaker for passage in chosen}]
    if absent:
        lines.append(fixed("not_signatory", names=library.enumerate(tuple(absent))))
    return Draft(intent=query.intent, lines=tuple(lines))


def dates_draft(query: Query, library: Library) -> Draft:
    """Say the dates that documents print for themselves, and which print none."""
    lines: list[Line] = []
    for name in query.documents:
        document = library.source(name).document
        passage = library.passages.get(f"{name}#date")
        if passage:
            text = say("passages", "date", text=passage.text, title=passage.title)
            lines.append(Line(text, (Cited(passage),)))
        else:
            basis = (document.date_basis or "").rstrip(".")
            lines.append(fixed("undated", title=document.title, basis=basis))
    return Draft(intent=Intent.DATE, lines=tuple(lines))


def validity_draft(query: Query, library: Library) -> Draft:
    """Say until when the contract runs, from the article that says so."""
    found = [
        passage
        for passage in library.index.passages
        for document in [library.source(passage.document).document]
        if passage.kind is Kind.PROSE
        and document.valid_until_at
        and any(document.valid_until_at.overlaps(evidence) for evidence in passage.evidence)
    ]
    if not found:
        return nothing_draft(query, library)
    passage = found[0]
    text = say("passages", "printed", text=passage.text)
    return Draft(intent=Intent.DATE, lines=(Line(text, (Cited(passage),)),))


def smalltalk_draft(query: Query) -> Draft:
    """Answer a greeting with one human sentence and an offer."""
    return Draft(intent=Intent.SMALLTALK, lines=(fixed(query.detail),), suggestions=EXAMPLES)


def vague_draft(query: Query) -> Draft:
    """Ask for more, and offer questions that have answers."""
    return Draft(
        intent=query.intent,
        status=Status.UNANSWERED,
        reason=Reason.TOO_VAGUE,
        lines=(fixed("too_vague"), fixed("try_these")),
        suggestions=EXAMPLES,
    )


def refusal_draft(query: Query) -> Draft:
    """Decline, with the reason; in danger, the numbers to call come first."""
    if query.refusal is Reason.EMERGENCY:
        numbers = EMERGENCY_NUMBERS[query.detail]
        calls = [fixed("emergency_number", number=n, name=NUMBER_NAMES[n]) for n in numbers]
        lines = [fixed("emergency"), *calls, fixed("emergency_source")]
    elif query.refusal is Reason.PERSONAL_CASE:
        lines = [fixed("personal_case"), fixed("where_to_turn")]
    else:
        lines = [fixed(str(query.refusal and query.refusal.value))]
    unanswered = query.refusal in (Reason.PERSONAL_CASE, Reason.TOO_VAGUE, Reason.NOT_IN_CORPUS)
    return Draft(
        intent=query.intent,
        status=Status.UNANSWERED if unanswered else Status.REFUSED,
        reason=query.refusal,
        lines=tuple(lines),
    )


def foreign_draft(query: Query, found: Draft | None) -> Draft:
    """Say, in the language of the question and in French, that only French is understood."""
    lines = [Line(say("languages", str(query.language))), fixed("french_only")]
    if found is None or found.status not in (Status.ANSWERED, Status.PARTIAL):
        return Draft(
            intent=query.intent,
            status=Status.REFUSED,
            reason=Reason.UNSUPPORTED_LANGUAGE,
            lines=tuple(lines),
        )
    return replace(
        found,
        status=Status.PARTIAL,
        reason=Reason.UNSUPPORTED_LANGUAGE,
        lines=(*lines, fixed("by_names_only"), *found.lines),
    )


def until(library: Library, documents: list[str]) -> tuple[str, ...]:
    """Warn of the end of the documents that are cited."""
    dates = {library.source(document).document.valid_until for document in documents}
    return tuple(
        say("fixed", "valid_until", date=french_date(date)) for date in sorted(filter(None, dates))
    )
