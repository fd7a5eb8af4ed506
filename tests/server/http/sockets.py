"""WebSocket clients for a running server."""

import asyncio
import json

import pytest
import uvicorn
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.server.world import BOARD, token

# Far longer than any close takes, also on a machine that is busy with other tests.
CLOSE_SECONDS_MAX = 30.0


class Server(uvicorn.Server):
    """A server that ends at once when it is told to: the real one looks every tenth of a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.told_to_end = asyncio.Event()

    async def main_loop(self) -> None:
        await self.told_to_end.wait()


class Served:
    """A running server, and clients that speak to it."""

    def __init__(self, app, port):
        self.app = app
        self.host = f"127.0.0.1:{port}"

    @property
    def room(self):
        return self.app.state.services.hub.room(BOARD)

    def connect(self, role="comment", *, board=BOARD, query="after=0&protocol=2", **headers):
        """A script's socket, which is known by its link."""
        headers = headers or {"Authorization": f"Bearer {token(role)}"}
        address = f"ws://{self.host}/api/v1/boards/{board}/live?{query}"
        return connect(address, additional_headers=headers, compression=None, proxy=None)

    async def cookie(self, role="comment"):
        """What a browser gets from a link."""
        reader, writer = await asyncio.open_connection(*self.host.split(":"))
        writer.write(f"GET /s/{token(role)} HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        await writer.wait_closed()
        return answer.split("set-cookie: ")[1].split(";")[0]


async def said(live):
    return json.loads(await live.recv())


async def said_until(live, type_):
    while (message := await said(live))["type"] != type_:
        pass
    return message


async def closed(live):
    """The code with which the server ends the connection. One that stays open is a fault, not a test without end."""
    with pytest.raises(ConnectionClosed) as caught:
        async with asyncio.timeout(CLOSE_SECONDS_MAX):
            while True:
                await live.recv()
    return caught.value.rcvd and caught.value.rcvd.code


async def refused(connecting):
    """The HTTP status with which a socket is refused."""
    with pytest.raises(InvalidStatus) as caught:
        async with connecting:
            pass
    return caught.value.response.status_code
