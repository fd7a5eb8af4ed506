"""The story of a comment names files; a story that names one which is gone is no longer true."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STORY = (ROOT / "docs/journey.md").read_text("utf-8")


def test_every_file_that_the_journey_names_exists():
    named = set(re.findall(r"`((?:[a-z]+/)*\w+\.(?:py|js))`", STORY))

    assert len(named) > 40
    assert [name for name in named if not is_there(name)] == []


def test_every_file_that_a_comment_passes_is_named():
    """Those whose names say that they are about comments, and the lanes that every op passes."""
    passed = [
        "tools/pins/commentTool.js",
        "ui/comments/composer.js",
        "net/sync.js",
        "board/pending.js",
        "live/pipeline.py",
        "domain/comments.py",
    ]

    assert [name for name in passed if name not in STORY] == []


def is_there(name: str) -> bool:
    """Whether it is a file of the server or of the page."""
    return (ROOT / "server" / name).is_file() or (ROOT / "static/js" / name).is_file()
