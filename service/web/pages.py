"""Pages for everyone: ask and answer, the glossary, what this is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError

from corpus import GlossaryEntry
from corpus.french import key
from service.models import Answer, Audience, Question
from service.web.backend import AssistantDep
from service.web.inputs import Ask
from service.web.problems import explain
from service.web.proofs import group_proofs, point
from service.web.templating import render

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(
    request: Request,
    assistant: AssistantDep,
    q: str = "",
    district: str = "",
    audience: str = Audience.RESIDENT,
) -> HTMLResponse:
    """Show the question, and its answer when there is one."""
    answer, fault = None, ""
    if q.strip():
        try:
            asked = Ask.model_validate({"question": q, "district": district, "audience": audience})
        except ValidationError as error:
            fault = explain(error.errors())
        else:
            answer, fault = _answer(asked, assistant)
    if answer:
        request.app.state.metrics.count_answer(answer)
    proofs = group_proofs(answer) if answer else []
    page = render(
        "accueil.html",
        422 if fault else 200,
        corpus=assistant.corpus,
        question=q,
        district=district,
        audience=audience,
        answer=answer,
        proofs=proofs,
        said=[point(sentence, proofs) for sentence in answer.sentences] if answer else [],
        fault=fault,
    )
    page.headers["Cache-Control"] = "no-store"
    return page


def _answer(asked: Ask, assistant: AssistantDep) -> tuple[Answer | None, str]:
    """Answer, or say which field is wrong."""
    if asked.district and asked.district not in assistant.corpus.districts:
        return None, "Ce quartier est inconnu : choisissez-le dans la liste."
    question = Question(text=asked.question, district=asked.district, audience=asked.audience)
    return assistant.answer(question), ""


@router.get("/glossaire")
def glossary(assistant: AssistantDep) -> HTMLResponse:
    """Explain the words of the institutions."""
    entries = sorted(assistant.corpus.records.glossary, key=lambda entry: key(entry.term))
    return render("glossaire.html", corpus=assistant.corpus, letters=_by_letter(entries))


def _by_letter(entries: list[GlossaryEntry]) -> dict[str, list[GlossaryEntry]]:
    letters: dict[str, list[GlossaryEntry]] = {}
    for entry in entries:
        letters.setdefault(key(entry.term)[0].upper(), []).append(entry)
    return letters


@router.get("/a-propos")
def about(assistant: AssistantDep) -> HTMLResponse:
    """Say what this is, what it rests on, what it cannot do."""
    return render("a-propos.html", corpus=assistant.corpus, total=len(assistant.register.rows))
