"""HTTP by hand: the smallest client that can also send what no client would."""

import asyncio
import gzip
from dataclasses import dataclass

ANSWER_SECONDS = 30.0


@dataclass(frozen=True)
class Answer:
    """An answer, unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


async def ask(port: int, path: str, *, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """One request on a connection of its own."""
    given = {"Host": f"127.0.0.1:{port}", "Connection": "close", "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items())
    return await send(port, f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)


async def send(port: int, raw: bytes) -> Answer:
    """Sends these bytes and reads until the server hangs up."""
    async with asyncio.timeout(ANSWER_SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(raw)
            return _parsed(await reader.read())
        finally:
            writer.close()


def _parsed(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not first.startswith("HTTP/"):
        raise ConnectionResetError("the server hung up without an answer")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return Answer(int(first.split()[1]), headers, body)
