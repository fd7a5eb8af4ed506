"""[G3] The rules in server/domain and in static/js/board give the same board after any op."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from server.config import COORDINATE_MAX
from server.domain.access import Actor
from server.domain.board import Board
from server.domain.changes import AnyNode
from server.domain.redaction import redact_for_public
from server.wire.hidden_comments import HiddenComment
from server.wire.nodes import Connector, Frame, Shape, Sticky, Text
from server.wire.ops import OP, AnyOp
from server.wire.values import End, HiddenReason, Place
from server.wire.views import BoardView, CommentView, PersonView, ThreadView

from .samples import LINKS, SAMPLES, TEXT, id_of

ROOT: Final = Path(__file__).resolve().parents[2]
NOUNS: Final = ("nodes", "threads", "comments", "people")


IDS: Final = [f"{op['kind']}: {name}" for name, _, op in SAMPLES]
# Comments of a guest, and the reason why each is hidden.
HIDDEN: Final[dict[str, HiddenReason | None]] = {
    "plain": None,
    "plain-2": None,
    "hidden": "moderated",
    "also-hidden": "moderated",
    "held": "pending",
}


def world() -> Board:
    """A frame with a note, a text beside it, and threads on all of them."""
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
        CommentView(id=id_of("g"), thread_id=id_of("on-sticky"), seq=7, **by_guest),
        CommentView(id=id_of("f"), thread_id=id_of("on-guests"), seq=6, by=id_of("editor"), at=5, text="Jää"),
        CommentView(id=id_of("e"), thread_id=id_of("on-map"), seq=5, **by_guest),
    ]
    comments += [
        CommentView(
            id=id_of(name),
            thread_id=id_of("on-guests"),
            seq=seq,
            **{**by_guest, "text": "–" if why else "Hei"},
            hidden=why,
        )
        for seq, (name, why) in enumerate(HIDDEN.items(), 10)
    ]
    words = [HiddenComment(id=id_of(name), by=id_of("guest"), text=TEXT) for name, why in HIDDEN.items() if why]
    guest = PersonView(id=id_of("guest"), name="Vieras", is_guest=True)
    editor = PersonView(id=id_of("editor"), name="Editori", is_guest=True)
    return Board(
        info=BoardView(id=id_of("board"), title="Taulu", first_number=0, review="links"),
        seq=40,
        nodes={node.id: node for node in nodes},
        threads={thread.id: thread for thread in threads},
        comments={comment.id: comment for comment in comments},
        people={person.id: person for person in (guest, editor)},
        links={link.id: link for link in LINKS},
        hidden_comments={each.id: each for each in [*words, deleted()]},
    )


def deleted() -> HiddenComment:
    """A comment that an owner deleted, with its thread."""
    thread = ThreadView(id=id_of("gone"), node_id=id_of("was-there"), x=1, y=2, by=id_of("guest"), at=5)
    row = CommentView(id=id_of("gone-first"), thread_id=thread.id, seq=9, by=id_of("guest"), at=5, text="–")
    return HiddenComment(id=row.id, by=row.by, text=TEXT, gone=row, thread=thread, x=0.1 + 0.2, y=-3)


def sample(number: int) -> tuple[AnyOp, Actor]:
    _, by, op = SAMPLES[number]
    return OP.validate_python({**op, "op_id": id_of(f"op{number}")}), by


def apply_sample(board: Board, op: AnyOp, by: Actor) -> dict[str, Any]:
    """Applies an op: the snapshot before and the entry, as a browser gets them, and the snapshot after it."""
    before = board.snapshot().model_dump(mode="json")
    [entry] = board.apply([op], by, at=1_700_000_000_123).entries
    after = board.snapshot().model_dump(mode="json")
    return {"before": before, "entries": [redact_for_public(entry, board).model_dump(mode="json")], "after": after}


def replay(cases: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The boards that the JavaScript code computes for these cases."""
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
    """For each sample the board of the server and that of the page. Node.js is started once."""
    cases = [apply_sample(world(), *sample(number)) for number in range(len(SAMPLES))]
    return list(zip(cases, replay(cases, tmp_path_factory.mktemp("replay")), strict=True))


def test_every_kind_of_op_has_a_sample():
    assert {type(sample(number)[0]) for number in range(len(SAMPLES))} == set(get_args(AnyOp))


@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=IDS)
def test_server_and_page_compute_the_same_board(both, number):
    """[G3] In the browser the old snapshot and the entry give the new snapshot of the server."""
    case, page = both[number]
    assert by_id(page) == by_id(case["after"])


def test_a_whole_log_gives_the_same_board(tmp_path):
    """[G3] The same ops in the same order, also if later ops depend on earlier ones."""
    board = world()
    before = board.snapshot().model_dump(mode="json")
    applications = [board.apply([op], by, at) for at, (op, by) in enumerate(map(sample, range(len(SAMPLES))))]
    entries = [
        redact_for_public(entry, board).model_dump(mode="json") for each in applications for entry in each.entries
    ]
    [page] = replay([{"before": before, "entries": entries}], tmp_path)
    assert by_id(page) == by_id(board.snapshot().model_dump(mode="json"))


def test_the_page_has_the_same_limit_for_coordinates():
    """[P8] Presence beyond the bounds would close the socket for good, so the page stays within them."""
    rules = (ROOT / "static/js/board/rules/nodes.js").read_text(encoding="utf-8")
    assert f"const COORDINATE_MAX = {int(COORDINATE_MAX):_};" in rules
