"""Static files of the front end."""

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from ...config import STATIC_DIR

# A font file never changes. A script changes with the next version of the program.
_FONT_SECONDS = 30 * 24 * 60 * 60


class _Files(StaticFiles):
    """Static files. Browsers revalidate them each time, which ETags make cheap; fonts are cached for a month."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if path.endswith(".html"):
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        is_font = path.endswith(".woff2")
        response.headers["Cache-Control"] = f"public, max-age={_FONT_SECONDS}" if is_font else "no-cache"
        return response


def static_files() -> ASGIApp:
    """Everything under static/ except page templates, compressed if it is larger than 500 bytes."""
    return GZipMiddleware(_Files(directory=STATIC_DIR), minimum_size=500)
