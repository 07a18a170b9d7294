"""Errors on the wire: RFC 9457 for programs, a plain page for people; never a trace or a path."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from service.web.templating import render

MEDIA_TYPE = "application/problem+json"
API_PATHS = ("/api/", "/health", "/ready", "/metrics", "/openapi.json")

TITLES = {
    404: "Introuvable",
    405: "Méthode non permise",
    413: "Demande trop longue",
    422: "Demande mal formée",
    500: "Erreur du service",
    503: "Service pas encore prêt",
}
DETAILS = {
    404: "Cette adresse n'existe pas.",
    405: "Cette adresse ne se demande pas de cette façon.",
    500: "Le service a rencontré une erreur. Réessayez dans un moment.",
}

NAMES = {"question": "La question", "district": "Le quartier", "audience": "Le public"}

# By pydantic's error type; the values in braces are the constraint's own.
FAULTS = {
    "missing": "est obligatoire",
    "string_type": "doit être un texte",
    "string_too_short": "ne doit pas être vide",
    "string_too_long": "doit tenir en {max_length} caractères",
    "string_unicode": "doit être un texte Unicode valable",
    "too_long": "doit compter {max_length} éléments au plus",
    "list_type": "doit être une liste",
    "enum": "doit être {expected}",
    "int_parsing": "doit être un nombre entier",
    "int_type": "doit être un nombre entier",
    "int_parsing_size": "doit être un nombre entier plus petit",
    "greater_than_equal": "doit être au moins {ge}",
    "less_than_equal": "doit être au plus {le}",
    "json_invalid": "n'est pas du JSON",
    "model_attributes_type": "doit être un objet JSON",
}


class Fault(BaseModel):
    """One field that was refused."""

    field: str
    detail: str


class Problem(BaseModel):
    """An RFC 9457 problem; ``detail`` is French."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = Field(default_factory=list)


class ProblemError(Exception):
    """Answer with a problem."""

    def __init__(self, status: int, detail: str, field: str | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.faults = [Fault(field=field, detail=detail)] if field else []
        self.detail = f"{field} : {detail}" if field else detail


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare the problems of a route, for OpenAPI."""
    content = {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}
    return {status: {"description": TITLES[status], "content": content} for status in statuses}


def problem(status: int, detail: str, faults: Iterable[Fault] = ()) -> JSONResponse:
    """Make a problem response."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    body = Problem(title=title, status=status, detail=detail, errors=list(faults))
    return JSONResponse(body.model_dump(), status, media_type=MEDIA_TYPE)


def answer_problem(path: str, status: int, detail: str, faults: Iterable[Fault] = ()) -> Response:
    """Answer programs with a problem, people with a page."""
    if path.startswith(API_PATHS):
        return problem(status, detail, faults)
    title = TITLES.get(status, "Erreur")
    return render("erreur.html", status, title=title, status=status, detail=detail)


def install(app: FastAPI) -> None:
    """Translate every error of the application, in this one spot."""
    app.exception_handler(ProblemError)(_on_problem)
    app.exception_handler(RequestValidationError)(_on_invalid)
    app.exception_handler(HTTPException)(_on_http)


def explain(errors: Iterable[Any]) -> str:
    """Say in a sentence what is wrong with what was typed."""
    return " ".join(f"{NAMES[found['loc'][0]]} {_say(found)}." for found in errors)


def _on_problem(request: Request, error: ProblemError) -> Response:
    return answer_problem(request.url.path, error.status, error.detail, error.faults)


def _on_invalid(request: Request, error: RequestValidationError) -> Response:
    errors = error.errors()
    faults = [Fault(field=_field(found["loc"]), detail=_say(found)) for found in errors]
    detail = " ; ".join(f"{fault.field} : {fault.detail}" for fault in faults)
    return answer_problem(request.url.path, 422, detail, faults)


def _on_http(request: Request, error: HTTPException) -> Response:
    if error.status_code == 400:  # FastAPI could not decode the body
        fault = Fault(field="body", detail="n'est pas du JSON en UTF-8")
        return answer_problem(request.url.path, 422, f"body : {fault.detail}", [fault])
    detail = DETAILS.get(error.status_code, "La demande n'a pas pu être traitée.")
    response = answer_problem(request.url.path, error.status_code, detail)
    response.headers.update(error.headers or {})
    return response


def _field(location: tuple[int | str, ...]) -> str:
    """Name a field: ("body", "history", 2) -> ``history[2]``; the body itself -> ``body``."""
    if len(location) < 2 or isinstance(location[1], int):
        return str(location[0])
    return str(location[1]) + "".join(f"[{part}]" for part in location[2:])


def _say(found: dict[str, Any]) -> str:
    context = {name: value for name, value in found.get("ctx", {}).items() if name != "error"}
    if found["type"] == "value_error":
        return str(found["ctx"]["error"])
    expected = str(context.get("expected", "")).replace(" or ", " ou ").replace("'", "")
    context["expected"] = expected
    return FAULTS.get(found["type"], "est refusé").format(**context)
