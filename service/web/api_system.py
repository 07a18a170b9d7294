"""For whoever runs the service: alive, ready, metrics, the reference of the API."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from prometheus_client import CONTENT_TYPE_LATEST

from service.web.backend import AssistantDep
from service.web.middleware import POLICY
from service.web.problems import declared
from service.web.schemas import Alive, Ready
from service.web.templating import render

router = APIRouter(tags=["service"])


@router.get("/health")
def health() -> Alive:
    """Tell that the process answers."""
    return Alive()


@router.get("/ready", responses=declared(503))
def ready(assistant: AssistantDep) -> Ready:
    """Tell that the index is loaded, and which."""
    manifest = assistant.manifest
    return Ready(
        build=manifest.build,
        corpus=manifest.corpus,
        encoder=manifest.encoder,
        passages=len(assistant.index.passages),
    )


@router.get("/metrics", response_class=Response)
def metrics(request: Request) -> Response:
    """Give the counters in Prometheus' text format."""
    return Response(request.app.state.metrics.text(), media_type=CONTENT_TYPE_LATEST)


@router.get("/docs", include_in_schema=False)
def docs() -> HTMLResponse:
    """Show the reference of the API; swagger-ui draws its arrows from data: images."""
    page = render("docs.html")
    page.headers["Content-Security-Policy"] = f"{POLICY}; img-src 'self' data:"
    return page
