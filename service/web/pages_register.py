"""Pages of the register: engagements and pilots."""

from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from service.register import Filter
from service.web.api_register import FiltersDep
from service.web.backend import AssistantDep
from service.web.lookups import not_found
from service.web.templating import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/engagements")
def engagements(assistant: AssistantDep, filters: FiltersDep) -> HTMLResponse:
    """Show the engagements as a table, filtered by what the address says."""
    return render(
        "engagements.html",
        corpus=assistant.corpus,
        pilots=assistant.register.pilots,
        selection=assistant.register.select(filters.read(assistant.corpus)),
        filters=filters,
        query=urlencode(filters.given),
    )


@router.get("/engagements/{number}")
def engagement(number: int, assistant: AssistantDep) -> HTMLResponse:
    """Show one engagement and what the other documents say of it."""
    row = assistant.register.rows.get(number)
    if row is None:
        raise not_found(f"L'engagement {number}")
    records = assistant.corpus.records
    numbers = list(assistant.register.rows)
    place = numbers.index(number)
    return render(
        "engagement.html",
        corpus=assistant.corpus,
        row=row,
        headings=[found for found in records.headings if found.engagement == number],
        achievements=[found for found in records.achievements if found.engagement == number],
        remarks=[found for found in records.remarks if found.engagement == number],
        disagreements=[found for found in records.disagreements if found.engagement == number],
        before=numbers[place - 1] if place else None,
        after=numbers[place + 1] if place + 1 < len(numbers) else None,
    )


@router.get("/pilotes")
def pilots(assistant: AssistantDep) -> HTMLResponse:
    """List the institutions that pilot something."""
    return render("pilotes.html", corpus=assistant.corpus, pilots=assistant.register.pilots)


@router.get("/pilotes/{slug}")
def pilot(slug: str, assistant: AssistantDep) -> HTMLResponse:
    """Show what an institution pilots."""
    if slug not in assistant.corpus.actors:
        raise not_found("Ce pilote")
    return render(
        "pilote.html",
        corpus=assistant.corpus,
        actor=assistant.corpus.actors[slug],
        selection=assistant.register.select(Filter(pilots=(slug,))),
    )
