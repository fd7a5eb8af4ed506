"""A push changes a board."""

import pytest

from server.domain.access import Actor, Grant
from server.errors import Forbidden, NoAccess, NotFound
from tests.server import world
from tests.server.world import NOW, actor, create, delete, id_, make_board, rename, rotate, thread, update


def test_ops_get_the_next_numbers():
    """[G1] 1, 2, 3 without a gap."""
    board = make_board()
    first = board.apply([rename("Aino")], actor(), NOW)
    second = board.apply([create("text", "one"), delete("one")], actor(), NOW)
    assert [entry.seq for entry in first.entries + second.entries] == [1, 2, 3]


def test_a_refused_push_uses_no_number():
    """[G1] The next push gets that number."""
    board = make_board()
    with pytest.raises(NotFound):
        board.apply([rename("Aino"), delete("nowhere")], actor(), NOW)
    assert board.apply([rename("Aino")], actor(), NOW).entries[0].seq == 1


def test_an_entry_has_the_op_as_it_was_applied():
    """[G2] With person, role and the server's time."""
    op = rename("Aino")
    entry = make_board().apply([op], actor("comment", "aino"), NOW).entries[0]
    assert entry.model_dump() == {"seq": 1, "by": id_("aino"), "role": "comment", "at": NOW, "op": op.model_dump()}


def test_the_clock_does_not_change_the_order():
    """[G2] Numbers grow even if the clock goes back."""
    board = make_board()
    entries = [board.apply([rename("Aino")], actor(), at).entries[0] for at in (NOW, NOW - 5_000)]
    assert [entry.seq for entry in entries] == [1, 2]


def test_the_same_ops_give_the_same_rows():
    """[G3] On all boards that are equal before."""
    ops = [rename("Aino"), create("sticky", "note"), thread("thread", "note"), update("note", x=5), delete("note")]
    boards = [make_board(), make_board()]
    for board in boards:
        board.apply(ops, actor(), NOW)
    assert boards[0] == boards[1]


def test_a_push_is_all_or_nothing():
    """[P1] If an op is refused, the ops before it are undone."""
    board, before = make_board(), make_board()
    with pytest.raises(NotFound):
        board.apply([create("text", "one"), rotate("view"), delete("nowhere")], actor(), NOW)
    assert board == before


def test_the_changes_of_a_push_are_its_final_rows():
    """[G4] A row that the push adds and deletes is deleted."""
    applied = make_board().apply([create("text", "one"), delete("one"), create("text", "two")], actor(), NOW)
    assert applied.changes.nodes == {id_("one"): None, id_("two"): world.node("text", "two")}


@pytest.mark.parametrize(
    ("role", "op"),
    [
        ("view", rename("Aino")),
        ("view", thread("thread")),
        ("comment", create("text", "one")),
        ("comment", update("one", x=1)),
        ("comment", delete("one")),
        ("edit", rotate("view")),
    ],
    ids=lambda value: getattr(value, "kind", value),
)
def test_a_role_below_the_needed_one_is_refused(role, op):
    """[A7] Nodes need edit, comments and names comment, links own."""
    with pytest.raises(Forbidden):
        make_board().apply([op], actor(role), NOW)


def test_a_grant_of_another_board_gives_no_role():
    """[A3] The refusal says nothing about the board."""
    stranger = Actor(id_("stranger"), Grant(id_("elsewhere"), 0))
    with pytest.raises(NoAccess):
        make_board().apply([rename("Aino")], stranger, NOW)


def test_a_snapshot_shows_no_links():
    """[A1] Only some people may see the addresses of links."""
    board = make_board()
    board.apply([rename("Aino"), create("text", "one")], actor(), NOW)
    assert set(board.snapshot().model_dump()) == {
        *("seq", "last_op", "board"),
        *("nodes", "threads", "comments", "people"),
    }


def test_a_snapshot_is_the_board_after_its_number():
    """[S1] It has all rows after that op."""
    board = make_board()
    board.apply([rename("Aino"), create("text", "one"), thread("thread", "one")], actor(), NOW)
    snapshot = board.snapshot()
    assert (snapshot.seq, snapshot.board) == (3, world.INFO)
    assert (snapshot.nodes, snapshot.threads) == (list(board.nodes.values()), list(board.threads.values()))
