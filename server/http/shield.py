"""What every response carries, and what no request may exceed."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import TooLarge


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


class Shield:
    """ASGI middleware: every response gets the security headers that it lacks, and every request's body is bounded."""

    def __init__(self, app: ASGIApp, *, headers: dict[str, str], body_bytes_max: int, upload_bytes_max: int) -> None:
        self._app = app
        self._headers = headers
        self._body_bytes_max = body_bytes_max
        self._upload_bytes_max = upload_bytes_max

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

        bytes_max = self._upload_bytes_max if scope["path"].endswith("/assets") else self._body_bytes_max
        await self._app(scope, _bounded(receive, bytes_max), send_with_headers)


def _bounded(receive: Receive, bytes_max: int) -> Receive:
    taken = 0

    async def receive_bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > bytes_max:
            raise TooLarge(f"a request may have {bytes_max} bytes", limit=bytes_max)
        return message

    return receive_bounded
