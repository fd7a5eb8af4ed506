"""Ops for every outcome of their rules, for tests that apply them on both sides of the wire."""

from typing import Any, Final

from server.domain.access import Actor, Grant, Link


def id_of(name: str) -> str:
    return name.ljust(16, "-")


OWNER: Final = Actor(id_of("owner"), Grant(id_of("own"), 0))
EDITOR: Final = Actor(id_of("editor"), Grant(id_of("edit"), 0))
GUEST: Final = Actor(id_of("guest"), Grant(id_of("comment"), 0))
PARTICIPANT: Final = Actor(id_of("guest"), Grant(id_of("participate"), 0))

LINKS: Final = [
    Link(id_of("own"), "own"),
    Link(id_of("edit"), "edit"),
    Link(id_of("edit-2"), "edit"),
    Link(id_of("comment"), "comment"),
    Link(id_of("participate"), "participate"),
]
IN_FRAME: Final = {"parent": id_of("frame"), "order": "b"}
BOX: Final = {"x": -1.5, "y": 2e6, "w": 1, "h": 0.1 + 0.2 + 1, "place": {"order": "Zz"}}
PASSWORD_HASH: Final = f"$argon2id$v=19$m=19456,t=2,p=1${'s' * 22}${'h' * 43}"
TEXT: Final = 'Hyvä! "<b>" \u2028 🦊\n'


def create(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "node.create", "node": {**BOX, "id": id_of(name), "kind": kind, **fields}}


def update(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "node.update", "id": id_of(name), "set": fields}


def delete(name: str) -> dict[str, Any]:
    return {"kind": "node.delete", "id": id_of(name)}


def ends(start: str, end: str) -> dict[str, Any]:
    return {"start": {"node_id": id_of(start), "x": 1, "y": 0.5}, "end": {"node_id": id_of(end), "x": 0.1, "y": 0.7}}


def edit_board(**fields: Any) -> dict[str, Any]:
    return {"kind": "board.update", "set": fields}


def begin(name: str, **fields: Any) -> dict[str, Any]:
    first = {"comment_id": id_of(f"{name}-first"), "text": TEXT}
    return {"kind": "thread.create", "id": id_of(name), "x": 1, "y": -2.25, **first, **fields}


def answer(name: str, thread: str) -> dict[str, Any]:
    return {"kind": "comment.create", "id": id_of(name), "thread_id": id_of(thread), "text": " Ok "}


def pin(name: str, **place: Any) -> dict[str, Any]:
    return {"kind": "thread.move", "id": id_of(name), "x": 0.3, "y": -7, **place}


def settle(name: str, is_resolved: bool) -> dict[str, Any]:
    return {"kind": "thread.resolve", "id": id_of(name), "is_resolved": is_resolved}


def react(name: str, reaction: str, is_on: bool) -> dict[str, Any]:
    return {"kind": "comment.react", "id": id_of(name), "reaction": reaction, "is_on": is_on}


def rewrite(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "comment.update", "id": id_of(name), "text": "Toisin\n", **fields}


def erase(name: str) -> dict[str, Any]:
    return {"kind": "comment.delete", "id": id_of(name)}


def hide(name: str, is_hidden: bool) -> dict[str, Any]:
    return {"kind": "comment.hide", "id": id_of(name), "is_hidden": is_hidden}


def hide_all(is_hidden: bool) -> dict[str, Any]:
    return {"kind": "person.hide", "person": id_of("guest"), "is_hidden": is_hidden}


def review(act: str, name: str) -> dict[str, Any]:
    return {"kind": f"comment.{act}", "id": id_of(name)}


def rename(name: str) -> dict[str, Any]:
    return {"kind": "person.rename", "name": name}


