"""Static files, kept by the browser: a year when their address names their content."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

A_DAY = "public, max-age=86400"
A_YEAR = "public, max-age=31536000, immutable"


class KeptFiles(StaticFiles):
    """Static files with how long they may be kept."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve one file."""
        response = await super().get_response(path, scope)
        versioned = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = A_YEAR if versioned else A_DAY
        return response
