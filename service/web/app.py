"""The application: one factory, no state at import."""

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware.gzip import GZipMiddleware

from service.assistant import Assistant
from service.settings import Settings
from service.web import (
    api_ask,
    api_register,
    api_system,
    page_places,
    page_source,
    pages,
    pages_register,
    problems,
)
from service.web.backend import Backend, Loader
from service.web.metrics import Measure, Metrics
from service.web.middleware import BodyLimit, HeadAsGet, SecurityHeaders, Shield
from service.web.statics import KeptFiles
from service.web.templating import STATIC

DESCRIPTION = (
    "Answers in French, with citations, on the contrat de ville of the Nantes agglomeration. "
    "Nothing that is asked is kept."
)
# FastAPI can trace requests with the words in their address; here nothing does.
SILENT: TelemetryConfig = {
    "auto_configure": False,
    "logs": False,
    "metrics": False,
    "operation_spans": False,
    "tracing": False,
}
MODULES = (api_ask, api_register, api_system, pages, pages_register, page_places, page_source)


def create_app(load: Loader | None = None) -> FastAPI:
    """Make the application.

    Args:
        load: gives the assistant; by default the one of the environment's settings. When it
            finds no index, the application lives (``/health``) but is not ready (503).
    """
    backend = Backend.load(load or (lambda: Assistant.load(Settings.load())))
    metrics = Metrics()
    if backend.assistant is not None:
        metrics.name_index(backend.assistant.manifest)
    app = FastAPI(
        title="Passerelle",
        version=version("passerelle"),
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=SILENT,
    )
    app.state.backend = backend
    app.state.metrics = metrics
    problems.install(app)
    # The last added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=6)
    app.add_middleware(Shield)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measure, metrics=metrics)
    app.add_middleware(HeadAsGet)
    for module in MODULES:
        app.include_router(module.router)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    return app
