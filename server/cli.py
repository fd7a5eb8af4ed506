"""The command line: serve, import, make-board, boards, verify, export."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress

from . import __version__
from .app import now_ms
from .config import DEMO_BOARD_ID, NODES_MAX, TITLE_MAX, Settings, load_settings
from .domain.access import link_token
from .domain.changes import AnyNode, Link
from .domain.withheld import with_all_words
from .errors import BoardError, FolderInUse, Invalid, NotFound, StartError
from .exchange.comments import FORMATS
from .exchange.demo import load_demo
from .exchange.files import read_text_file, write_file
from .exchange.generate import generate
from .exchange.layout import lay_out
from .exchange.publish import new_id, publish
from .exchange.textdoc import read_document
from .exchange.verify import verify as verify_board
from .serve import serve as run_server
from .store import links
from .store.boards import load as load_board
from .store.db import Database, database_path
from .store.folder import hold, prepare_data_dir
from .store.keys import read_key
from .store.migrate import migrate, require_current
from .wire.views import BoardView, Snapshot

cli = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
ResultT = TypeVar("ResultT")
DataDir = Annotated[Path | None, typer.Option(help="Folder for database and key [default: data, or KEHYS_DATA_DIR]")]


def main() -> None:
    """Entrance of the `kehys` command. A refusal is one line and exit code 2, a server that cannot start 3."""
    try:
        cli()
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
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it and end")
    ] = False,
) -> None:
    """Kehys: a canvas board that you run yourself."""


@cli.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on [default: 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one [default: 8000]")] = None,
    data_dir: DataDir = None,
    demo: Annotated[bool, typer.Option(help="Keep the demo board in the database")] = True,
) -> None:
    """Serve the boards until Ctrl-C."""
    settings = _settings(host=host, port=port, data_dir=data_dir)

    def started(address: str) -> None:
        base = settings.base_url.rstrip("/") or address
        out.print(f"Kehys {__version__} is at {base}/  (Ctrl-C ends it)", markup=False)
        # The demo board's links only: what a server prints ends up in a log, where other links have no business.
        _print_links(settings, base, lambda board_id: board_id == DEMO_BOARD_ID)
        if not settings.privacy_controller:
            err.print(f"No controller is named on {base}/privacy: set KEHYS_PRIVACY_CONTROLLER", markup=False)

    with hold(settings.data_dir):
        migrate(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
        if demo:
            _with_database(settings, lambda database: load_demo(database, settings.data_dir, now_ms()))
        run_server(settings, started)


@cli.command("import")
def import_document(
    file: Annotated[Path, typer.Argument(help="A UTF-8 text: form feeds or three empty lines part its pages")],
    title: Annotated[str, typer.Option("--title", "-t", help="Title of the new board")],
    data_dir: DataDir = None,
) -> None:
    """Make a board of a text document: pages become frames, paragraphs become notes."""
    settings = _prepared(data_dir=data_dir)
    info = _titled(title)
    nodes = lay_out(read_document(read_text_file(file, settings.import_bytes_max)), new_id)
    made = _stored(settings, info, nodes)
    frames = sum(node.kind == "frame" for node in nodes)
    out.print(f"{info.title}: {frames} frames, {len(nodes) - frames} notes", markup=False)
    _print_board(settings, _base(settings), made)


@cli.command("make-board")
def make_board(
    nodes: Annotated[int, typer.Option(min=1, max=NODES_MAX, help="How many nodes, frames included")] = 1_000,
    seed: Annotated[int, typer.Option(help="Another seed, another board")] = 1,
    mixed: Annotated[bool, typer.Option(help="All kinds of node instead of frames and notes")] = False,
    title: Annotated[str | None, typer.Option("--title", "-t", help="Title of the new board")] = None,
    data_dir: DataDir = None,
) -> None:
    """Make a board of any size, for tests and benchmarks."""
    settings = _prepared(data_dir=data_dir)
    info = _titled(title or f"{nodes} nodes, seed {seed}")
    made = _stored(settings, info, list(generate(nodes, seed, is_mixed=mixed)))
    out.print(info.title, markup=False)
    _print_board(settings, _base(settings), made)


@cli.command()
def boards(data_dir: DataDir = None) -> None:
    """List the boards with their links."""
    settings = _prepared(data_dir=data_dir)
    _print_links(settings, _base(settings))


@cli.command()
def verify(
    board: Annotated[str | None, typer.Argument(help="Id of a board; all of them if left out")] = None,
    data_dir: DataDir = None,
) -> None:
    """Replay the log of each board and compare it with the tables. Ends with 1 where they differ."""
    settings = _prepared(data_dir=data_dir)
    ids = [id_ for id_, _ in _with_database(settings, _all_links) if board in (None, id_)]
    if board and not ids:
        raise NotFound("board", board)
    verdicts = [_with_database(settings, partial(verify_board, board_id=id_)) for id_ in ids]
    for verdict in verdicts:
        state = f"FAULT: {verdict.fault}" if verdict.fault else "ok"
        out.print(f"{state}  {verdict.board_id}  seq {verdict.seq}  {verdict.hash}  {verdict.title}", markup=False)
        for misfit in verdict.misfits:
            out.print(f"    does not fit today's rules: {misfit}", markup=False)
    if any(verdict.fault for verdict in verdicts):
        raise typer.Exit(1)


@cli.command()
def export(
    comments: Annotated[str, typer.Option(metavar="BOARD", help="Id of a board: all comments on it")],
    form: Annotated[Literal["csv", "json"], typer.Option("--format", help="For spreadsheets, or programs")] = "csv",
    file: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; the terminal if left out")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Write the comments on a board as a list, also while the server runs."""
    settings = _prepared(data_dir=data_dir)
    snapshot = _with_database(settings, partial(_snapshot, board_id=comments))
    _write(FORMATS[form](snapshot), file)
    if file:
        out.print(f"{snapshot.board.title}: {len(snapshot.comments)} comments in {file}", markup=False)


