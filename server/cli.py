"""The command line: serve, import, boards."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress

from . import __version__
from .app import now_ms
from .config import Settings, load_settings
from .domain.access import link_token
from .domain.changes import Link
from .errors import BoardError, StartError
from .exchange.demo import load_demo
from .exchange.files import read_text_file
from .exchange.layout import lay_out
from .exchange.publish import new_id, publish
from .exchange.textdoc import read_document
from .serve import serve as run_server
from .store import links
from .store.db import Database, database_path
from .store.keys import read_key
from .store.migrate import migrate, prepare_data_dir
from .wire.views import BoardView

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
    settings = _prepared(host=host, port=port, data_dir=data_dir)
    if demo:
        _with_database(settings, lambda database: load_demo(database, now_ms()))

    def started(address: str) -> None:
        base = settings.base_url.rstrip("/") or address
        out.print(f"Kehys {__version__} is at {base}/  (Ctrl-C ends it)")
        _print_links(settings, base)

    run_server(settings, started)


@cli.command("import")
def import_document(
    file: Annotated[Path, typer.Argument(help="A UTF-8 text: form feeds or three empty lines part its pages")],
    title: Annotated[str, typer.Option("--title", "-t", help="Title of the new board")],
    data_dir: DataDir = None,
) -> None:
    """Make a board of a text document: pages become frames, paragraphs become notes."""
    settings = _prepared(data_dir=data_dir)
    nodes = lay_out(read_document(read_text_file(file, settings.import_bytes_max)), new_id)
    info = BoardView(id=new_id(), title=title, first_number=1)
    with Progress(console=err, transient=True) as bar:
        task = bar.add_task("Storing the board", total=len(nodes))
        made = _with_database(
            settings, lambda db: publish(db, info, nodes, now_ms(), lambda done: bar.update(task, completed=done))
        )
    frames = sum(node.kind == "frame" for node in nodes)
    out.print(f"{info.title}: {frames} frames, {len(nodes) - frames} notes")
    _print_board(settings, _base(settings), made)


@cli.command()
def boards(data_dir: DataDir = None) -> None:
    """List the boards with their links."""
    settings = _prepared(data_dir=data_dir)
    _print_links(settings, _base(settings))


def _prepared(**given: object) -> Settings:
    """Settings with what the command line says, and a data folder with a current database."""
    settings = load_settings().model_copy(update={name: value for name, value in given.items() if value is not None})
    prepare_data_dir(settings.data_dir)
    migrate(settings.data_dir, busy_timeout_seconds=settings.busy_timeout_seconds)
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


def _base(settings: Settings) -> str:
    return settings.base_url.rstrip("/") or f"http://{settings.host}:{settings.port}"


def _print_links(settings: Settings, base: str) -> None:
    for (_, title), its_links in _with_database(settings, _all_links).items():
        out.print(f"\n{title}", markup=False)
        _print_board(settings, base, its_links)


def _print_board(settings: Settings, base: str, its_links: list[Link]) -> None:
    key = read_key(settings.data_dir)
    names = {"own": "owner", "comment": "to share"}
    for link in its_links:
        out.print(f"  {names.get(link.role, link.role):9} {base}/s/{link_token(key, link)}", markup=False)
