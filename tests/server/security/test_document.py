"""Checks that the files and tests in docs/security.md exist."""

import re

import pytest

from tests.rules.tree import ROOT

PAGE = (ROOT / "docs/security.md").read_text("utf-8")
ROWS = re.findall(r"^\| (S\d+) \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)


def test_each_requirement_has_a_row():
    """S1 to S34, in order."""
    assert [row[0] for row in ROWS] == [f"S{number}" for number in range(1, 35)]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_requirement_has_a_test_or_a_reason(row):
    """No row is without either."""
    tried = row[3]
    assert "::" in tried or "not yet: " in tried or re.search("does not apply.* because ", tried)


def test_every_file_that_the_page_names_exists():
    named = {name for row in ROWS for name in re.findall(r"`((?:server|static)/[\w./]+)`", row[2])}
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_test_that_the_page_names_exists():
    named = set(re.findall(r"`(tests/[\w./]+)::([^`]+)`", PAGE))
    assert len(named) > 60
    assert [f"{path}::{name}" for path, name in named if not defines(path, name)] == []


def defines(path, name):
    """Whether the file has that test: a function of Python, or a sentence of JavaScript."""
    text = (ROOT / path).read_text("utf-8") if (ROOT / path).is_file() else ""
    return f"def {name}(" in text or f'test("{name}", ' in text


def test_every_setting_that_the_page_names_exists():
    """In server/config.py."""
    config = (ROOT / "server/config.py").read_text("utf-8")
    named = {name.lower() for name in re.findall(r"`KEHYS_(\w+)`", PAGE)}
    assert named
    assert [name for name in named if f"    {name}:" not in config] == []
