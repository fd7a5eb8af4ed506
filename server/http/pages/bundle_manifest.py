"""The files of the board page: the bundle if it was built from the current sources, otherwise the sources.

A developer who edits a module and reloads the page sees the edit without a build.
"""

import hashlib
import json
from dataclasses import dataclass

from ...config import STATIC_DIR

_MANIFEST = STATIC_DIR / "vendor" / "page" / "manifest.json"


@dataclass(frozen=True)
class Page:
    """The URLs that a board page preloads, main module first. `styles` is empty without a bundle."""

    modules: tuple[str, ...]
    styles: str = ""


def page() -> Page:
    """The files to use. Called once, when the server starts."""
    if _MANIFEST.is_file():
        manifest = json.loads(_MANIFEST.read_text("ascii"))
        if manifest["sources"] == sources_hash():
            return Page(tuple(manifest["modules"]), styles="/static/vendor/page/page.css")
    names = sorted(path.relative_to(STATIC_DIR).as_posix() for path in STATIC_DIR.glob("js/**/*.js"))
    main = "js/main.js"
    return Page(tuple(f"/static/{name}" for name in (main, *(name for name in names if name != main))))


def sources_hash() -> str:
    """A hash of everything that the bundle is built from. scripts/bundle.py computes the same one."""
    files = [*STATIC_DIR.glob("js/**/*.js"), *STATIC_DIR.glob("css/*.css"), STATIC_DIR / "board.html"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(STATIC_DIR).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
