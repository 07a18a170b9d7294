"""Sentences about passages: who says it, when, in the plain wording for residents."""

from datetime import date

from index import Kind, Passage
from prompts import say
from service.draft import Cited, Line
from service.library import Library
from service.models import Audience

# Kinds whose sentence says nothing but the passage's own lines; the others also say its heading,
# its number or cells printed elsewhere, which are then cited too.
_SAID_ALONE = (Kind.ACTION, Kind.ENGAGEMENT, Kind.FIGURE, Kind.SIGNATORY, Kind.HEADING, Kind.REMARK)

_PLAIN = (Kind.ACTION, Kind.ENGAGEMENT, Kind.PLAN, Kind.ACHIEVEMENT)

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


def fixed(sentence: str, **values: object) -> Line:
    """Make a fixed sentence of the assistant: no citation."""
    return Line(say("fixed", sentence, **values))


def french_date(iso: str) -> str:
    """Write a date in full.

    Example: "2022-12-31" -> "31 décembre 2022"; "2019-05" -> "mai 2019"
    """
    parts = [int(part) for part in iso.split("-")]
    if len(parts) < 3:
        return " ".join([*(_MONTHS[m - 1] for m in parts[1:]), str(parts[0])])
    day = date(*parts)
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[day.month - 1]} {day.year}"


def year_of(library: Library, document: str) -> str:
    """Return the year of a document, printed or estimated; empty when unknown."""
    found = library.source(document).document
    return (found.date or found.date_estimate or "")[:4]


def passage_line(library: Library, passage: Passage, audience: Audience) -> Line:
    """Say what a passage says; residents get the reviewed plain wording where there is one."""
    year = year_of(library, passage.document)
    if passage.plain and passage.kind in _PLAIN and audience is Audience.RESIDENT:
        return Line(_plain(library, passage, year), (Cited(passage),))
    whole = passage.kind not in _SAID_ALONE
    return Line(_official(library, passage, year), (Cited(passage, whole=whole),))


def _plain(library: Library, passage: Passage, year: str) -> str:
    values = {"plain": passage.plain, "year": year}
    if passage.kind is Kind.ENGAGEMENT:
        return say("passages", "engagement_plain", number=passage.engagement, **values)
    if passage.kind is Kind.PLAN:
        places = library.places(passage.districts)
        return say("passages", "plan_plain", status=passage.status, places=places, **values)
    if passage.kind is Kind.ACHIEVEMENT:
        return say("passages", "achievement_plain", title=passage.title, **values)
    return say("passages", "action_plain", **values)


def _official(library: Library, passage: Passage, year: str) -> str:
    """Frame the official wording with who says it, where and when."""
    values = {"text": passage.text, "year": year}
    match passage.kind:
        case Kind.ENGAGEMENT | Kind.INDICATOR:
            values["number"] = str(passage.engagement)
        case Kind.PLAN:
            values |= {"status": passage.status or "", "places": library.places(passage.districts)}
        case Kind.VOICE if passage.speaker:
            values["speaker"] = _speaker(library, passage)
        case Kind.VOICE:
            return say("passages", "printed", text=passage.text)
        case Kind.OBJECTIVE | Kind.ACHIEVEMENT | Kind.SLIDE | Kind.REMARK | Kind.PROSE:
            document = library.source(passage.document).document
            values["title"] = passage.title.removeprefix("Objectifs : ") or document.title
        case Kind.ACTION | Kind.FIGURE | Kind.SIGNATORY:
            pass
        case _:
            return say("passages", "printed", text=passage.text)
    return say("passages", passage.kind.value, **values)


def _speaker(library: Library, passage: Passage) -> str:
    name = library.corpus.actors[passage.speaker or ""].with_article
    return name[0].upper() + name[1:]
