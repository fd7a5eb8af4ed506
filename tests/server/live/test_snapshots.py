"""Building snapshots."""

import asyncio
import gzip
import json
from itertools import chain

import pytest

from server.live import snapshots
from server.live.snapshots import NODES_PER_LINE, SnapshotBuilder, pack, pack_json, write_lines
from server.wire.views import StateHash
from tests.server.world import Gate, id_, make_board, node


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def taken():
    """The numbers that boards were taken at."""
    return []


@pytest.fixture
def gate(board, taken):
    async def take(known_seq):
        if board.seq == known_seq:
            return None
        taken.append(board.seq)
        return board.snapshot()

    gate = Gate(take)
    gate.opened.set()
    return gate


async def test_concurrent_callers_share_one_build(gate, taken):
    """[S1] It is built once."""
    store = SnapshotBuilder(gate, pack_json)
    packed = await asyncio.gather(*[store.latest() for _ in range(100)])
    assert (len({id(one) for one in packed}), taken) == (1, [0])


async def test_an_unchanged_board_is_not_built_again(gate, taken):
    """[S1] Never twice for one log number."""
    store = SnapshotBuilder(gate, pack_json)
    assert await store.latest() is await store.latest()
    assert taken == [0]


async def test_callers_during_a_build_share_the_next_one(gate, board, taken, monkeypatch):
    """[S1] It contains everything acknowledged before their calls."""
    store = SnapshotBuilder(gate, pack_json)
    packing, done = asyncio.Event(), asyncio.Event()

    async def to_thread(make, snapshot):
        packing.set()
        await done.wait()
        return make(snapshot)

    monkeypatch.setattr(asyncio, "to_thread", to_thread)
    first = asyncio.ensure_future(store.latest())
    await packing.wait()
    board.seq = 1
    later = [asyncio.ensure_future(store.latest()) for _ in range(3)]
    done.set()
    assert [(await one).seq for one in (first, *later)] == [0, 1, 1, 1]
    assert taken == [0, 1]


async def test_a_hash_is_computed_once_for_each_number(gate, taken, board, monkeypatch):
    """[S3] It takes seconds for a large board, so repeated calls must not block others."""
    hashes = []

    def make_state_hash(snapshot):
        hashes.append(snapshot.seq)
        return "0a"

    monkeypatch.setattr(snapshots, "make_state_hash", make_state_hash)
    store = SnapshotBuilder(gate, snapshots.make_state_hash)
    assert [await store.latest() for _ in range(3)] == [StateHash(seq=0, hash="0a")] * 3
    board.seq = 1
    assert (await store.latest()).seq == 1
    assert hashes == [0, 1]


async def test_a_cancelled_caller_does_not_cancel_the_build(gate):
    """[S1] The other callers get the result."""
    store = SnapshotBuilder(gate, pack_json)
    gone, stays = [asyncio.ensure_future(store.latest()) for _ in range(2)]
    await asyncio.sleep(0)
    gone.cancel()
    assert (await stays).seq == 0


async def test_a_failed_build_is_not_cached(board):
    """[S2] The next call builds again."""
    answers = [OSError("the disk is gone"), board.snapshot()]

    async def take(_known_seq):
        answer = answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    store = SnapshotBuilder(take, pack_json)
    with pytest.raises(OSError, match="gone"):
        await store.latest()
    assert (await store.latest()).seq == 0


def lines_of(board):
    """What a page gets, unpacked."""
    return [json.loads(line) for line in gzip.decompress(pack(0, write_lines(board.snapshot())).body).splitlines()]


def test_the_lines_contain_the_same_board(board):
    """[S4] The head, the frames, and the other nodes in lines of limited length."""
    names = [f"n{number:04d}" for number in range(2 * NODES_PER_LINE)]
    nodes = [node("sticky", name) for name in names] + [node("frame", "frame")]
    board.nodes.update((one.id, one) for one in nodes)
    head, frames, *others = lines_of(board)
    whole = board.snapshot().model_dump(mode="json")
    assert head.pop("count") == len(nodes)
    assert head == {key: value for key, value in whole.items() if key != "nodes"}
    assert [one["kind"] for one in frames] == ["frame"]
    assert [len(line) for line in others] == [NODES_PER_LINE, NODES_PER_LINE]
    assert [*chain(*others), *frames] == whole["nodes"]


def test_the_lines_contain_nodes_in_z_order(board):
    """[S4] By z-order key, then by id, so that a page need not sort them."""
    places = {"c": "a", "b": "b", "a": "b"}
    nodes = [node("text", name, place={"order": order}) for name, order in reversed(places.items())]
    board.nodes.update((one.id, one) for one in nodes)
    _, line = lines_of(board)
    assert [one["id"] for one in line] == [id_("c"), id_("a"), id_("b")]


def test_an_empty_board_is_one_line(board):
    """[S4] The head only."""
    assert [line["count"] for line in lines_of(board)] == [0]
