"""Decodes images from strangers in worker processes, a few at a time."""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Protocol

from ..config import IMAGE_PIXELS_MAX, IMAGE_SIDE_MAX, Settings
from ..errors import BoardFull, Invalid, TooFast
from .result import WORKER, EncodedImage, NoAnswer, read_answer

log = logging.getLogger(__name__)
# What Python needs on some hosts to find its libraries. Other variables may contain secrets.
_INHERITED: Final = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
# Time enough to finish an image or two.
_RETRY_SECONDS: Final = 5.0
# Size of one read from a worker.
_CHUNK_BYTES: Final = 1024 * 1024


class Upload(Protocol):
    """A request with an image as its body; Starlette's `Request` is one."""

    async def body(self) -> bytes:
        """Waits for the whole body."""

    async def is_disconnected(self) -> bool:
        """Whether the client has gone."""


class ImageDecoder:
    """Starts one worker process for each image, so that no image affects the next one. A start takes 60 ms."""

    def __init__(self, settings: Settings) -> None:
        bounds = (
            IMAGE_SIDE_MAX,
            IMAGE_PIXELS_MAX,
            settings.picture_memory_bytes_max,
            settings.picture_cpu_seconds_max,
        )
        # -P and -s: Python imports nothing from the worker's folder or from a home folder.
        self._command = (sys.executable, "-P", "-s", str(WORKER), *map(str, bounds))
        self._seconds = settings.picture_seconds_max
        self._answer_bytes_max = settings.board_assets_bytes_max
        self._workers = asyncio.Semaphore(settings.pictures_at_once)
        self._waiting = 0
        self._waiting_max = settings.pictures_waiting_max
        self._upload_seconds = settings.picture_upload_seconds_max

    async def decode_upload(self, upload: Upload) -> EncodedImage:
        """Reads and decodes the image in a request's body.

        Raises `TooFast` if too many uploads wait, and `Invalid` if it is not an image or takes too long.
        """
        if self._waiting >= self._waiting_max:
            raise TooFast(_RETRY_SECONDS)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._upload_seconds):
                content = await upload.body()
            return await self.decode(content, upload.is_disconnected)
        except TimeoutError as error:
            raise Invalid("the upload of the image took too long; try again") from error
        finally:
            self._waiting -= 1

    async def decode(self, content: bytes, is_gone: Callable[[], Awaitable[bool]] | None = None) -> EncodedImage:
        """The visible pixels of an image, encoded again. `Invalid` if it is not an image or exceeds a limit."""
        async with self._workers:
            if is_gone and await is_gone():
                raise Invalid("the upload was cancelled")
            answer = await self._run_worker(content)
        try:
            return read_answer(answer)
        except NoAnswer as error:
            raise Invalid("this is not an image, or it needs too much memory or time") from error

    async def _run_worker(self, content: bytes) -> bytes:
        worker = await self._start()
        try:
            async with asyncio.timeout(self._seconds):
                await _send(worker, content)
                answer = await self._read(worker)
                await _wait_for_exit(worker)
                return answer
        except TimeoutError:
            return b""
        finally:
            await _kill(worker)

    async def _start(self) -> Process:
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        # In a session of its own: Ctrl-C reaches only the server, which ends the worker itself.
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


async def _send(worker: Process, content: bytes) -> None:
    """Sends the image and leaves the pipe open: when it closes, the worker knows that the server has died."""
    assert worker.stdin
    # A worker that ended too early is noticed by its missing answer.
    with suppress(BrokenPipeError, ConnectionResetError):
        worker.stdin.write(b"%d\n" % len(content) + content)
        await worker.stdin.drain()


async def _wait_for_exit(worker: Process) -> None:
    assert worker.stdin
    worker.stdin.close()
    await worker.wait()


async def _kill(worker: Process) -> None:
    """Kills the worker if it still runs, and logs an abnormal exit."""
    with suppress(ProcessLookupError):
        worker.kill()
    await _wait_for_exit(worker)
    if worker.returncode:
        log.warning("an image worker was killed or failed: exit code %s", worker.returncode)
