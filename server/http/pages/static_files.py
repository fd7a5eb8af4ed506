"""The front end's files."""

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from ...config import STATIC_DIR

# A font file never changes under its name; a script does with the next version of the program.
_FONT_SECONDS = 30 * 24 * 60 * 60


class _Files(StaticFiles):
    """Static files that a browser asks for again each time (an ETag makes that cheap), fonts excepted."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path.endswith(".html"):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        is_font = path.endswith(".woff2")
        response.headers["Cache-Control"] = f"public, max-age={_FONT_SECONDS}" if is_font else "no-cache"
        return response


def static_files() -> ASGIApp:
    """Everything under static/, compressed where it pays. Page templates are not among it."""
    return GZipMiddleware(_Files(directory=STATIC_DIR), minimum_size=500)
