"""The command line: serve, import, make-board, boards, verify, export."""

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic import ValidationError
from rich.progress import Progress

from . import __version__
from .app import now_ms
from .config import DEMO_BOARD_ID, NODES_MAX, TITLE_MAX, Settings
from .domain.changes import AnyNode, Link
from .domain.hidden_comments import snapshot_for_owner
from .errors import BoardError, Invalid, NotFound, StartError
from .exchange.boards.create_board import create_board, new_id
from .exchange.boards.demo import load_demo
from .exchange.boards.find_board import find_board
from .exchange.boards.generate import generate
from .exchange.boards.verify import verify as verify_board
from .exchange.exporting.comments import FORMATS
from .exchange.files import read_text_file, write_file
from .exchange.importing.layout import lay_out
from .exchange.importing.textdoc import read_document, read_title
from .prepare import prepare_to_read, prepare_to_write, read_settings, run_with_database
from .printing import base_address, count, err, out, print_board, print_links, print_no_boards
from .serve import serve as run_server
from .store import links
from .store.boards import list_titles
from .store.boards import load as load_board
from .store.data_dir import lock_data_dir, prepare_data_dir, save_address
from .store.db import Database
from .store.migrate import migrate
from .wire.views import BoardView, Snapshot

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
DataDir = Annotated[
    Path | None, typer.Option(help="Folder for the database and the key (default: data, or KEHYS_DATA_DIR)")
]


def main() -> None:
    """Entry point of the `kehys` command. An error is one line. Exit code 2: refused; 3: the server cannot start."""
    try:
        # Otherwise usage lines would show "python -m server" in a checkout.
        cli(prog_name="kehys")
    except BoardError as error:
        err.print(f"kehys: {error.message}", markup=False)
        sys.exit(2)
    except StartError as error:
        err.print(f"kehys: {error}", markup=False)
        sys.exit(3)


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"kehys {__version__}")
        raise typer.Exit


