"""What clients get of a board."""

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
    # Without bounds: after a node is deleted, they are the sum of its position and the offset of the pin.
    x: float
    y: float
    by: Id
    at: Milliseconds
    is_resolved: bool = False


class CommentView(Wire):
    """One comment of a thread. `seq` is the number of its op: comments are shown in that order.

    `mentions` are the people whom the text mentions. `reactions` are the people who reacted, in order of time. If
    `hidden` is not null, text and mentions are left out here: an owner hid the comment, or it waits for review.
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
    """The rows after an op that shows hidden or deleted comments to everybody."""

    comments: list[CommentView]
    threads: list[ThreadView]


class BoardView(Wire):
    """The fields of the board itself. `first_number` is the number of the first frame; `start` is the start view.

    Guests may comment if `comments_open`, from `opens_at` until `closes_at` (null: no such limit), once in
    `slow_seconds`. `review` says which of their comments wait for review: nothing, those with links, or all.
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
    """`last_op` is the id of op number `seq`. A client that reconnects sends both, as a restored backup can differ."""

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
    """The first line of a board that is sent as lines: everything but the nodes. `count` nodes follow."""

    count: int


class PersonData(Wire):
    """All that a board stores about one person.

    `person_id` is a random number from their cookie. `person` is null if they gave no name.
    """

    person_id: Id
    person: PersonView | None
    threads: list[ThreadView]
    comments: list[CommentView]
    # Their comments that an owner deleted and can restore.
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
    """A share link with its address. Owners see all links of a board and their labels; others see a few (L3).

    `is_mine`: the caller came by this link. From `expires_at` on it does not work.
    `embed_url` is the address for a frame on another site; null if that is not allowed.
    """

    id: Id
    role: str
    name: str
    is_mine: bool
    url: str
    expires_at: Milliseconds | None
    has_password: bool
    embed_url: str | None
