"""POST /api/ask, GET /api/search, POST /api/feedback."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from service.models import Question
from service.web.backend import AssistantDep
from service.web.inputs import Ask, OptionalId, Words
from service.web.lookups import check_district
from service.web.metrics import Metrics
from service.web.present import answer_out, hit_out
from service.web.problems import ProblemError, declared
from service.web.schemas import AnswerOut, SearchOut

router = APIRouter(prefix="/api", tags=["questions"])


@router.post("/ask", responses=declared(413, 422, 503))
def ask(asked: Ask, assistant: AssistantDep, request: Request, response: Response) -> AnswerOut:
    """Answer a question, with citations."""
    check_district(asked.district, assistant.corpus)
    question = Question(
        text=asked.question,
        district=asked.district,
        audience=asked.audience,
        history=tuple(asked.history),
    )
    answer = assistant.answer(question)
    metrics: Metrics = request.app.state.metrics
    metrics.count_answer(answer)
    response.headers["Cache-Control"] = "no-store"
    return answer_out(answer)


@router.get("/search", responses=declared(422, 503))
def search(
    assistant: AssistantDep,
    q: Annotated[Words, Query(description="the words to search")],
    k: Annotated[int, Query(ge=1, le=50)] = 10,
    district: Annotated[OptionalId, Query()] = None,
) -> SearchOut:
    """Find the passages nearest to some words."""
    check_district(district, assistant.corpus)
    hits = [
        hit_out(hit, assistant.citations_of(hit.passage), assistant.corpus)
        for hit in assistant.search(q, k, district)
    ]
    return SearchOut(query=q, district=district, count=len(hits), hits=hits)


@router.post("/feedback", responses=declared(404, 413), status_code=404)
def feedback() -> None:
    """Report an error; not turned on here."""
    raise ProblemError(404, "Le signalement n'est pas ouvert sur ce service.")
