"""Pages of the quartiers and communes: what names a place, then what is for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from corpus import Action, Corpus, Mention, PlanRow, SlideHeading
from service.register import EngagementRow, Filter
from service.web.backend import AssistantDep
from service.web.lookups import not_found
from service.web.templating import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True)
class NamedIn:
    """An engagement that names a place: as a whole, or by some of its actions."""

    row: EngagementRow
    whole: bool
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class InPlan:
    """A row of the 2015 plan under its objective."""

    objective: str
    row: PlanRow


@router.get("/quartiers")
def districts(assistant: AssistantDep) -> HTMLResponse:
    """List the places that the documents name, with how much names them."""
    corpus, register = assistant.corpus, assistant.register
    counts = {
        name: (
            len(register.select(Filter(districts=(name,))).rows),
            sum(names(row.districts, name) for row in corpus.records.rows),
        )
        for name in corpus.districts
    }
    return render("quartiers.html", corpus=corpus, counts=counts)


@router.get("/quartiers/{name}")
def district(name: str, assistant: AssistantDep) -> HTMLResponse:
    """Show what the documents name in a place, then what is for all places."""
    corpus, register = assistant.corpus, assistant.register
    if name not in corpus.districts:
        raise not_found("Ce quartier")
    rows = register.select(Filter(districts=(name,))).rows
    plan = corpus.records.rows
    return render(
        "quartier.html",
        corpus=corpus,
        place=corpus.districts[name],
        around=_around(name, corpus),
        engagements=[_named_in(row, name) for row in rows],
        plan=_in_plan((row for row in plan if names(row.districts, name)), corpus),
        achievements=[a for a in corpus.records.achievements if names(a.districts, name)],
        headings=[h for h in corpus.records.headings if _heading_names(h, name)],
        everywhere=_in_plan((r for r in plan if r.districts and r.districts.all), corpus),
        total=len(register.rows),
    )


def names(mention: Mention | None, name: str) -> bool:
    """Tell whether a mention names a place."""
    return mention is not None and name in mention.names


def _named_in(row: EngagementRow, name: str) -> NamedIn:
    actions = tuple(found for found in row.engagement.actions if names(found.districts, name))
    return NamedIn(row, names(row.engagement.districts, name), actions)


def _heading_names(heading: SlideHeading, name: str) -> bool:
    return any(names(item.districts, name) for item in heading.items)


def _in_plan(rows: Iterable[PlanRow], corpus: Corpus) -> list[InPlan]:
    objectives = {objective.id: objective.text for objective in corpus.records.objectives}
    return [InPlan(objectives[row.objective], row) for row in rows]


def _around(name: str, corpus: Corpus) -> list[str]:
    """List the communes of a quartier, or the quartiers of a commune."""
    inside = [found.id for found in corpus.districts.values() if name in found.communes]
    return [*corpus.districts[name].communes, *inside]
