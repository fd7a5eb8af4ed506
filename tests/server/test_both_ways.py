"""[G3] The rules exist twice, in server/domain and in static/js/board: after any op both have the same board."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from server.config import COORDINATE_MAX
from server.domain.access import Actor, Grant
from server.domain.board import Board
from server.domain.changes import AnyNode, Link
from server.wire.nodes import Connector, Frame, Shape, Sticky, Text
from server.wire.ops import OP, AnyOp
from server.wire.values import End, Place
from server.wire.views import BoardView, CommentView, PersonView, ThreadView

ROOT: Final = Path(__file__).resolve().parents[2]
NOUNS: Final = ("nodes", "threads", "comments", "people")


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
    ("no comments", OWNER, edit_board(takes_comments=False)),
    ("comments again", OWNER, edit_board(takes_comments=True)),
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
    ("a first name", OWNER, rename("Omistaja")),
    ("an editor's new name", EDITOR, rename("Erkki")),
    ("a guest's new name, tidied", GUEST, rename("  Åsa   Öst ")),
    ("of a guest who wrote, reacted and was called", GUEST, {"kind": "person.erase"}),
    ("of guests", OWNER, {"kind": "link.rotate", "id": id_of("comment")}),
    ("for a workshop", OWNER, {"kind": "link.create", "gives": "edit", "name": " Työpaja  1 "}),
    ("until a moment", OWNER, {"kind": "link.create", "gives": "view", "expires_at": 253_402_300_799_999}),
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
IDS: Final = [f"{op['kind']}: {name}" for name, _, op in SAMPLES]


def world() -> Board:
    """A frame with a note in it, a text beside it, and discussions on all of them."""
    box: dict[str, Any] = {"x": 0.1, "y": -20.7, "w": 100.0, "h": 50.5}
    on_shape = End(node_id=id_of("shape"), x=0.1, y=0.7)
    on_note, on_other = End(node_id=id_of("guests"), x=1, y=0.3), End(node_id=id_of("guests-2"), x=0, y=0.5)
    children = Place(parent=id_of("frame"), order="a")
    nodes: list[AnyNode] = [
        Frame(id=id_of("frame"), place=Place(order="a"), **box),
        Sticky(id=id_of("sticky"), place=children, **box),
        Text(id=id_of("text"), place=Place(order="c"), **box),
        Shape(id=id_of("shape"), place=children, x=COORDINATE_MAX, y=-0.1, w=3.3, h=0.7 + 0.4),
        Connector(id=id_of("line"), place=children, start=on_shape, end=End(x=0.5, y=0.1), **box),
        Sticky(id=id_of("guests"), place=children, by=id_of("guest"), text="Oma", **box),
        Sticky(id=id_of("guests-2"), place=children, by=id_of("guest"), **box),
        Connector(id=id_of("hung"), place=children, start=on_note, end=on_other, **box),
        Connector(id=id_of("loop"), place=Place(order="d"), start=on_shape, end=on_shape, **box),
    ]
    pins = {"on-frame": id_of("frame"), "on-sticky": id_of("sticky"), "on-map": None, "on-guests": id_of("guests")}
    threads = [
        ThreadView(id=id_of(name), node_id=node_id, x=0.2, y=0.7, by=id_of("guest"), at=5)
        for name, node_id in pins.items()
    ]
    by_guest: dict[str, Any] = {"by": id_of("guest"), "at": 5, "text": "Hei"}
    thanked: dict[str, Any] = {"reactions": {"thanks": [id_of("guest")]}, "edited_at": 6}
    comments = [
        CommentView(id=id_of("c"), thread_id=id_of("on-frame"), seq=3, **by_guest, **thanked),
        CommentView(id=id_of("d"), thread_id=id_of("on-map"), seq=4, **by_guest),
        CommentView(id=id_of("f"), thread_id=id_of("on-guests"), seq=6, by=id_of("editor"), at=5, text="Jää"),
        CommentView(id=id_of("e"), thread_id=id_of("on-map"), seq=5, **by_guest),
    ]
    guest = PersonView(id=id_of("guest"), name="Vieras", is_guest=True)
    editor = PersonView(id=id_of("editor"), name="Editori", is_guest=True)
    return Board(
        info=BoardView(id=id_of("board"), title="Taulu", first_number=0),
        seq=40,
        nodes={node.id: node for node in nodes},
        threads={thread.id: thread for thread in threads},
        comments={comment.id: comment for comment in comments},
        people={person.id: person for person in (guest, editor)},
        links={link.id: link for link in LINKS},
    )


def sample(number: int) -> tuple[AnyOp, Actor]:
    _, by, op = SAMPLES[number]
    return OP.validate_python({**op, "op_id": id_of(f"op{number}")}), by


def applied(board: Board, op: AnyOp, by: Actor) -> dict[str, Any]:
    """What a browser gets of it: the board before, the entry; and the board after, which it should have then."""
    before = board.snapshot().model_dump(mode="json")
    [entry] = board.apply([op], by, at=1_700_000_000_123).entries
    after = board.snapshot().model_dump(mode="json")
    return {"before": before, "entries": [entry.model_dump(mode="json")], "after": after}


def replayed(cases: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The boards that the page's own code makes of these cases."""
    path = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    assert node, "Node.js is missing: `make test` fetches it"
    file = folder / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        [node, ROOT / "tests/static/replay.mjs", file], check=True, capture_output=True, encoding="utf-8"
    )
    boards: list[dict[str, Any]] = json.loads(done.stdout)
    return boards


def by_id(snapshot: dict[str, Any]) -> dict[str, Any]:
    return {**snapshot, **{noun: {row["id"]: row for row in snapshot[noun]} for noun in NOUNS}}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """For each sample the server's board and the page's; Node is started once."""
    cases = [applied(world(), *sample(number)) for number in range(len(SAMPLES))]
    return list(zip(cases, replayed(cases, tmp_path_factory.mktemp("replay")), strict=True))


def test_every_kind_of_op_has_a_sample():
    assert {type(sample(number)[0]) for number in range(len(SAMPLES))} == set(get_args(AnyOp))


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=IDS)
def test_both_sides_have_the_same_board(both, number):
    """[G3] Old snapshot and entry, in the browser, give the server's new snapshot."""
    case, page = both[number]
    assert by_id(page) == by_id(case["after"])


def test_a_whole_log_gives_the_same_board(tmp_path):
    """[G3] The same ops in the same order: also where each builds on what the others have left."""
    board = world()
    before = board.snapshot().model_dump(mode="json")
    applications = [board.apply([op], by, at) for at, (op, by) in enumerate(map(sample, range(len(SAMPLES))))]
    entries = [entry.model_dump(mode="json") for each in applications for entry in each.entries]
    [page] = replayed([{"before": before, "entries": entries}], tmp_path)
    assert by_id(page) == by_id(board.snapshot().model_dump(mode="json"))


def test_the_page_knows_how_far_a_board_reaches():
    """[P8] Presence from beyond the bounds would close the socket for good, so the page keeps within them."""
    presence = (ROOT / "static/js/net/presence.js").read_text(encoding="utf-8")
    assert f"const REACH = {int(COORDINATE_MAX):_};" in presence
