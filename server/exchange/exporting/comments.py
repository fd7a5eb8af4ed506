"""All comments of a board as a list: for spreadsheets (CSV) and for programs (JSON)."""

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
# A few hundred kilobytes at most, made in some 10 ms: whoever downloads slowly keeps one piece in memory, not all.
ROWS_PER_PIECE: Final = 500
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REACTIONS: Final[tuple[Reaction, ...]] = get_args(Reaction)


class CommentRow(Wire):
    """A comment, with what one must know to read it away from the map. Times are ISO 8601 in UTC.

    `x` and `y` are the pin's point of the board, wherever it hangs. Outside all frames the frame's fields are null.
    `visibility` says why only its author and owners read the text, where that is so.
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
    """The JSON file: a `format` that changes when a reader would have to, and the board as it stood after op `seq`."""

    format: Literal["kehys-comments-1"]
    board_id: str
    board_title: str
    seq: int
    comments: list[CommentRow]


@dataclass(frozen=True, slots=True)
class _Discussion:
    """A thread with its comments in order, where its pin stands, and the frame's position in the presentation."""

    thread: ThreadView
    comments: list[CommentView]
    x: float
    y: float
    frame: int | None


def comment_rows(snapshot: Snapshot, base: str = "") -> Iterator[CommentRow]:
    """Frame by frame in the order of the presentation, then what is outside; threads by time, comments by number.

    `base` is the server's public address, without a slash at its end, for the links of the rows.
    """
    frames = Frames(snapshot)
    people = {person.id: person for person in snapshot.people}
    outside = len(frames.ordered)
    discussions = sorted(
        _discussions(snapshot, frames),
        key=lambda each: (outside if each.frame is None else each.frame, each.thread.at, each.comments[0].seq),
    )
    for discussion in discussions:
        for comment in discussion.comments:
            yield _row(snapshot, frames, people, discussion, comment, base)


def csv_pieces(snapshot: Snapshot, base: str = "") -> Iterator[bytes]:
    """The list as CSV with a byte order mark, in pieces: a header, then the comments."""
    names = [name for name in CommentRow.model_fields if name not in ("reactions", "link")]
    yield csv_cells.BYTE_ORDER_MARK + csv_cells.lines([[*names, *_REACTIONS, "link"]])
    for part in _parts(comment_rows(snapshot, base)):
        yield csv_cells.lines(_cells(row) for row in part)


def json_pieces(snapshot: Snapshot, base: str = "") -> Iterator[bytes]:
    """The list as one `CommentFile`, in pieces, a comment a line."""
    board = snapshot.board
    empty = CommentFile(format=FORMAT, board_id=board.id, board_title=board.title, seq=snapshot.seq, comments=[])
    yield empty.model_dump_json().removesuffix("]}").encode() + b"\n"
    before = ""
    for part in _parts(comment_rows(snapshot, base)):
        yield (before + ",\n".join(row.model_dump_json() for row in part)).encode()
        before = ",\n"
    yield b"\n]}\n"


FORMATS: Final[Mapping[str, Callable[[Snapshot, str], Iterator[bytes]]]] = {"csv": csv_pieces, "json": json_pieces}


def _discussions(snapshot: Snapshot, frames: Frames) -> Iterator[_Discussion]:
    nodes = {node.id: node for node in snapshot.nodes}
    comments: dict[str, list[CommentView]] = defaultdict(list)
    for comment in snapshot.comments:
        comments[comment.thread_id].append(comment)
    for thread in snapshot.threads:
        if its := comments.get(thread.id):
            its.sort(key=lambda comment: comment.seq)
            yield _discussion(thread, its, nodes.get(thread.node_id or ""), frames)


def _discussion(thread: ThreadView, its: list[CommentView], node: AnyNode | None, frames: Frames) -> _Discussion:
    x, y = (thread.x + node.x, thread.y + node.y) if node else (thread.x, thread.y)
    frame = frames.of_node(node) if node else None
    # A note beside all frames may have its pin at a corner that reaches into one.
    return _Discussion(thread, its, x, y, frames.at(x, y) if frame is None else frame)


def _row(  # noqa: PLR0917 - all that a row is made of
    snapshot: Snapshot,
    frames: Frames,
    people: Mapping[str, PersonView],
    discussion: _Discussion,
    comment: CommentView,
    base: str,
) -> CommentRow:
    thread, author = discussion.thread, people.get(comment.by)
    frame = None if discussion.frame is None else frames.ordered[discussion.frame]
    return CommentRow(
        board_title=snapshot.board.title,
        frame_title=frame.title if frame else None,
        frame_number=None if discussion.frame is None else discussion.frame + snapshot.board.first_number,
        thread_id=thread.id,
        comment_id=comment.id,
        is_answer=comment is not discussion.comments[0],
        x=discussion.x,
        y=discussion.y,
        text=comment.text,
        author=author.name if author else "",
        is_guest=author.is_guest if author else True,
        written_at=_moment(comment.at),
        edited_at=None if comment.edited_at is None else _moment(comment.edited_at),
        state="resolved" if thread.is_resolved else "open",
        visibility=comment.hidden or "shown",
        mentions=[people[person].name for person in comment.mentions if person in people],
        reactions={reaction: len(who) for reaction, who in comment.reactions.items()},
        link=f"{base}/b/{snapshot.board.id}?comment={thread.id}",
    )


def _cells(row: CommentRow) -> list[csv_cells.Value]:
    """In the order of the header."""
    return [
        row.board_title,
        row.frame_title or "",
        "" if row.frame_number is None else row.frame_number,
        row.thread_id,
        row.comment_id,
        _word(row.is_answer),
        # A Finnish Excel would read 12.5 as the twelfth of May; less than a unit is less than a pixel.
        round(row.x),
        round(row.y),
        row.text,
        row.author,
        _word(row.is_guest),
        row.written_at,
        row.edited_at or "",
        row.state,
        row.visibility,
        # Names may have commas in them.
        "; ".join(row.mentions),
        *(row.reactions.get(reaction, 0) for reaction in _REACTIONS),
        row.link,
    ]


def _word(is_so: bool) -> str:
    return "true" if is_so else "false"


def _moment(at: Milliseconds) -> str:
    return (_EPOCH + timedelta(milliseconds=at)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _parts(rows: Iterator[CommentRow]) -> Iterator[Iterator[CommentRow]]:
    """Each is read to its end before the next. No list: rows that live on wake the collector, which stops everybody."""
    for first in rows:
        yield chain((first,), islice(rows, ROWS_PER_PIECE - 1))
