"""The board of the measurement: made on our server, and written to a file for the other editors."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.journeys.world import Server, links_in

from . import RUN_DIR

SEED = 1
# Reading a million nodes into the server's memory takes half a minute, once.
SNAPSHOT_SECONDS = 600
# The colours of notes on our board. The others get the same.
COLORS = {
    "yellow": "#fff3a3",
    "orange": "#ffd9a8",
    "pink": "#ffcfe0",
    "violet": "#e2d3ff",
    "blue": "#cbe4ff",
    "cyan": "#bff0ee",
    "green": "#d2f0c6",
    "grey": "#e9ebf0",
}
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Board:
    """A board on our server, and the bounds of its nodes."""

    name: str
    link: str
    nodes: int
    bounds: list[float]
    # Number of nodes that the others cannot show and do not get.
    left_out: int


def make(server: Server, name: str) -> Board:
    """Makes the board. `name` is demo or a number of nodes. Writes run/boards/NAME.json for the others."""
    link = server.demo_links()["to share"] if name == "demo" else _generated(server, int(name))
    nodes = list(_nodes_of(link))
    bounds = [
        min(node["x"] for node in nodes),
        min(node["y"] for node in nodes),
        max(node["x"] + node["w"] for node in nodes),
        max(node["y"] + node["h"] for node in nodes),
    ]
    left_out = _write_down(nodes, bounds, RUN_DIR / "boards" / f"{name}.json")
    return Board(name, link, len(nodes), bounds, left_out)


def fresh_folder() -> Path:
    """Creates an empty data folder, without files of an earlier run."""
    shutil.rmtree(RUN_DIR, ignore_errors=True)
    (RUN_DIR / "boards").mkdir(parents=True)
    data_dir = RUN_DIR / "data"
    data_dir.mkdir()
    return data_dir


def _generated(server: Server, count: int) -> str:
    command = [sys.executable, "-m", "server", "make-board", "--nodes", str(count), "--seed", str(SEED)]
    done = subprocess.run(
        [*command, "--data-dir", str(server.data_dir)], cwd=ROOT, text=True, capture_output=True, check=True
    )
    return links_in(done.stdout.replace("http://127.0.0.1:8000", server.address).strip())["to share"]


def _nodes_of(link: str) -> Iterator[dict[str, Any]]:
    """Reads the nodes. Afterwards the board is in the server's memory, like a board with people on it."""
    with httpx.Client(follow_redirects=True, timeout=SNAPSHOT_SECONDS) as client:
        page = client.get(link).url
        board_id = re.sub(r"^/b/", "", page.path)
        address = page.copy_with(path=f"/api/v1/boards/{board_id}/snapshot/lines", query=None)
        with client.stream("GET", address) as response:
            lines = response.iter_lines()
            next(lines)
            for line in lines:
                yield from json.loads(line)


def _write_down(nodes: list[dict[str, Any]], bounds: list[float], file: Path) -> int:
    """Writes frames as frames and other nodes as boxes with text. Returns the number of lines and images left out."""
    frames = [node for node in nodes if node["kind"] == "frame"]
    places = {frame["id"]: place for place, frame in enumerate(frames)}
    boxes = [node for node in nodes if node["kind"] not in ("frame", "connector", "image")]
    board = {
        "bounds": bounds,
        "frames": [{key: frame[key] for key in ("x", "y", "w", "h", "title")} for frame in frames],
        "notes": [
            {key: node[key] for key in ("x", "y", "w", "h")}
            | {
                "color": COLORS.get(node.get("color", ""), COLORS["grey"]),
                "text": node.get("text") or node.get("title") or "",
                "frame": places.get(node["place"]["parent"]),
            }
            for node in boxes
        ],
    }
    file.write_text(json.dumps(board, ensure_ascii=False), "utf-8")
    return len(nodes) - len(frames) - len(boxes)
