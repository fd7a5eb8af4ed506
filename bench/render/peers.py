"""The pages of the other editors: an editor from npm, and a few lines that load the board."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from . import RUN_DIR

HERE = Path(__file__).parent
PEERS_DIR = HERE / "peers"
NAMES = {"excalidraw": "Excalidraw", "tldraw": "tldraw"}


class Files:
    """A web server for the pages, their bundles and the boards."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(PEERS_DIR)))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def address(self, peer: str, board: str) -> str:
        """The address of a peer's page with a board."""
        return f"http://127.0.0.1:{self._server.server_port}/{peer}?board={board}"

    def stop(self) -> None:
        """Stops the server."""
        self._server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        if name in NAMES:
            self._send((HERE / "pages" / "page.html").read_text("utf-8").replace("NAME", name).encode(), "text/html")
        elif name.startswith("boards/"):
            self._send((RUN_DIR / name).read_bytes(), "application/json")
        else:
            super().do_GET()

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the library gives it
        """Logs nothing: only the table is printed."""


def version_of(peer: str) -> str:
    """The version of a peer, from its package."""
    package = {"excalidraw": "@excalidraw/excalidraw"}.get(peer, peer)
    return str(json.loads((PEERS_DIR / "node_modules" / package / "package.json").read_text("utf-8"))["version"])
