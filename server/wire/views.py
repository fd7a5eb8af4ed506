"""What a browser may see of a board."""

from pydantic import Field

from .nodes import Node, Sticky
from .values import AssetId, Box, CommentText, HiddenReason, Id, Milliseconds, PersonName, Reaction, Review, Title, Wire


class PersonView(Wire):
    """A person with a name on this board."""

    id: Id
    name: PersonName
    is_guest: bool


class ThreadView(Wire):
    """A pin: a point of the board, or with `node_id` an offset from that node's top left corner."""

    id: Id
    node_id: Id | None
    # Unbounded: where a node was deleted, its point and the pin's offset have been added.
    x: float
    y: float
    by: Id
    at: Milliseconds
    is_resolved: bool = False


class CommentView(Wire):
    """One message of a thread. `seq` is the number of its op: messages are shown in that order.

    `mentions` are people whom the text names, `reactions` those who reacted, in the order in which they did. The
    words of one that is `hidden` are not here: an owner hid them, or has not looked at them yet.
    """

    id: Id
    thread_id: Id
    seq: int
    by: Id
    at: Milliseconds
    text: CommentText
    mentions: list[Id] = Field(default_factory=list)
    edited_at: Milliseconds | None = None
    reactions: dict[Reaction, list[Id]] = Field(default_factory=dict)
    hidden: HiddenReason | None = None


class Revealed(Wire):
    """Rows as they stand once words have come into view that were withheld."""

    comments: list[CommentView]
    threads: list[ThreadView]


class BoardView(Wire):
    """The board's own fields. `first_number` is the number of the first frame, `start` what a visitor sees first.

    `comments_open` is whether guests may write; and then they may from `opens_at` on, until `closes_at`, where there
    are such moments, and each of them a comment in `slow_seconds`. `review` says what of it waits for review: nothing,
    comments with links, or all.
    """

    id: Id
    title: Title
    first_number: int
    start: Box | None = None
    comments_open: bool = True
    opens_at: Milliseconds | None = None
    closes_at: Milliseconds | None = None
    slow_seconds: int = 0
    review: Review = "nothing"


class _Rows(Wire):
    """`last_op` is the id of op number `seq`. Who comes back shows both: a restored backup may have another there."""

    seq: int
    last_op: str
    board: BoardView
    threads: list[ThreadView]
    comments: list[CommentView]
    people: list[PersonView]


class Snapshot(_Rows):
    """A whole board after op number `seq`."""

    nodes: list[Node]


class SnapshotHead(_Rows):
    """The first line of a board that is sent in lines: all but its nodes, of which so many follow."""

    count: int


class PersonData(Wire):
    """All that a board has of one person: their name, if they gave one, what they wrote and began, notes and reactions.

    `person_id` is a random number in their cookie, and nothing else is known of them.
    """

    person_id: Id
    person: PersonView | None
    threads: list[ThreadView]
    comments: list[CommentView]
    # What an owner deleted and may bring back.
    deleted: list[CommentView]
    stickies: list[Sticky]
    reacted_to: list[Id]


class AssetView(Wire):
    """An image of a board: width and height in pixels."""

    id: AssetId
    media_type: str
    w: int
    h: int
    bytes: int


class StateHash(Wire):
    """SHA-256 of the canonical JSON (RFC 8785) of a board after op number `seq`."""

    seq: int
    hash: str


class LinkView(Wire):
    """A share link, with its address. Owners see all of a board's, with their names; others a few (L3).

    `is_mine`: it is the one that the caller came by. From `expires_at` on it opens nothing.
    `embed_url` is what an owner puts into a frame on another site, where that is allowed.
    """

    id: Id
    role: str
    name: str
    is_mine: bool
    url: str
    expires_at: Milliseconds | None
    has_password: bool
    embed_url: str | None
