"""Ops on threads, for the API."""

import secrets

from playwright.sync_api import Page

BUTTON = "#people-bar [data-comments]"
ROWS = "#comments-list .thread"


def start_thread(text: str, *, at: tuple[float, float] = (50, 50), mentions: tuple[str, ...] = ()) -> dict[str, object]:
    """An op that starts a thread."""
    x, y = at
    ids = {"id": secrets.token_urlsafe(12), "comment_id": secrets.token_urlsafe(12)}
    return {"kind": "thread.create", "node_id": None, "x": x, "y": y, "text": text, "mentions": mentions, **ids}


def resolve(thread: dict[str, object]) -> dict[str, object]:
    return {"kind": "thread.resolve", "id": thread["id"], "is_resolved": True}


def reply(thread: dict[str, object], text: str) -> dict[str, object]:
    return {"kind": "comment.create", "id": secrets.token_urlsafe(12), "thread_id": thread["id"], "text": text}


def name(words: str) -> dict[str, object]:
    return {"kind": "person.rename", "name": words}


def id_of(page: Page) -> str:
    """The id of the page's person on the board."""
    found: str = page.evaluate(
        "Object.keys(localStorage).find((key) => key.startsWith('kehys.read.')).split('.').pop()"
    )
    return found
