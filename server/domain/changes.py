"""The rows that an operation sets or removes: all that the rules say and all that the store needs to know."""

from dataclasses import dataclass, field, fields

from ..wire.hidden_comments import Block, HiddenComment, Report
from ..wire.nodes import AnyNode as AnyNode
from ..wire.values import Role
from ..wire.views import BoardView, CommentView, PersonView, ThreadView


@dataclass(frozen=True)
class Link:
    """A way onto a board. Its address is derived from id and revision; nothing secret is kept.

    One that is revoked stays, so that its id and its part in the log keep their meaning.
    """

    id: str
    role: Role
    revision: int = 0
    name: str = ""
    is_revoked: bool = False
    # From this moment on (milliseconds since 1970, UTC) it is as if the link were not there.
    expires_at: int | None = None
    # Argon2id, as a PHC string; None where the address is enough.
    password_hash: str | None = field(default=None, repr=False)

    def is_open(self, at: int) -> bool:
        """Whether it lets people in at that moment."""
        return not self.is_revoked and (self.expires_at is None or at < self.expires_at)


@dataclass
class Changes:
    """New values by id for each noun; None stands for a row that is gone."""

    nodes: dict[str, AnyNode | None] = field(default_factory=dict)
    threads: dict[str, ThreadView | None] = field(default_factory=dict)
    comments: dict[str, CommentView | None] = field(default_factory=dict)
    people: dict[str, PersonView | None] = field(default_factory=dict)
    links: dict[str, Link | None] = field(default_factory=dict)
    hidden_comments: dict[str, HiddenComment | None] = field(default_factory=dict)
    reports: dict[str, Report | None] = field(default_factory=dict)
    blocks: dict[str, Block | None] = field(default_factory=dict)
    info: BoardView | None = None

    def follow(self, later: "Changes") -> None:
        """Adds changes that came afterwards: for each row the later value stands."""
        for noun in NOUNS:
            getattr(self, noun).update(getattr(later, noun))
        self.info = later.info or self.info


NOUNS = tuple(f.name for f in fields(Changes) if f.name != "info")
