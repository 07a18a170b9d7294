"""The pages' templates: one strict environment, and the addresses of static files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from corpus.french import join_names
from service.web.typography import say_date, say_lines, source_url, typeset

STATIC = Path(__file__).parent / "static"


@lru_cache
def static_url(name: str) -> str:
    """Address a static file by its content, so that it may be kept for a year."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


@lru_cache
def environment() -> Environment:
    """Make the environment: strict, escaping, with French typography as filters."""
    made = Environment(
        loader=PackageLoader("service.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        typo=typeset, date=say_date, lines=say_lines, source=source_url, names=join_names
    )
    made.globals.update(static=static_url)
    return made


def render(template: str, code: int = 200, /, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """Render a page; ``no-cache``: what the register says now."""
    html = environment().get_template(template).render(context)
    return HTMLResponse(html, code, {"Cache-Control": "no-cache"})
