"""Hooks that run after each commit."""

import asyncio

import pytest

from server.errors import NotFound
from server.live.pipeline import Commit
from tests.server.world import actor, delete, logged, rename


def numbers(commits):
    return [[entry.seq for entry in commit.entries] for commit in commits]


async def test_a_hook_gets_the_entries_of_each_commit(pipeline):
    commits: list[Commit] = []
    pipeline.after_commit.append(commits.append)
    await pipeline.submit([rename("Aino"), rename("Eino")], actor())
    await pipeline.submit([rename("Onni")], actor())
    assert numbers(commits) == [[1, 2], [3]]
    assert commits[-1].board.seq == 3


async def test_hooks_run_after_the_commit_and_the_broadcast(data_dir, pipeline, sent):
    """[P3] In the order of the list; some may be coroutines."""
    seen: list[object] = []

    async def later(commit):
        await asyncio.sleep(0)
        seen.append(("async", len(commit.entries)))

    pipeline.after_commit += [lambda _commit: seen.append((logged(data_dir), list(sent))), later]
    await pipeline.submit([rename("Aino")], actor())
    await pipeline.drain()
    assert seen == [([1], [[1]]), ("async", 1)]


async def test_a_push_is_acknowledged_before_a_slow_hook_ends(pipeline):
    gate = asyncio.Event()

    async def slow(_commit):
        await gate.wait()

    pipeline.after_commit.append(slow)
    assert await pipeline.submit([rename("Aino")], actor()) == [1]
    assert not pipeline.is_idle
    gate.set()
    await pipeline.drain()


async def test_a_hook_that_fails_stops_neither_the_queue_nor_the_other_hooks(pipeline, caplog):
    """[P2] The entries are on disk already. The error is logged."""
    commits: list[Commit] = []

    def fail(_commit):
        raise ZeroDivisionError

    async def fail_later(_commit):
        raise OSError("the hook's disk is full")

    pipeline.after_commit += [fail, fail_later, commits.append]
    for _ in range(2):
        await pipeline.submit([rename("Aino")], actor())
    await pipeline.drain()
    assert numbers(commits) == [[1], [2]]
    assert caplog.text.count("a hook failed after a commit") == 4


async def test_no_hook_runs_without_entries(pipeline, break_log):
    """[P1] [P4] For a refused push, for one that was applied before, and for a failed commit."""
    op = rename("Aino")
    await pipeline.submit([op], actor())
    commits: list[Commit] = []
    pipeline.after_commit.append(commits.append)
    await pipeline.submit([op], actor())
    with pytest.raises(NotFound):
        await pipeline.submit([delete("nowhere")], actor())
    break_log()
    await asyncio.gather(pipeline.submit([rename("Eino")], actor()), return_exceptions=True)
    assert commits == []
