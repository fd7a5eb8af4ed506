"""What every response carries, and what no request may exceed."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...config import Settings
from ...errors import TooLarge

REPORTS_PATH = "/api/v1/csp-reports"


def content_policy(import_map_hash: str, frame_ancestors: str = "'none'") -> str:
    """Only our own files run, only our own host is asked, and no site but those named may put a page into a frame."""
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
        # Without `report-to`: Chromium passes this over for it, and then reports from boards without TLS to nobody.
        f"report-uri {REPORTS_PATH}",
    ]
    return "; ".join(policy)


def security_headers(import_map_hash: str) -> dict[str, str]:
    """What every answer carries that has nothing stricter of its own; the page for frames has ancestors of its own."""
    return {
        "Content-Security-Policy": content_policy(import_map_hash),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


class SecurityMiddleware:
    """ASGI middleware: every response gets the security headers that it lacks, and every request's body is bounded."""

    def __init__(self, app: ASGIApp, *, headers: dict[str, str], settings: Settings) -> None:
        self._app = app
        self._headers = headers
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles HTTP; sockets have their own limit in the server's settings."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                # A route that sends what strangers made has a stricter policy of its own.
                for name, value in self._headers.items():
                    own.setdefault(name, value)
            await send(message)

        await self._app(scope, _bounded(receive, self._bytes_max(scope["path"])), send_with_headers)

    def _bytes_max(self, path: str) -> int:
        if path.endswith("/assets"):
            return self._settings.upload_bytes_max
        return self._settings.report_bytes_max if path == REPORTS_PATH else self._settings.message_bytes_max


def _bounded(receive: Receive, bytes_max: int) -> Receive:
    taken = 0

    async def receive_bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > bytes_max:
            raise TooLarge(f"a request can have at most {bytes_max} bytes", limit=bytes_max)
        return message

    return receive_bounded
