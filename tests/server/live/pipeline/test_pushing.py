"""Queue, apply, commit, broadcast, acknowledge."""

import asyncio

from server.errors import NotFound
from tests.server.world import (
    actor,
    create,
    delete,
    id_,
    load_board,
    logged,
    make_settings,
    rename,
    update,
)


async def test_an_ack_has_one_log_number_for_each_op(pipeline):
    """[P2] In the order of the push."""
    assert await pipeline.submit([rename("Aino"), create("text", "one")], actor()) == [1, 2]


async def test_an_acknowledged_push_is_on_disk(data_dir, pipeline):
    """[P2] Another process can read it at that moment."""
    await pipeline.submit([rename("Aino")], actor())
    assert logged(data_dir) == [1]


async def test_there_is_no_ack_and_no_broadcast_before_the_commit(data_dir, pipeline, gate, sent):
    """[P2] [P3] While the commit runs, nothing is sent."""
    answer = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    assert (answer.done(), sent, logged(data_dir)) == (False, [], [])
    gate.opened.set()
    assert await answer == [1]


async def test_the_broadcast_is_sent_before_the_ack(pipeline, sent):
    """[P3] So that a browser gets its own op before its ack."""
    sent_when_acknowledged = []
    answer = pipeline.submit([rename("Aino")], actor())
    answer.add_done_callback(lambda _: sent_when_acknowledged.extend(sent))
    await answer
    assert sent_when_acknowledged == [[1]]


async def test_pushes_that_wait_share_the_next_commit(pipeline, gate, sent):
    """[P7] One transaction for all of them."""
    first = pipeline.submit([rename("Aino")], actor())
    await gate.reached.wait()
    others = [pipeline.submit([rename("Aino")], actor()) for _ in range(5)]
    gate.opened.set()
    await asyncio.gather(first, *others)
    assert sent == [[1], [2, 3, 4, 5, 6]]


async def test_a_commit_has_a_maximum_number_of_ops(start, settings, sent):
    """[P7] The first push must not wait for a flood."""
    pipeline = start(settings=make_settings(settings.data_dir, batch_ops_max=2))
    await asyncio.gather(*(pipeline.submit([rename("Aino")], actor()) for _ in range(5)))
    assert sent == [[1, 2], [3, 4], [5]]


async def test_pushes_are_applied_in_order_of_arrival(pipeline):
    """[P7] Each one depends on the one before."""
    pushes = [create("text", "one"), update("one", x=1), update("one", x=2), delete("one")]
    assert await asyncio.gather(*(pipeline.submit([op], actor()) for op in pushes)) == [[1], [2], [3], [4]]


async def test_a_refused_push_does_not_affect_others(pipeline):
    """[P1] [P5] Others in the same commit are stored."""
    pushes = [[rename("Aino")], [create("text", "one"), delete("nowhere")], [create("text", "two")]]
    answers = await asyncio.gather(*(pipeline.submit(ops, actor()) for ops in pushes), return_exceptions=True)
    assert [type(answer) for answer in answers] == [list, NotFound, list]
    assert [answers[0], answers[2]] == [[1], [2]]


async def test_rows_log_and_board_number_agree_after_a_commit(data_dir, database, pipeline):
    """[G4] They are written in one transaction."""
    await pipeline.submit([create("text", "one"), create("text", "two"), delete("one")], actor())
    board = await load_board(database)
    assert (board.seq, set(board.nodes), logged(data_dir)) == (3, {id_("two")}, [1, 2, 3])


async def test_log_numbers_continue_after_a_restart(start):
    """[G1] Without a gap."""
    await start().submit([create("text", "one")], actor())
    assert await start().submit([update("one", x=1)], actor()) == [2]


async def test_a_large_push_does_not_block_the_event_loop(pipeline, monkeypatch):
    """[P7] Other tasks run between its ops."""
    monkeypatch.setattr("server.live.apply_batch._STEP_SECONDS", 0)
    loaded, seen = await pipeline.query(the_board), set()
    pushed = pipeline.submit([create("text", f"n{number}") for number in range(20)], actor())
    while not pushed.done():
        seen.add(len(loaded.nodes))
        await asyncio.sleep(0)
    assert seen == set(range(21))


async def the_board(board):
    return board