# Each op as it is sent, and who sends it: one for each outcome of its rule. In this order they also make a log.
SAMPLES: Final[list[tuple[str, Actor, dict[str, Any]]]] = [
    ("a frame with defaults", EDITOR, create("new1", "frame")),
    ("a frame whose title is tidied", EDITOR, create("new2", "frame", title="  A\u030a \n b ")),
    ("a note in a frame", EDITOR, create("new3", "sticky", place=IN_FRAME)),
    ("a shape with defaults", EDITOR, create("new8", "shape")),
    ("a line between two nodes", EDITOR, create("new9", "connector", **ends("sticky", "text"))),
    ("a picture", EDITOR, create("new10", "image", asset="0a" * 32, alt="  Kuva  pihasta ")),
    ("a link card", EDITOR, create("new11", "card", url="https://www.dvv.fi/a?b=%C3%A4#c")),
    ("a table", EDITOR, create("new12", "table", rows=[["ä", "\n"], ["", "b"]], columns=[1, 2.5])),
    ("a tag", EDITOR, create("new13", "tag", text="suomi.fi")),
    (
        "a frame with titles",
        EDITOR,
        create("new14", "frame", titles={"sv": " Å ", "en": "A"}, style="section", page="8"),
    ),
    ("a guest's own note", PARTICIPANT, create("new16", "sticky", text=TEXT, place=IN_FRAME)),
    ("one that says it is another's", PARTICIPANT, create("new17", "sticky", by=id_of("editor"))),
    ("a guest's note, brought back", EDITOR, create("new18", "sticky", by=id_of("guest"))),
    ("a text with some fields", EDITOR, create("new4", "text", weight="bold", text=TEXT)),
    ("a frame that moves", EDITOR, update("frame", x=-0.0, y=1e-7, w=7)),
    ("a note that moves", EDITOR, update("sticky", x=-0.0, y=1e-7, w=7)),
    ("a text that moves", EDITOR, update("text", x=-0.0, y=1e-7, w=7)),
    ("a text that joins a frame", EDITOR, update("text", place=IN_FRAME)),
    ("a note that leaves its frame", EDITOR, update("sticky", place={"order": "q"})),
    ("the looks of a frame", EDITOR, update("frame", title=" a  b", fill="navy", h=9.75)),
    ("the looks of a note", EDITOR, update("sticky", text="", color="pink", size=4)),
    (
        "the looks of a text",
        EDITOR,
        update("text", text="ä\n\t", color="muted", size=40.5, weight="bold", align="right"),
    ),
    ("a guest's own words", PARTICIPANT, update("guests", text="Toisin", color="green", place=IN_FRAME)),
    ("a guest's own note, on which a line hangs", PARTICIPANT, delete("guests-2")),
    ("no fields at all", EDITOR, update("text")),
    ("a line that is hung elsewhere", EDITOR, update("line", end={"node_id": None, "x": 3, "y": -0.0}, route="curved")),
    ("the looks of a shape", EDITOR, update("shape", form="bubble", direction="down", fill="teal", opacity=0.5)),
    ("a comment area", EDITOR, create("new19", "shape", invites_comments=True)),
    ("a shape that invites comments from here on", EDITOR, update("shape", invites_comments=True)),
    ("a title and a start", OWNER, edit_board(title=" Uusi  nimi ", start={"x": 1, "y": -2.5, "w": 0, "h": 3})),
    ("no comments", OWNER, edit_board(comments_open=False)),
    ("comments again", OWNER, edit_board(comments_open=True)),
    ("hours and slow mode", OWNER, edit_board(opens_at=0, closes_at=253_402_300_799_999, slow_seconds=3_600)),
    ("open at all hours, at any pace", OWNER, edit_board(opens_at=None, closes_at=None, slow_seconds=0)),
    ("no start", OWNER, edit_board(start=None)),
    ("on the map", GUEST, begin("new5")),
    ("on a note", EDITOR, begin("new6", node_id=id_of("sticky"))),
    ("an answer", GUEST, answer("new7", "on-frame")),
    ("one that calls people", GUEST, {**answer("new15", "on-map"), "mentions": [id_of("editor"), id_of("guest")]}),
    ("a pin to the map", GUEST, pin("on-frame")),
    ("a pin to a note", EDITOR, pin("on-map", node_id=id_of("sticky"))),
    ("settled", GUEST, settle("on-map", True)),
    ("open as before", EDITOR, settle("on-sticky", False)),
    ("a reaction", EDITOR, react("c", "idea", True)),
    ("a second one", EDITOR, react("c", "agree", True)),
    ("one that is there already", GUEST, react("c", "thanks", True)),
    ("one taken back", GUEST, react("c", "thanks", False)),
    ("one taken back that is not there", GUEST, react("c", "question", False)),
    ("other words", GUEST, rewrite("c", mentions=[id_of("editor")])),
    ("other words, calling nobody", GUEST, rewrite("c")),
    ("one of several", GUEST, erase("d")),
    ("the last of a thread", OWNER, erase("c")),
    ("a comment of a guest", OWNER, hide("plain", True)),
    ("one that waits", OWNER, hide("held", True)),
    ("one that is read again", OWNER, hide("hidden", False)),
    ("one that nobody had hidden", OWNER, hide("plain-2", False)),
    ("other words of one that is hidden", GUEST, rewrite("also-hidden")),
    ("a reaction to it", EDITOR, react("also-hidden", "idea", True)),
    ("all that a guest said", OWNER, hide_all(True)),
    ("what was hidden with the rest", OWNER, hide_all(False)),
    ("with its thread", OWNER, review("restore", "gone-first")),
    ("to the owner", EDITOR, review("report", "plain-2")),
    ("seen", OWNER, review("dismiss", "plain-2")),
    ("not seen before", OWNER, review("dismiss", "plain-2")),
    ("a guest", OWNER, {"kind": "person.block", "person": id_of("guest"), "is_blocked": True}),
    ("a guest who may again", OWNER, {"kind": "person.block", "person": id_of("guest"), "is_blocked": False}),
    ("links are to wait", OWNER, edit_board(review="links")),
    ("a link that waits", GUEST, {**answer("new20", "on-sticky"), "text": "WWW.Kehys.example"}),
    (
        "a link that comes later",
        GUEST,
        rewrite("plain-2", text="https://a.example", mentions=[id_of("editor")]),
    ),
    ("no link", GUEST, {**answer("new21", "on-sticky"), "text": "www"}),
    ("all is to wait", OWNER, edit_board(review="all")),
    ("a thread that waits", GUEST, begin("new22")),
    ("an editor's, which does not", EDITOR, begin("new23", mentions=[id_of("guest")])),
    ("nothing is to wait", OWNER, edit_board(review="nothing")),
    ("a first name", OWNER, rename("Omistaja")),
    ("an editor's new name", EDITOR, rename("Erkki")),
    ("a guest's new name, tidied", GUEST, rename("  Åsa   Öst ")),
    ("of a guest who wrote, reacted and was called", GUEST, {"kind": "person.erase"}),
    ("of guests", OWNER, {"kind": "link.rotate", "id": id_of("comment")}),
    ("for a workshop", OWNER, {"kind": "link.create", "role": "edit", "name": " Työpaja  1 "}),
    ("until a moment", OWNER, {"kind": "link.create", "role": "view", "expires_at": 253_402_300_799_999}),
    ("a name for a link", OWNER, {"kind": "link.update", "id": id_of("edit-2"), "set": {"name": "Ryhmä"}}),
    ("a link that stays", OWNER, {"kind": "link.update", "id": id_of("edit-2"), "set": {"expires_at": None}}),
    ("a password", OWNER, {"kind": "link.protect", "id": id_of("edit-2"), "password_hash": PASSWORD_HASH}),
    ("no password", OWNER, {"kind": "link.protect", "id": id_of("edit-2"), "password_hash": None}),
    ("for good", OWNER, {"kind": "link.revoke", "id": id_of("edit-2")}),
    ("a shape that two lines hang on", EDITOR, delete("shape")),
    ("a line", EDITOR, delete("line")),
    ("a text", EDITOR, delete("text")),
    ("a note with pins", EDITOR, delete("sticky")),
    ("a frame with children and pins", EDITOR, delete("frame")),
]
