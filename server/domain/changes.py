"""The rows that an op sets or removes: the result of every rule, and the input of the store."""

from dataclasses import dataclass, field, fields

from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.nodes import AnyNode as AnyNode
from ..wire.values import Role
from ..wire.views import BoardView, CommentView, PersonView, ThreadView


@dataclass(frozen=True)
class Link:
    """A share link. Its address is derived from id and revision; no secret is stored.

    A revoked link stays, because the log refers to its id.
    """

    id: str
    role: Role
    revision: int = 0
    name: str = ""
    is_revoked: bool = False
    # From this moment on (milliseconds since 1970, UTC) the link does not work.
    expires_at: int | None = None
    # Argon2id, as a PHC string; None if the link has no password.
    password_hash: str | None = field(default=None, repr=False)

    def is_open(self, at: int) -> bool:
        """Whether the link works at that moment."""
        return not self.is_revoked and (self.expires_at is None or at < self.expires_at)


@dataclass
class Changes:
    """New rows by id for each noun. None means that the row is deleted."""

    nodes: dict[str, AnyNode | None] = field(default_factory=dict)
    threads: dict[str, ThreadView | None] = field(default_factory=dict)
    comments: dict[str, CommentView | None] = field(default_factory=dict)
    people: dict[str, PersonView | None] = field(default_factory=dict)
    links: dict[str, Link | None] = field(default_factory=dict)
    hidden_comments: dict[str, HiddenComment | None] = field(default_factory=dict)
    reports: dict[str, Report | None] = field(default_factory=dict)
    blocks: dict[str, Block | None] = field(default_factory=dict)
    info: BoardView | None = None

    def merge(self, later: "Changes") -> None:
        """Adds later changes. For each row the later value wins."""
        for noun in NOUNS:
            getattr(self, noun).update(getattr(later, noun))
        self.info = later.info or self.info


NOUNS = tuple(f.name for f in fields(Changes) if f.name != "info")
