"""Packs the page's modules and styles into static/vendor/page/ with esbuild, so that a board opens in few round trips.

The packed files are optional. If they are not made from the current sources, the server sends the sources, which any
browser runs as they are (docs/decisions/0006-packed-for-the-wire.md).
"""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STATIC_DIR = ROOT / "static"
PAGE_DIR = STATIC_DIR / "vendor" / "page"
MANIFEST = PAGE_DIR / "manifest.json"
ENTRY = "static/js/main.js"
# Of the oldest browsers that have all that the sources use: import maps, device-pixel-content-box, Set methods.
TARGET = "es2023"
_IMPORT_MAP = re.compile(r'<script type="importmap">(.*?)</script>', re.DOTALL)
_STYLES = re.compile(r'<link rel="stylesheet" href="/(static/css/[^"]+)">')


def bundle(node: list[str], esbuild: Path) -> None:
    """Writes the packed page, and the manifest last."""
    shutil.rmtree(PAGE_DIR, ignore_errors=True)
    PAGE_DIR.mkdir(parents=True)
    board = (STATIC_DIR / "board.html").read_text("utf-8")
    imports = json.loads(_find(_IMPORT_MAP, board))["imports"]
    aliases = [f"--alias:{name}={ROOT}{path}" for name, path in imports.items()]
    scripts = _esbuild(node, esbuild, "--splitting", "--format=esm", *aliases, ENTRY)
    sheet = PAGE_DIR / "page.css"
    sheet.write_text("".join(f'@import "{ROOT}/{path}";\n' for path in _STYLES.findall(board)), "utf-8")
    _esbuild(node, esbuild, "--external:*.woff2", "--allow-overwrite", str(sheet))
    manifest = {"sources": sources_hash(), "modules": _needed_at_once(scripts)}
    MANIFEST.write_text(json.dumps(manifest, indent=1) + "\n", "ascii")


def is_current() -> bool:
    """Whether the packed page is made from the current sources."""
    return MANIFEST.is_file() and json.loads(MANIFEST.read_text("ascii"))["sources"] == sources_hash()


def sources_hash() -> str:
    """The hash of all files of the bundle. server/http/pages/bundle_manifest.py computes the same one."""
    files = [*STATIC_DIR.glob("js/**/*.js"), *STATIC_DIR.glob("css/*.css"), STATIC_DIR / "board.html"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(STATIC_DIR).as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _esbuild(node: list[str], esbuild: Path, *options: str) -> dict[str, Any]:
    meta = PAGE_DIR / "meta.json"
    always = ["--bundle", "--minify", f"--target={TARGET}", "--legal-comments=none", "--log-level=warning"]
    where = [f"--outdir={PAGE_DIR}", f"--metafile={meta}"]
    subprocess.run([*node, str(esbuild), *always, *where, *options], cwd=ROOT, check=True)
    outputs: dict[str, Any] = json.loads(meta.read_text("utf-8"))["outputs"]
    meta.unlink()
    return outputs


def _needed_at_once(outputs: dict[str, Any]) -> list[str]:
    """Paths of the entry module and of the modules that it imports, without modules that it loads later."""
    found = [next(path for path, output in outputs.items() if output.get("entryPoint") == ENTRY)]
    for path in found:
        wanted = [each["path"] for each in outputs[path]["imports"] if each["kind"] == "import-statement"]
        found.extend(each for each in wanted if each not in found)
    return [f"/{path}" for path in found]


def _find(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    assert found, f"static/board.html does not match {pattern.pattern}"
    return found[1]