def _stored(settings: Settings, info: BoardView, nodes: Sequence[AnyNode]) -> list[Link]:
    """Puts a new board into the database and returns its links; a long one shows how far it is."""
    with Progress(console=err, transient=True, disable=not err.is_terminal) as bar:
        storing = bar.add_task("Storing the board", total=len(nodes))

        def told(done: int) -> None:
            bar.update(storing, completed=done)

        return _with_database(settings, lambda database: publish(database, info, nodes, now_ms(), progress=told))


def _prepared(**given: object) -> Settings:
    """Settings, and a database that is current: made so here, or by the server that runs on it."""
    settings = _settings(**given)
    try:
        with hold(settings.data_dir):
            migrate(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
    except FolderInUse:
        require_current(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
    return settings


def _settings(**given: object) -> Settings:
    """Settings with what the command line says, and a data folder that can be written."""
    try:
        settings = load_settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise StartError(f"KEHYS_{str(first['loc'][0]).upper()}: {first['msg']}, not {first['input']!r}") from error
    prepare_data_dir(settings.data_dir)
    return settings


def _with_database(settings: Settings, act: Callable[[Database], Awaitable[ResultT]]) -> ResultT:
    async def run() -> ResultT:
        database = Database(database_path(settings.data_dir), busy_timeout_seconds=settings.busy_timeout_seconds)
        try:
            return await act(database)
        finally:
            await database.close()

    return asyncio.run(run())


async def _all_links(database: Database) -> dict[tuple[str, str], list[Link]]:
    async with database.reading() as session:
        return await links.by_board(session)


async def _snapshot(database: Database, board_id: str) -> Snapshot:
    async with database.reading() as session:
        board = await load_board(session, board_id)
    if board is None:
        raise NotFound("board", board_id)
    return with_all_words(board)


def _write(pieces: Iterable[bytes], file: Path | None) -> None:
    """As bytes: a terminal's own encoding and line ends would make another file of it."""
    if file is None:
        sys.stdout.buffer.writelines(pieces)
    else:
        write_file(file, pieces)


def _base(settings: Settings) -> str:
    return settings.base_url.rstrip("/") or f"http://{settings.host}:{settings.port}"


def _titled(title: str) -> BoardView:
    if len(title) > TITLE_MAX:
        raise Invalid(f"a title may have {TITLE_MAX} characters, this has {len(title)}")
    try:
        return BoardView(id=new_id(), title=title, first_number=1)
    except ValidationError as error:
        raise Invalid(f"the title cannot be used: {error.errors()[0]['msg']}") from error


def _print_links(settings: Settings, base: str, is_wanted: Callable[[str], bool] = lambda _board_id: True) -> None:
    for (board_id, title), its_links in _with_database(settings, _all_links).items():
        if is_wanted(board_id):
            out.print(f"\n{title}", markup=False)
            _print_board(settings, base, its_links)


def _print_board(settings: Settings, base: str, its_links: list[Link]) -> None:
    key = read_key(settings.data_dir)
    names = {"own": "owner", "comment": "to share"}
    for link in its_links:
        out.print(f"  {names.get(link.role, link.role):9} {base}/s/{link_token(key, link)}", markup=False)
