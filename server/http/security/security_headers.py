"""Security headers of every response, and the size limit of every request body."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...config import Settings
from ...errors import TooLarge

REPORTS_PATH = "/api/v1/csp-reports"


def content_policy(import_map_hash: str, frame_ancestors: str = "'none'") -> str:
    """The content security policy: scripts and requests of our own origin only, frames only on `frame_ancestors`."""
    policy = [
        "default-src 'none'",
        f"script-src 'self' {import_map_hash}",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        f"frame-ancestors {frame_ancestors}",
        "require-trusted-types-for 'script'",
        # No `report-to`: Chromium would prefer it, and then send no reports from boards without TLS.
        f"report-uri {REPORTS_PATH}",
    ]
    return "; ".join(policy)


def security_headers(import_map_hash: str) -> dict[str, str]:
    """Headers for every response that does not set its own, as the embedded page and downloads do."""
    return {
        "Content-Security-Policy": content_policy(import_map_hash),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityMiddleware:
    """ASGI middleware: adds missing security headers to responses, and limits the size of request bodies."""

    def __init__(self, app: ASGIApp, *, headers: dict[str, str], settings: Settings) -> None:
        self._app = app
        self._headers = headers
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles HTTP only. WebSockets are limited in uvicorn's settings."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                # Routes that send user content set a stricter policy themselves.
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, _limit_body(receive, self._bytes_max(scope["path"])), send_with_headers)

    def _bytes_max(self, path: str) -> int:
        if path.endswith("/assets"):
            return self._settings.upload_bytes_max
        return self._settings.report_bytes_max if path == REPORTS_PATH else self._settings.message_bytes_max


def _limit_body(receive: Receive, bytes_max: int) -> Receive:
    size = 0

    async def receive_limited() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > bytes_max:
            raise TooLarge(f"a request can have at most {bytes_max} bytes", limit=bytes_max)
        return message

    return receive_limited
