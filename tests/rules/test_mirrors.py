"""Each source file has a test file at the same place below tests/, or is listed with the reason why it has none."""

import re
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, project_files
from tests.rules.without_a_test import WITHOUT_A_TEST


def source_files() -> list[Path]:
    """Python files of the server, and JavaScript files of the page."""
    python = [path for path in project_files() if path.parts[0] == "server" and path.suffix == ".py"]
    page = [path for path in project_files() if path.parts[:2] == ("static", "js") and path.suffix == ".js"]
    return [path for path in python if path.name != "__init__.py"] + page


def has_mirrored_test(source: Path) -> bool:
    """A test file, or a folder of test files with the name of the source file."""
    if source.suffix == ".py":
        folder = Path("tests") / source.parent
        return (ROOT / folder / f"test_{source.name}").is_file() or any((ROOT / folder / source.stem).glob("test_*.py"))
    folder = Path("tests/static") / source.parent.relative_to("static/js")
    return (ROOT / folder / f"{source.stem}.test.js").is_file() or any((ROOT / folder / source.stem).glob("*.test.js"))


@pytest.mark.parametrize("source", source_files(), ids=str)
def test_a_source_file_has_a_mirrored_test_or_a_reason(source: Path) -> None:
    if source.as_posix() in WITHOUT_A_TEST:
        assert not has_mirrored_test(source), f"{source} has a test: remove it from WITHOUT_A_TEST"
    else:
        assert has_mirrored_test(source), (
            f"{source} has no test: write one, or add it to WITHOUT_A_TEST with the reason"
        )


@pytest.mark.parametrize(("source", "reason"), WITHOUT_A_TEST.items())
def test_a_listed_file_and_the_test_in_its_reason_exist(source: str, reason: str) -> None:
    assert (ROOT / source).is_file(), f"{source} does not exist: remove it from WITHOUT_A_TEST"
    for test in re.findall(r"tests/\S+", reason):
        assert (ROOT / test).is_file(), f"{test} in the reason for {source} does not exist"
