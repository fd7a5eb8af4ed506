"""Exports all comments of a board: as CSV for spreadsheets, as JSON for programs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, islice
from typing import Final, Literal, get_args

from ...wire.nodes import AnyNode
from ...wire.values import Id, Milliseconds, Reaction, Wire
from ...wire.views import CommentView, PersonView, Snapshot, ThreadView
from . import csv_cells
from .frames import Frames

FORMAT: Final = "kehys-comments-1"
# A few hundred kilobytes at most, encoded in about 10 ms. A slow download keeps one piece in memory, not all.
ROWS_PER_PIECE: Final = 500
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REACTIONS: Final[tuple[Reaction, ...]] = get_args(Reaction)


class CommentRow(Wire):
    """A comment with its context on the board. Times are ISO 8601 in UTC.

    `x` and `y` are the position of the pin in board coordinates. The fields of the frame are null outside all frames.
    `visibility` is `moderated` or `pending` if only the author and owners can read the text.
    """

    board_title: str
    frame_title: str | None
    frame_number: int | None
    thread_id: Id
    comment_id: Id
    is_answer: bool
    x: float
    y: float
    text: str
    author: str
    is_guest: bool
    written_at: str
    edited_at: str | None
    state: Literal["open", "resolved"]
    visibility: Literal["shown", "moderated", "pending"]
    mentions: list[str]
    reactions: dict[Reaction, int]
    link: str


class CommentFile(Wire):
    """The JSON file: the board after op `seq`. `format` changes with every incompatible change."""

    format: Literal["kehys-comments-1"]
    board_id: str
    board_title: str
    seq: int
    comments: list[CommentRow]


@dataclass(frozen=True, slots=True)
class _PinnedThread:
    """A thread with its comments in order, its position, and the number of its frame in the presentation."""

    thread: ThreadView
    comments: list[CommentView]
    x: float
    y: float
    frame: int | None


def comment_rows(snapshot: Snapshot, base: str = "") -> Iterator[CommentRow]:
    """The comments by frame in presentation order, then those outside all frames; threads by time, comments by number.

    `base` is the server's public address without a trailing slash, for the links in the rows.
    """
    frames = Frames(snapshot)
    people = {person.id: person for person in snapshot.people}
    outside = len(frames.ordered)
    threads = sorted(
        _pinned_threads(snapshot, frames),
        key=lambda each: (outside if each.frame is None else each.frame, each.thread.at, each.comments[0].seq),
    )
    for pinned in threads:
        for comment in pinned.comments:
            yield _row(snapshot, frames, people, pinned, comment, base)


def csv_pieces(snapshot: Snapshot, base: str = "") -> Iterator[bytes]:
    """The comments as CSV with a byte order mark and a header, in pieces."""
    names = [name for name in CommentRow.model_fields if name not in ("reactions", "link")]
    yield csv_cells.BYTE_ORDER_MARK + csv_cells.encode_rows([[*names, *_REACTIONS, "link"]])
    for part in _parts(comment_rows(snapshot, base)):
        yield csv_cells.encode_rows(_cells(row) for row in part)


def json_pieces(snapshot: Snapshot, base: str = "") -> Iterator[bytes]:
    """The comments as one `CommentFile`, in pieces, one comment on each line."""
    board = snapshot.board
    empty = CommentFile(format=FORMAT, board_id=board.id, board_title=board.title, seq=snapshot.seq, comments=[])
    yield empty.model_dump_json().removesuffix("]}").encode() + b"\n"
    before = ""
    for part in _parts(comment_rows(snapshot, base)):
        yield (before + ",\n".join(row.model_dump_json() for row in part)).encode()
        before = ",\n"
    yield b"\n]}\n"


FORMATS: Final[Mapping[str, Callable[[Snapshot, str], Iterator[bytes]]]] = {"csv": csv_pieces, "json": json_pieces}


def _pinned_threads(snapshot: Snapshot, frames: Frames) -> Iterator[_PinnedThread]:
    nodes = {node.id: node for node in snapshot.nodes}
    comments: dict[str, list[CommentView]] = defaultdict(list)
    for comment in snapshot.comments:
        comments[comment.thread_id].append(comment)
    for thread in snapshot.threads:
        if its := comments.get(thread.id):
            its.sort(key=lambda comment: comment.seq)
            yield _pin(thread, its, nodes.get(thread.node_id or ""), frames)


def _pin(thread: ThreadView, its: list[CommentView], node: AnyNode | None, frames: Frames) -> _PinnedThread:
    x, y = (thread.x + node.x, thread.y + node.y) if node else (thread.x, thread.y)
    frame = frames.of_node(node) if node else None
    # A note outside all frames may have its pin in a corner that overlaps a frame.
    return _PinnedThread(thread, its, x, y, frames.at(x, y) if frame is None else frame)


def _row(  # noqa: PLR0917 - all that a row is made of
    snapshot: Snapshot,
    frames: Frames,
    people: Mapping[str, PersonView],
    pinned: _PinnedThread,
    comment: CommentView,
    base: str,
) -> CommentRow:
    thread, author = pinned.thread, people.get(comment.by)
    frame = None if pinned.frame is None else frames.ordered[pinned.frame]
    return CommentRow(
        board_title=snapshot.board.title,
        frame_title=frame.title if frame else None,
        frame_number=None if pinned.frame is None else pinned.frame + snapshot.board.first_number,
        thread_id=thread.id,
        comment_id=comment.id,
        is_answer=comment is not pinned.comments[0],
        x=pinned.x,
        y=pinned.y,
        text=comment.text,
        author=author.name if author else "",
        is_guest=author.is_guest if author else True,
        written_at=_format_time(comment.at),
        edited_at=None if comment.edited_at is None else _format_time(comment.edited_at),
        state="resolved" if thread.is_resolved else "open",
        visibility=comment.hidden or "shown",
        mentions=[people[person].name for person in comment.mentions if person in people],
        reactions={reaction: len(who) for reaction, who in comment.reactions.items()},
        link=f"{base}/b/{snapshot.board.id}?comment={thread.id}",
    )


def _cells(row: CommentRow) -> list[csv_cells.Value]:
    """The cells of a row, in the order of the header."""
    return [
        row.board_title,
        row.frame_title or "",
        "" if row.frame_number is None else row.frame_number,
        row.thread_id,
        row.comment_id,
        _format_bool(row.is_answer),
        # A Finnish Excel would read 12.5 as the twelfth of May. One unit is one pixel at 100 %.
        round(row.x),
        round(row.y),
        row.text,
        row.author,
        _format_bool(row.is_guest),
        row.written_at,
        row.edited_at or "",
        row.state,
        row.visibility,
        # Names may contain commas.
        "; ".join(row.mentions),
        *(row.reactions.get(reaction, 0) for reaction in _REACTIONS),
        row.link,
    ]


def _format_bool(is_so: bool) -> str:
    return "true" if is_so else "false"


def _format_time(at: Milliseconds) -> str:
    return (_EPOCH + timedelta(milliseconds=at)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _parts(rows: Iterator[CommentRow]) -> Iterator[Iterator[CommentRow]]:
    """Groups of rows. Iterators, because a list of all rows would trigger garbage collection, which blocks everyone."""
    for first in rows:
        yield chain((first,), islice(rows, ROWS_PER_PIECE - 1))
