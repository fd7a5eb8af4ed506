"""S29: commenting hours and slow mode over HTTP."""

import pytest

from tests.server import world
from tests.server.world import OPS, SNAPSHOT, comment, op, plain, rename, thread


async def push(client, *ops):
    return await client.post(OPS, json={"ops": plain(*ops)})


@pytest.fixture
async def guest(script):
    """Somebody with a name who came by the link to comment by, and began a thread."""
    guest = script("comment")
    assert (await push(guest, rename("Aino"), thread("thread"))).status_code == 200
    return guest


async def test_slow_mode_says_how_long_to_wait(script, guest):
    """[B3] 429 with Retry-After. Nothing is stored."""
    await push(script(), op("board.update", set={"slow_seconds": 3_600}))
    before = (await guest.get(SNAPSHOT)).json()
    answer = await push(guest, comment("answer", "thread"))
    assert (answer.status_code, answer.json()["code"]) == (429, "slow_mode")
    assert answer.headers["retry-after"] == str(answer.json()["params"]["wait"])
    assert 3_500 < answer.json()["params"]["wait"] <= 3_600
    assert (await guest.get(SNAPSHOT)).json() == before


async def test_commenting_hours_are_kept_after_a_restart(script, guest, start, settings, browse):
    """[B1] [B2] They are on disk and in the snapshot."""
    hours = {"opens_at": 1_000, "closes_at": 2_000, "slow_seconds": 30}
    await push(script(), op("board.update", set=hours))
    after = browse(await start(settings))
    after.headers["Authorization"] = f"Bearer {world.token('comment')}"
    answer = await push(after, comment("answer", "thread"))
    assert (answer.status_code, answer.json()["code"]) == (403, "comments_closed")
    assert hours.items() <= (await after.get(SNAPSHOT)).json()["board"].items()
