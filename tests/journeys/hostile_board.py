"""A board with given texts at each place where a board can have text."""

import io
import re
import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from PIL import Image

from server.config import LINK_NAME_MAX, NAME_MAX, PAGE_NUMBER_MAX, TITLE_MAX
from tests.journeys.world import Server

COLUMNS: Final = 10
TEXTS_PER_PUSH: Final = 20
# The number of links of a board is limited.
LINKS_AT_MOST: Final = 30

Op = dict[str, Any]


@dataclass
class TextBoard:
    """The links of the board, and the texts in the form that each kind of place must show."""

    texts: list[str]
    links: dict[str, str]
    titles: list[str] = field(init=False)
    names: list[str] = field(init=False)
    link_names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.titles = [one_line(text[:TITLE_MAX]) for text in self.texts]
        lines = [one_line(text) for text in self.texts]
        self.names = [name for name in map(named, self.texts) if len(name) <= NAME_MAX]
        self.link_names = [line for line in lines if len(line) <= LINK_NAME_MAX][:LINKS_AT_MOST]


def one_line(text: str) -> str:
    """Normalises a text as the server does for titles and names: one line, no format characters except joiners."""
    shown = [sign for sign in text if sign in "\u200c\u200d" or unicodedata.category(sign) != "Cf"]
    return unicodedata.normalize("NFC", " ".join("".join(shown).split()))


def named(text: str) -> str:
    """Normalises a text as a name of a guest: without web addresses."""
    return re.sub(r"https?://|\bwww\.", "", one_line(text), flags=re.IGNORECASE)


def id_(what: str, at: int) -> str:
    return f"{what}-{at}".ljust(16, "-")


def seed(server: Server, texts: list[str]) -> TextBoard:
    """Makes the board over the API: the owner adds nodes and comments, and one guest for each name replies."""
    links = server.publish("Alku\n\nSana.\n", "Kartta")
    board = TextBoard(texts, links)
    with owner(links) as script:
        image = _upload_image(script)
        push(script, {"kind": "person.rename", "name": "Outi"})
        for start in range(0, len(texts), TEXTS_PER_PUSH):
            chunk = range(start, min(start + TEXTS_PER_PUSH, len(texts)))
            push(script, *(op for at in chunk for op in _ops(board, at, image)))
        push(script, *({"kind": "link.create", "role": "comment", "name": name} for name in board.link_names))
    for at, text in enumerate(texts):
        if named(text) in board.names:
            _answer(links["to share"], at, text)
    return board


def owner(links: dict[str, str]) -> httpx.Client:
    """An API client of the board with the owner's link."""
    parts = urlsplit(links["owner"])
    with httpx.Client(base_url=f"{parts.scheme}://{parts.netloc}", follow_redirects=True) as visitor:
        board_id = visitor.get(parts.path).url.path.removeprefix("/b/")
    authorization = {"Authorization": f"Bearer {parts.path.removeprefix('/s/')}"}
    return httpx.Client(base_url=f"{parts.scheme}://{parts.netloc}/api/v1/boards/{board_id}", headers=authorization)


def push(client: httpx.Client, *ops: Op) -> None:
    answer = client.post("ops", json={"ops": [{"op_id": secrets.token_urlsafe(12), **op} for op in ops]})
    assert answer.status_code == 200, answer.text


def _upload_image(script: httpx.Client) -> str:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, "PNG")
    answer = script.post("assets", content=file.getvalue(), headers={"Content-Type": "image/png"})
    asset: str = answer.json()["id"]
    return asset


def _answer(link: str, at: int, text: str) -> None:
    parts = urlsplit(link)
    with httpx.Client(base_url=f"{parts.scheme}://{parts.netloc}", follow_redirects=True) as guest:
        board_id = guest.get(parts.path).url.path.removeprefix("/b/")
        guest.base_url = guest.base_url.join(f"/api/v1/boards/{board_id}/")
        guest.headers["Origin"] = f"{parts.scheme}://{parts.netloc}"
        answer = {"kind": "comment.create", "id": id_("answer", at), "thread_id": id_("thread", at), "text": text}
        reaction = {"kind": "comment.react", "id": id_("comment", at), "reaction": "thanks", "is_on": True}
        push(guest, {"kind": "person.rename", "name": named(text)}, answer, reaction)


def _ops(board: TextBoard, at: int, image: str) -> Iterator[Op]:
    """Ops that make a frame with one text in every field, and a thread on the note in it."""
    text = board.texts[at]
    for node in _nodes(text, at, image):
        yield {"kind": "node.create", "node": node}
    ids = {"id": id_("thread", at), "comment_id": id_("comment", at), "node_id": id_("sticky", at)}
    yield {"kind": "thread.create", **ids, "x": 20, "y": 20, "text": text}


def _nodes(text: str, at: int, image: str) -> Iterator[Op]:
    x, y = at % COLUMNS * 1_000 + 5_000, at // COLUMNS * 800
    title = text[:TITLE_MAX]
    titles = {"sv": title, "en": title}

    def node(kind: str, left: int, top: int, w: int, h: int, **fields: Any) -> Op:
        place = {"parent": None if kind == "frame" else id_("frame", at), "order": f"b{at:03}"}
        return {
            "kind": kind,
            "id": id_(kind, at),
            "x": x + left,
            "y": y + top,
            "w": w,
            "h": h,
            "place": place,
            **fields,
        }

    start, end = {"node_id": id_("sticky", at), "x": 1, "y": 0.5}, {"node_id": id_("shape", at), "x": 0, "y": 0.5}
    yield node("frame", 0, 0, 800, 600, title=title, titles=titles, page=one_line(text)[:PAGE_NUMBER_MAX])
    yield node("sticky", 20, 20, 200, 200, text=text)
    yield node("shape", 300, 20, 200, 200, text=text, invites_comments=True)
    yield node("connector", 220, 120, 80, 10, start=start, end=end, text=text)
    yield node("text", 540, 20, 240, 200, text=text)
    yield node("card", 20, 240, 360, 120, url="https://kunta.example.fi/", title=title, text=text)
    yield node("table", 400, 240, 380, 200, rows=[[text, text[::-1]], [text, "x"]])
    yield node("tag", 20, 400, 200, 40, text=title)
    yield node("image", 20, 460, 80, 80, asset=image, alt=title)
