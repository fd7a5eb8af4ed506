"""The files that belong to the project, as git sees them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_files() -> list[Path]:
    """Committed files and new ones that are not ignored, relative to ROOT; no deleted ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(name) for name in sorted(set(listed.stdout.split("\0"))) if name and (ROOT / name).is_file()]


def read(path: Path) -> str:
    """The text of a project file; bytes of pictures become harmless signs."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")
