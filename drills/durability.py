"""R2: the database is synced to disk between the arrival of an op and its ack. Checked with strace."""

import asyncio
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from drills.client import Client, connect_all, wait_until
from drills.load import Writer
from drills.report import Finding, Options
from drills.server import Server, running_server

_SYNCS = ("fsync", "fdatasync")
_READS = ("read", "recvfrom", "recvmsg")
_WRITES = ("write", "writev", "sendto", "sendmsg")
_LINE = re.compile(r"^(?P<thread>\d+) +(?P<call>.*)$")
_CALL = re.compile(r"^(?P<name>\w+)\((?P<handle>\d+)<(?P<what>[^>]*)>(?P<rest>.*) = (?P<result>-?\d+)", re.DOTALL)
_RESUMED = re.compile(r"^<\.\.\. \w+ resumed>(?P<rest>.*)$", re.DOTALL)
_ACK = re.compile(r'\{\\"type\\":\\"ack\\",\\"n\\":(\d+)')


async def run(options: Options) -> Finding:
    """Sends one op at a time, so that each read of the socket is one push."""
    strace = shutil.which("strace")
    if strace is None:
        sys.exit("R2 needs strace: on Debian, `apt-get install strace`")
    samples = options.pick(20, 500)
    async with running_server() as server:
        [board] = await server.make_boards()
        await server.start()
        chance = random.Random(options.seed)
        trace = server.data_dir.parent / "strace.txt"
        client = Client(server.port, board, chance)
        async with connect_all([client]):
            async with asyncio.timeout(60 + samples):
                await _write_traced(strace, server, trace, Writer(client, chance), samples)
        synced = syncs_before_acks(trace.read_text("utf-8", errors="replace").splitlines())
    figures = {
        "acks_sampled": len(synced),
        "acks_after_a_sync": sum(count > 0 for count in synced.values()),
        "syncs_per_ack": round(sum(synced.values()) / max(1, len(synced)), 2),
    }
    return Finding(
        figures,
        {
            "every ack was seen": len(synced) == samples,
            "every ack after a sync": figures["acks_after_a_sync"] == samples,
        },
    )


async def _write_traced(strace: str, server: Server, trace: Path, writer: Writer, samples: int) -> None:
    calls = ",".join((*_SYNCS, *_READS, *_WRITES))
    command = [strace, "-f", "-y", "-s", "4096", "-e", f"trace={calls}", "-o", str(trace), "-p", str(server.pid)]
    tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: ASYNC220 - it returns at once
    try:
        await asyncio.to_thread(_wait_for_attach, tracer)
        for _ in range(samples):
            writer.write()
            await wait_until(lambda: writer.client.unanswered == 0, 10)
    finally:
        tracer.terminate()
        tracer.communicate()


def _wait_for_attach(tracer: "subprocess.Popen[str]") -> None:
    assert tracer.stderr, "strace was started with a pipe"
    output = tracer.stderr.readline()
    if "attached" not in output:
        raise RuntimeError(f"strace cannot watch the server: {output.strip()} (it takes root, or ptrace_scope 0)")


def syncs_before_acks(lines: Iterable[str]) -> dict[int, int]:
    """By push number: how many database syncs ended between the last read of the socket and the ack."""
    found: dict[int, int] = {}
    # Number of syncs since the last read, by socket handle.
    since: dict[str, int] = {}
    for call in _calls(lines):
        if call["name"] in _SYNCS and call["result"] == "0" and "sqlite3" in call["what"]:
            since = {handle: count + 1 for handle, count in since.items()}
        elif call["name"] in _READS and int(call["result"]) > 0 and call["what"].startswith(("socket:", "TCP:")):
            since[call["handle"]] = 0
        elif call["name"] in _WRITES:
            found.update((int(n), since.get(call["handle"], 0)) for n in _ACK.findall(call["rest"]))
    return found


def _calls(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """System calls in the order of their ends. strace splits calls that overlap with another thread."""
    begun: dict[str, str] = {}
    for line in lines:
        parted = _LINE.match(line)
        if parted is None:
            continue
        thread, text = parted["thread"], parted["call"]
        if text.endswith("<unfinished ...>"):
            begun[thread] = text.removesuffix("<unfinished ...>")
            continue
        if resumed := _RESUMED.match(text):
            text = begun.pop(thread, "") + resumed["rest"]
        if call := _CALL.match(text):
            yield call.groupdict()
