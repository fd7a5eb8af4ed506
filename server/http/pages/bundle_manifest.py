"""The page as it is sent: packed into few files where they are those of today's sources, else the sources themselves.

Both are the same program. Whoever edits a module and reloads sees the edit, without a step in between.
"""

import hashlib
import json
from dataclasses import dataclass

from ...config import STATIC_DIR

_MANIFEST = STATIC_DIR / "vendor" / "page" / "manifest.json"


@dataclass(frozen=True)
class Page:
    """The addresses of what a board page loads at once, its main module first; no `styles` if it is not packed."""

    modules: tuple[str, ...]
    styles: str = ""


def page() -> Page:
    """What to send today; asked once, when the server starts."""
    if _MANIFEST.is_file():
        manifest = json.loads(_MANIFEST.read_text("ascii"))
        if manifest["sources"] == sources_hash():
            return Page(tuple(manifest["modules"]), styles="/static/vendor/page/page.css")
    names = sorted(path.relative_to(STATIC_DIR).as_posix() for path in STATIC_DIR.glob("js/**/*.js"))
    main = "js/main.js"
    return Page(tuple(f"/static/{name}" for name in (main, *(name for name in names if name != main))))


def sources_hash() -> str:
    """One hash of everything that the packed page is made of; scripts/bundle.py has the same."""
    files = [*STATIC_DIR.glob("js/**/*.js"), *STATIC_DIR.glob("css/*.css"), STATIC_DIR / "board.html"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(STATIC_DIR).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
