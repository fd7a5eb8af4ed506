"""Measures Kehys, Excalidraw and tldraw with the same board in one run: `make bench-render N=1000`.

N is a number of nodes, or demo. ONLY=kehys leaves the others out. CROWD=1 measures the cost of the cursors of two
hundred people on our page instead.
"""

import argparse
import asyncio
import datetime
import os
import sys

from playwright.async_api import Browser, Playwright, async_playwright

from scripts.find_chromium import FLAGS, find_chromium
from tests.journeys.world import Server

from . import RUN_DIR, machine
from .boards import Board, fresh_folder, make
from .crowd import measure_crowd
from .peers import NAMES, Files, version_of
from .table import Column, crowd_table, table
from .visit import NotLoaded, visit

# A page that has not shown its board after this time is left out.
LOAD_SECONDS = 120.0
# The others do not show more nodes in time. A larger board would fill the memory and end the whole run.
PEERS_NODES_MAX = 100_000
OURS = "kehys"


def main() -> None:
    """Measures the pages and prints the table."""
    parser = argparse.ArgumentParser(prog="bench.render", description=__doc__)
    parser.add_argument("board", nargs="?", default="1000", help="demo, or a number of nodes")
    parser.add_argument("--only", default=",".join([OURS, *NAMES]), help="the editors to measure, in this order")
    parser.add_argument("--crowd", action="store_true", help="what two hundred cursors cost")
    asyncio.run(_run(parser.parse_args()))


async def _run(given: argparse.Namespace) -> None:
    server = Server(fresh_folder())
    server.start()
    files = Files()
    try:
        board = make(server, given.board)
        async with async_playwright() as playwright:
            print(await _heading(playwright, board), flush=True)
            if given.crowd:
                print(f"\n{crowd_table(await _crowd(playwright, board))}")
            else:
                columns = {
                    _title(name): await _column(playwright, name, board, files) for name in given.only.split(",")
                }
                print(f"\n{table(columns)}")
    finally:
        files.stop()
        server.stop()


async def _column(playwright: Playwright, name: str, board: Board, files: Files) -> Column:
    """The figures of one page in a new browser with an empty cache, or the reason why there are none."""
    print(f"… {name}", file=sys.stderr, flush=True)
    if name != OURS and board.nodes > PEERS_NODES_MAX:
        return f"not tried with more than {PEERS_NODES_MAX:,} nodes"
    url = f"{board.link}?bench" if name == OURS else files.address(name, board.name)
    browser = await _launch(playwright)
    try:
        return await visit(browser, url, board.bounds, LOAD_SECONDS, RUN_DIR / f"{name}-{board.name}")
    except NotLoaded as error:
        return str(error)
    finally:
        await browser.close()


async def _crowd(playwright: Playwright, board: Board) -> dict[str, dict[str, float]]:
    browser = await _launch(playwright)
    try:
        return await measure_crowd(browser, f"{board.link}?bench")
    finally:
        await browser.close()


async def _launch(playwright: Playwright) -> Browser:
    browser = await playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
    machine.prefer(machine.family(os.getpid()))
    return browser


async def _heading(playwright: Playwright, board: Board) -> str:
    browser = await _launch(playwright)
    version = browser.version
    await browser.close()
    today = datetime.datetime.now(datetime.UTC).date()
    command = f"make bench-render N={board.name}"
    about = f"{board.nodes:,} nodes, of which the others do not get {board.left_out} (lines and pictures)"
    return f"{command}\n{today}, {machine.describe()}, Chromium {version}\n{about}"


def _title(name: str) -> str:
    return "Kehys" if name == OURS else f"{NAMES[name]} {version_of(name)}"


if __name__ == "__main__":
    main()