@cli.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit")
    ] = False,
) -> None:
    """Kehys: shared canvas boards on your own server."""


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (default: 127.0.0.1)")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 picks a free one (default: 8000)")] = None,
    data_dir: DataDir = None,
    demo: Annotated[bool, typer.Option(help="Load the demo board into the database")] = True,
) -> None:
    """Start the server. Ctrl-C stops it."""
    settings = read_settings(host=host, port=port, data_dir=data_dir)
    prepare_data_dir(settings.data_dir)

    def print_address(address: str) -> None:
        base = settings.base_url.rstrip("/") or address
        save_address(settings.data_dir, base)
        out.print(f"Kehys {__version__} is at {base}/  (Ctrl-C to stop)", markup=False)
        # Only the demo board's links: the output of a server is often logged, and links are secrets.
        for (board_id, title), its_links in run_with_database(settings, _all_links).items():
            if board_id == DEMO_BOARD_ID:
                print_board(board_id, title, settings, base, its_links)
        if not settings.privacy_controller:
            err.print(f"{base}/privacy names no controller: set KEHYS_PRIVACY_CONTROLLER", markup=False)

    with lock_data_dir(settings.data_dir):
        migrate(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
        if demo:
            run_with_database(settings, lambda database: load_demo(database, settings.data_dir, now_ms()))
        run_server(settings, print_address)


@cli.command("import")
def import_document(
    file: Annotated[
        Path,
        typer.Argument(help="A UTF-8 text or Markdown file; pages are separated by form feeds or three empty lines"),
    ],
    title: Annotated[
        str | None,
        typer.Option("--title", "-t", help="Title of the new board (default: the first heading or the file's name)"),
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Create a board from a text or Markdown document: pages become frames, paragraphs become notes.

    Headings, lists and web addresses are read; other marks stay as they are.
    A form feed or three empty lines begin a new page.
    The title is the heading at the beginning, or else the file's name.
    """
    settings = read_settings(data_dir=data_dir)
    prepare_to_write(settings)
    text = read_text_file(file, settings.import_bytes_max)
    info = _board_view(title or read_title(text) or file.stem)
    nodes = lay_out(read_document(text), new_id)
    made = _store(settings, info, nodes)
    frames = sum(node.kind == "frame" for node in nodes)
    out.print(f"{info.title}: {count(frames, 'frame')}, {count(len(nodes) - frames, 'note')}", markup=False)
    print_links(settings, base_address(settings), made)


@cli.command("make-board")
def make_board(
    nodes: Annotated[int, typer.Option(min=1, max=NODES_MAX, help="Number of nodes, including frames")] = 1_000,
    seed: Annotated[int, typer.Option(help="Seed; each seed makes a different board")] = 1,
    mixed: Annotated[bool, typer.Option(help="Use all kinds of nodes, not only frames and notes")] = False,
    title: Annotated[str | None, typer.Option("--title", "-t", help="Title of the new board")] = None,
    data_dir: DataDir = None,
) -> None:
    """Create a board of any size, for tests and benchmarks."""
    settings = read_settings(data_dir=data_dir)
    prepare_to_write(settings)
    info = _board_view(title or f"{nodes} nodes, seed {seed}")
    made = _store(settings, info, list(generate(nodes, seed, is_mixed=mixed)))
    out.print(info.title, markup=False)
    print_links(settings, base_address(settings), made)


@cli.command()
def boards(data_dir: DataDir = None) -> None:
    """List all boards with their IDs and links."""
    settings = read_settings(data_dir=data_dir)
    prepare_to_read(settings)
    listed = run_with_database(settings, _all_links)
    if not listed:
        print_no_boards(settings)
    base = base_address(settings)
    for (board_id, title), its_links in listed.items():
        print_board(board_id, title, settings, base, its_links)


# An ID can begin with a hyphen, so unknown options are accepted as arguments.
@cli.command(context_settings={"ignore_unknown_options": True})
def verify(
    board: Annotated[str | None, typer.Argument(help="ID or title of a board; all boards if left out")] = None,
    data_dir: DataDir = None,
) -> None:
    """Replay the log of each board and compare it with the tables. Exits with 1 if they differ."""
    settings = read_settings(data_dir=data_dir)
    prepare_to_read(settings)
    ids = run_with_database(settings, partial(_find_ids, wanted=board))
    if not ids:
        print_no_boards(settings)
    if not run_with_database(settings, partial(_verify_all, ids=ids)):
        raise typer.Exit(1)


@cli.command()
def export(
    comments: Annotated[str, typer.Option(metavar="BOARD", help="ID or title of the board whose comments to export")],
    form: Annotated[
        Literal["csv", "json"], typer.Option("--format", help="csv for spreadsheets, json for programs")
    ] = "csv",
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="File to write; standard output if left out")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Export the comments of a board. The server can be running."""
    settings = read_settings(data_dir=data_dir)
    prepare_to_read(settings)
    snapshot = run_with_database(settings, partial(_snapshot, wanted=comments))
    _write(FORMATS[form](snapshot, base_address(settings)), file)
    if file:
        out.print(f"{snapshot.board.title}: {count(len(snapshot.comments), 'comment')} in {file}", markup=False)


def _store(settings: Settings, info: BoardView, nodes: Sequence[AnyNode]) -> list[Link]:
    """Stores a new board and returns its links. Shows a progress bar on a terminal."""
    with Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        storing = bar.add_task("Storing the board", total=len(nodes))

        def show(done: int) -> None:
            bar.update(storing, completed=done)

        return run_with_database(
            settings, lambda database: create_board(database, info, nodes, now_ms(), progress=show)
        )


async def _all_links(database: Database) -> dict[tuple[str, str], list[Link]]:
    async with database.reading() as session:
        return await links.list_by_board(session)


async def _find_ids(database: Database, wanted: str | None) -> list[str]:
    """The ID of the board with this ID or title, or the IDs of all boards."""
    if wanted is not None:
        return [await find_board(database, wanted)]
    async with database.reading() as session:
        return list(await list_titles(session))


async def _verify_all(database: Database, ids: Sequence[str]) -> bool:
    """Verifies one board at a time and prints each result at once. Returns whether there are no faults."""
    faults = 0
    for id_ in ids:
        verdict = await verify_board(database, id_)
        state = f"FAULT: {verdict.fault}" if verdict.fault else "ok"
        out.print(f"{state}  {verdict.board_id}  seq {verdict.seq}  {verdict.hash}  {verdict.title}", markup=False)
        for invalid in verdict.invalid_rows:
            out.print(f"    does not fit today's rules: {invalid}", markup=False)
        faults += verdict.fault is not None
    return not faults


async def _snapshot(database: Database, wanted: str) -> Snapshot:
    board_id = await find_board(database, wanted)
    async with database.reading() as session:
        board = await load_board(session, board_id)
    if board is None:
        raise NotFound("board", board_id)
    return snapshot_for_owner(board)


def _write(pieces: Iterable[bytes], file: Path | None) -> None:
    """Writes bytes, because text mode would change the encoding and line ends."""
    if file is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        write_file(file, pieces)


def _board_view(title: str) -> BoardView:
    if len(title) > TITLE_MAX:
        raise Invalid(f"a title can have {TITLE_MAX} characters; this one has {len(title)}")
    try:
        return BoardView(id=new_id(), title=title, first_number=1)
    except ValidationError as error:
        raise Invalid(f"the title cannot be used: {error.errors()[0]['msg']}") from error
