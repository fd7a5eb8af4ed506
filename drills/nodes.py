"""Runs a program of this folder in Node.js, with the page's own code. Input is JSON, output is lines of JSON."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from drills.server import ROOT

_FOLDER = Path(__file__).resolve().parent


async def run_node(program: str, options: dict[str, Any], seconds: float) -> AsyncIterator[dict[str, Any]]:
    """Yields the objects that the program prints. Raises an error if it fails or takes too long."""
    path = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", "")])
    node = shutil.which("node", path=path)
    if node is None:
        raise RuntimeError("Node.js is missing: `make test` fetches it")
    # Node 20 needs the flag for WebSocket. Later versions ignore it.
    command = [
        node,
        "--no-warnings",
        "--experimental-websocket",
        "--import",
        str(ROOT / "tests/static/vendorLoader.mjs"),
    ]
    process = await asyncio.create_subprocess_exec(
        *command, str(_FOLDER / program), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=2**24
    )
    assert process.stdin and process.stdout, "node was started with pipes"
    try:
        async with asyncio.timeout(seconds):
            process.stdin.write(json.dumps(options).encode())
            process.stdin.close()
            async for line in process.stdout:
                yield json.loads(line)
            if await process.wait() != 0:
                raise RuntimeError(f"{program} failed")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
