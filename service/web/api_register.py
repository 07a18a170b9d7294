"""The register over HTTP: engagements, pilots, districts, documents."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import JSONResponse

from service.web.backend import AssistantDep
from service.web.lookups import Filters, not_found
from service.web.present import district_out, document_summary, engagement_out, pilot_out
from service.web.problems import declared
from service.web.register_schemas import (
    DistrictOut,
    DocumentOut,
    DocumentSummary,
    EngagementOut,
    EngagementsOut,
    PilotOut,
)
from service.web.tables import CSV_TYPE, XLSX_TYPE, to_csv, to_xlsx

router = APIRouter(prefix="/api", tags=["register"])

FiltersDep = Annotated[Filters, Depends()]
Format = Annotated[Literal["json", "csv", "xlsx"], Query()]

_FILES = {"csv": (CSV_TYPE, to_csv), "xlsx": (XLSX_TYPE, to_xlsx)}


@router.get(
    "/engagements",
    response_model=EngagementsOut,
    responses={200: {"content": {"text/csv": {}, XLSX_TYPE: {}}}, **declared(422, 503)},
)
def list_engagements(
    assistant: AssistantDep, filters: FiltersDep, format: Format = "json"
) -> Response | EngagementsOut:
    """List the engagements that name what is asked, completely."""
    selection = assistant.register.select(filters.read(assistant.corpus))
    if format != "json":
        media_type, write = _FILES[format]
        disposition = f'attachment; filename="engagements.{format}"'
        return Response(
            write(selection.rows, assistant.corpus),
            media_type=media_type,
            headers={"Content-Disposition": disposition},
        )
    return EngagementsOut(
        count=len(selection.rows),
        total=selection.total,
        filters=filters.out(),
        engagements=[engagement_out(row, assistant.corpus) for row in selection.rows],
        engagements_collective=[row.number for row in selection.collective],
    )


@router.get("/engagements/{number}", responses=declared(404, 422, 503))
def read_engagement(number: int, assistant: AssistantDep) -> EngagementOut:
    """Read one engagement."""
    row = assistant.register.rows.get(number)
    if row is None:
        raise not_found(f"L'engagement {number}")
    return engagement_out(row, assistant.corpus)


@router.get("/pilots", responses=declared(503))
def list_pilots(assistant: AssistantDep) -> list[PilotOut]:
    """List the institutions that pilot something."""
    return [pilot_out(slug, assistant.register) for slug in assistant.register.pilots]


@router.get("/pilots/{slug}", responses=declared(404, 422, 503))
def read_pilot(slug: str, assistant: AssistantDep) -> PilotOut:
    """Read one institution, and the engagements that name it."""
    if slug not in assistant.corpus.actors:
        raise not_found("Ce pilote")
    return pilot_out(slug, assistant.register)


@router.get("/districts", responses=declared(503))
def list_districts(assistant: AssistantDep) -> list[DistrictOut]:
    """List the quartiers and communes that the documents name."""
    return [district_out(name, assistant.register) for name in assistant.corpus.districts]


@router.get("/documents", responses=declared(503))
def list_documents(assistant: AssistantDep) -> list[DocumentSummary]:
    """List the source documents."""
    sources = assistant.corpus.sources.values()
    return [document_summary(source.document) for source in sources]


@router.get("/documents/{id}", responses=declared(404, 422, 503), response_model=DocumentOut)
def read_document(id: str, assistant: AssistantDep) -> JSONResponse:
    """Read a source, line by line: what every citation is checked against."""
    source = assistant.corpus.sources.get(id)
    if source is None:
        raise not_found("Ce document")
    summary = document_summary(source.document).model_dump(by_alias=True)
    return JSONResponse({**summary, "lines": source.lines})
