"""The error codes of refusals."""

import re
from pathlib import Path

import pytest

from server import errors
from server.config import PROGRAM_DIR
from server.errors import BoardError, Exists, NotFound

KINDS = BoardError.__subclasses__()
PROTOCOL = Path(PROGRAM_DIR / "docs" / "protocol.md").read_text("utf-8")


def test_the_codes_are_those_of_the_protocol():
    """[P6] There are no other codes."""
    line = next(line for line in PROTOCOL.splitlines() if line.startswith("| **P6**"))
    listed = re.findall(r"`([a-z_]+)`", line.split("closed list:")[1].split(".")[0])
    assert sorted(listed) == sorted(kind.code for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_http_status_of_refusals(kind):
    """[P6] 4xx in general, 503 if the server cannot store anything now, and 500 only for a bug of the server."""
    others = {("retry", 503), ("read_only", 503), ("fault", 500)}
    assert 400 <= kind.http_status < 500 or (kind.code, kind.http_status) in others


@pytest.mark.parametrize("kind", [NotFound, Exists])
def test_a_refusal_names_the_object(kind):
    """[P5] The text names the object, and `params` has its kind."""
    error = kind("thread", "abc")
    assert "thread abc" in str(error)
    assert error.params == {"noun": "thread"}


def test_no_start_error_is_sent_to_a_browser():
    assert not issubclass(errors.StartError, BoardError)
