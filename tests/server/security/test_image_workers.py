"""S21: images that attack their decoder, which is a separate process."""

import asyncio
import io
import signal
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from server.config import IMAGE_PIXELS_MAX, IMAGE_SIDE_MAX
from server.errors import Invalid
from server.images.decoder import ImageDecoder
from tests.server import world
from tests.server.images.test_result import sent, tedious
from tests.server.world import BOARD, OPS, plain, rename, token

ASSETS = f"/api/v1/boards/{BOARD}/assets"
MEGABYTE = 1_000_000


@pytest.fixture
def workers(monkeypatch):
    """The workers in the order in which the server starts them."""
    started: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
    start = asyncio.create_subprocess_exec

    async def note(*arguments, **options):
        worker = await start(*arguments, **options)
        started.put_nowait(worker)
        return worker

    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    return started


@pytest.fixture
async def sender(start, settings, browse):
    """Opens scripts of an editor, on a server with some limits shrunk."""

    async def sender(**limits):
        client = browse(await start(settings.model_copy(update=limits)))
        del client.headers["Origin"]
        client.headers["Authorization"] = f"Bearer {token('own')}"
        return client

    return sender


def large():
    """Few bytes, and as many pixels as a picture may have."""
    return sent(mode="RGBA", size=(IMAGE_SIDE_MAX, IMAGE_PIXELS_MAX // IMAGE_SIDE_MAX))


def remark():
    """A picture of four pixels, with a remark of a gigabyte that is packed into a megabyte."""
    info, out = PngInfo(), io.BytesIO()
    packer = zlib.compressobj()
    info.add(
        b"zTXt", b"Comment\0\0" + b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(1_000)) + packer.flush()
    )
    Image.new("RGB", (2, 2)).save(out, "PNG", pnginfo=info)
    return out.getvalue()


async def is_alive(client):
    """Whether the server still takes what people write."""
    answer = await client.post(OPS, json={"ops": plain(rename("Aino"))})
    return answer.status_code == 200


BEYOND = {
    "memory": (large, {"picture_memory_bytes_max": 200 * MEGABYTE}),
    "time of a processor": (tedious, {"picture_cpu_seconds_max": 1}),
    "time": (tedious, {"picture_seconds_max": 0.2}),
    "what a remark may have": (remark, {}),
}


@pytest.mark.parametrize(("picture", "limits"), BEYOND.values(), ids=BEYOND.keys())
async def test_an_image_that_needs_too_much_is_refused(sender, workers, data_dir, picture, limits):
    """[I2] S21: Only its own worker ends."""
    client = await sender(**limits)
    answer = await client.post(ASSETS, content=picture())
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert not (data_dir / "assets").exists()
    assert (await workers.get()).returncode is not None
    assert await is_alive(client)


async def test_a_worker_with_an_endless_answer_is_killed(sender, workers, data_dir):
    """[O7] S21: When the answer exceeds the quota of a board."""
    client = await sender(board_assets_bytes_max=MEGABYTE)
    answer = await client.post(ASSETS, content=tedious(side=1_500))
    assert (answer.status_code, answer.json()["code"]) == (409, "full")
    assert not (data_dir / "assets").exists()
    assert (await workers.get()).returncode is not None


async def test_a_worker_that_crashes_does_not_affect_others(sender, workers):
    """S21: As after a malicious image."""
    client = await sender()
    sending = asyncio.create_task(client.post(ASSETS, content=tedious()))
    (await workers.get()).kill()
    assert (await sending).json()["code"] == "invalid"
    assert (await client.post(ASSETS, content=sent())).status_code == 200


async def test_a_worker_that_hangs_does_not_block_others(sender, workers):
    """S21: Neither pushes nor other uploads."""
    client = await sender()
    sending = asyncio.create_task(client.post(ASSETS, content=sent()))
    worker = await workers.get()
    worker.send_signal(signal.SIGSTOP)

    assert (await client.post(ASSETS, content=sent())).status_code == 200
    assert await is_alive(client)
    assert not sending.done()

    worker.kill()
    assert (await sending).status_code == 422


async def test_images_wait_for_a_free_worker(sender, workers):
    """S21: The number of workers is limited."""
    client = await sender(pictures_at_once=1)
    first = asyncio.create_task(client.post(ASSETS, content=sent()))
    worker = await workers.get()
    worker.send_signal(signal.SIGSTOP)
    second = asyncio.create_task(client.post(ASSETS, content=sent()))
    assert await is_alive(client)
    assert workers.empty()

    worker.send_signal(signal.SIGCONT)
    assert [answer.status_code for answer in await asyncio.gather(first, second)] == [200, 200]


async def test_too_many_waiting_uploads_are_refused(sender, workers):
    """S21: Request bodies must not fill the memory."""
    client = await sender(pictures_at_once=1, pictures_waiting_max=1)
    first = asyncio.create_task(client.post(ASSETS, content=sent()))
    worker = await workers.get()
    worker.send_signal(signal.SIGSTOP)
    answer = await client.post(ASSETS, content=sent())
    assert (answer.status_code, answer.json()["code"]) == (429, "too_fast")
    assert int(answer.headers["retry-after"]) > 0

    worker.send_signal(signal.SIGCONT)
    assert (await first).status_code == 200
    assert (await client.post(ASSETS, content=sent())).status_code == 200


async def test_an_upload_that_does_not_arrive_times_out(sender):
    """S21: It must not block the queue."""
    client = await sender(picture_upload_seconds_max=0.01, pictures_waiting_max=1)

    async def stuck():
        yield b"\x89PNG"
        await asyncio.Event().wait()

    for _ in range(2):
        answer = await client.post(ASSETS, content=stuck())
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_an_abandoned_upload_is_not_decoded(workers):
    """S21: The client has disconnected."""

    async def is_gone():
        return True

    with pytest.raises(Invalid):
        await ImageDecoder(world.make_settings()).decode(sent(), is_gone)
    assert workers.empty()


async def test_a_stopping_server_kills_its_workers(workers):
    """S21: A cancelled request kills the worker and waits for its end."""
    sending = asyncio.create_task(ImageDecoder(world.make_settings()).decode(tedious()))
    worker = await workers.get()
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert worker.returncode == -signal.SIGKILL


async def test_a_worker_does_not_get_the_servers_environment(monkeypatch):
    """S21: It may contain secrets."""
    given = {}
    start = asyncio.create_subprocess_exec

    async def note(*arguments, **options):
        given.update(options)
        return await start(*arguments, **options)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", note)
    monkeypatch.setenv("KEHYS_HOST", "127.0.0.1")
    await ImageDecoder(world.make_settings()).decode(sent())
    assert set(given["env"]) <= {"LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH"}
