"""A file that nears 300 lines becomes a folder of the same name."""

from pathlib import Path

import pytest

from tests.rules.tree import project_files, read

LINES_MAX = 300
FOLDERS = ("server", "static/js", "tests", "scripts", "drills", "bench")
CODE = (".py", ".js", ".mjs", ".ts", ".sh", ".cpp", ".hpp")


def code_files() -> list[Path]:
    return [path for path in project_files() if path.suffix in CODE and path.as_posix().startswith(FOLDERS)]


@pytest.mark.parametrize("path", code_files(), ids=str)
def test_a_code_file_has_at_most_300_lines(path: Path) -> None:
    lines = len(read(path).splitlines())
    assert lines <= LINES_MAX, f"{path} has {lines} lines: make it a folder of the same name"
