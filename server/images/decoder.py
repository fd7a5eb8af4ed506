"""Has pictures of strangers decoded by programs of their own, a few at a time."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from starlette.requests import Request

from ..config import IMAGE_PIXELS_MAX, IMAGE_SIDE_MAX, Settings
from ..errors import BoardFull, Invalid, TooFast
from .result import WORKER, EncodedImage, NoAnswer, read_answer

Gone = Callable[[], Awaitable[bool]]
log = logging.getLogger(__name__)
# What some hosts need to find Python and its libraries. The rest may have secrets in it.
_HANDED_DOWN: Final = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
# By then a picture or two is done.
_COME_BACK_SECONDS: Final = 5.0
# Read at once of what a worker writes.
_CHUNK_BYTES: Final = 1024 * 1024


class ImageDecoder:
    """A worker for each picture, so that none leaves anything behind for the next; its start takes 60 ms."""

    def __init__(self, settings: Settings) -> None:
        bounds = (
            IMAGE_SIDE_MAX,
            IMAGE_PIXELS_MAX,
            settings.picture_memory_bytes_max,
            settings.picture_cpu_seconds_max,
        )
        # -P and -s: nothing that lies beside the program, or in somebody's home, is taken for a part of Python.
        self._command = (sys.executable, "-P", "-s", str(WORKER), *map(str, bounds))
        self._seconds = settings.picture_seconds_max
        self._answer_bytes_max = settings.board_assets_bytes_max
        self._places = asyncio.Semaphore(settings.pictures_at_once)
        self._waiting = 0
        self._waiting_max = settings.pictures_waiting_max
        self._upload_seconds = settings.picture_upload_seconds_max

    async def decode_upload(self, request: Request) -> EncodedImage:
        """The picture in a request's body, redrawn. `TooFast` where as many as may be are on their way or in line."""
        if self._waiting >= self._waiting_max:
            raise TooFast(_COME_BACK_SECONDS)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._upload_seconds):
                sent = await request.body()
            return await self.decode(sent, request.is_disconnected)
        except TimeoutError as error:
            raise Invalid("the upload of the image took too long; try again") from error
        finally:
            self._waiting -= 1

    async def decode(self, sent: bytes, is_gone: Gone | None = None) -> EncodedImage:
        """What one sees of a picture, encoded anew; `Invalid` for what is none or takes more than pictures may."""
        async with self._places:
            if is_gone and await is_gone():
                raise Invalid("the upload was cancelled")
            answer = await self._ask(sent)
        try:
            return read_answer(answer)
        except NoAnswer as error:
            raise Invalid("this is not an image, or it needs too much memory or time") from error

    async def _ask(self, sent: bytes) -> bytes:
        worker = await self._start()
        try:
            async with asyncio.timeout(self._seconds):
                await _send(worker, sent)
                answer = await self._read(worker)
                await _ended(worker)
                return answer
        except TimeoutError:
            return b""
        finally:
            await _end(worker)

    async def _start(self) -> Process:
        environment = {name: os.environ[name] for name in _HANDED_DOWN if name in os.environ}
        # A session of its own: Ctrl-C is for the server, which ends it when that is due.
        return await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment,
            start_new_session=True,
            limit=_CHUNK_BYTES,
        )

    async def _read(self, worker: Process) -> bytes:
        assert worker.stdout
        answer = bytearray()
        while chunk := await worker.stdout.read(_CHUNK_BYTES):
            answer += chunk
            if len(answer) > self._answer_bytes_max:
                limit = self._answer_bytes_max
                raise BoardFull(f"this image is larger than the {limit} bytes that a board has for images", limit=limit)
        return bytes(answer)


async def _send(worker: Process, sent: bytes) -> None:
    """Leaves the pipe open: its end tells the worker that the server has died."""
    assert worker.stdin
    # One that has ended before it read all is found out by its missing answer.
    with suppress(BrokenPipeError, ConnectionResetError):
        worker.stdin.write(b"%d\n" % len(sent) + sent)
        await worker.stdin.drain()


async def _ended(worker: Process) -> None:
    assert worker.stdin
    worker.stdin.close()
    await worker.wait()


async def _end(worker: Process) -> None:
    """Whatever it is doing, if it has not ended."""
    with suppress(ProcessLookupError):
        worker.kill()
    await _ended(worker)
    if worker.returncode:
        log.warning("the worker of a picture was ended, or could not do its work: %s", worker.returncode)
