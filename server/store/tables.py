"""The tables. Ids of nodes, threads, comments and people are unique on their board only, hence the double keys."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Constraints need names, so that a later migration can change them.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


_IS_AUDITED = text("is_audited")


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)


def table_of(row: type[Base]) -> Table:
    """The table of a class. Statements on tables create no ORM objects and can be built once."""
    return Base.metadata.tables[row.__tablename__]


class OnBoard:
    """The two key columns of a row on a board."""

    board_id: Mapped[str] = mapped_column(String(40), ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(40), primary_key=True)


class BoardRow(Base):
    """A board. `seq` is the number of its newest entry, and changes in the same transaction as the log."""

    __tablename__ = "boards"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    first_number: Mapped[int]
    start: Mapped[dict[str, float] | None] = mapped_column(JSON(none_as_null=True))
    comments_open: Mapped[bool]
    opens_at: Mapped[int | None] = mapped_column(BigInteger)
    closes_at: Mapped[int | None] = mapped_column(BigInteger)
    slow_seconds: Mapped[int]
    review: Mapped[str] = mapped_column(String(16))
    seq: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[int] = mapped_column(BigInteger)


class NodeRow(OnBoard, Base):
    """A node. `body` has the fields that only its kind has."""

    __tablename__ = "nodes"

    kind: Mapped[str] = mapped_column(String(16))
    x: Mapped[float]
    y: Mapped[float]
    w: Mapped[float]
    h: Mapped[float]
    parent_id: Mapped[str | None] = mapped_column(String(40))
    order_key: Mapped[str] = mapped_column(String(64))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class ThreadRow(OnBoard, Base):
    """A thread with its pin. With `node_id`, x and y are an offset from that node."""

    __tablename__ = "threads"

    node_id: Mapped[str | None] = mapped_column(String(40))
    x: Mapped[float]
    y: Mapped[float]
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[int] = mapped_column(BigInteger)
    is_resolved: Mapped[bool]


class CommentRow(OnBoard, Base):
    """A comment."""

    __tablename__ = "comments"

    thread_id: Mapped[str] = mapped_column(String(40))
    seq: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str] = mapped_column(Text)
    mentions: Mapped[list[str]] = mapped_column(JSON)
    edited_at: Mapped[int | None] = mapped_column(BigInteger)
    reactions: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    hidden: Mapped[str | None] = mapped_column(String(16))


class PersonRow(OnBoard, Base):
    """A person who gave a name on a board. Nothing else is stored: no address and no e-mail."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(Text)
    is_guest: Mapped[bool]


class HiddenCommentRow(OnBoard, Base):
    """The text of a hidden comment; the id is the comment's."""

    __tablename__ = "hidden_comments"

    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class ReportRow(OnBoard, Base):
    """The people who reported a comment; the id is the comment's."""

    __tablename__ = "reports"

    people: Mapped[list[str]] = mapped_column(JSON)


class BlockRow(OnBoard, Base):
    """A person who is blocked on a board; the id is theirs."""

    __tablename__ = "blocks"

    at: Mapped[int] = mapped_column(BigInteger)


class LinkRow(Base):
    """A share link. Its id is unique over all boards, because the address of a link does not name the board."""

    __tablename__ = "links"
    # Loading a board reads all its links.
    __table_args__ = (Index(None, "board_id"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    board_id: Mapped[str] = mapped_column(String(40), ForeignKey("boards.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(16))
    revision: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    is_revoked: Mapped[bool]
    expires_at: Mapped[int | None] = mapped_column(BigInteger)
    password_hash: Mapped[str | None] = mapped_column(Text)


class AssetRow(Base):
    """An image of a board. The id is a hash of the bytes, and the name of the file."""

    __tablename__ = "assets"

    board_id: Mapped[str] = mapped_column(String(40), ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(32))
    w: Mapped[int]
    h: Mapped[int]
    bytes: Mapped[int] = mapped_column(BigInteger)
    # When it was uploaded, or the server found that no node shows it any more; null while a node shows it.
    unused_since: Mapped[int | None] = mapped_column(BigInteger)


class OpRow(Base):
    """One entry of a board's log. The primary key has the order in which clients read the log."""

    __tablename__ = "ops"
    # Every push looks up its op_ids. The audit log is read without the other entries.
    __table_args__ = (
        UniqueConstraint("board_id", "op_id"),
        Index("ix_ops_audited", "board_id", "seq", sqlite_where=_IS_AUDITED, postgresql_where=_IS_AUDITED),
    )

    board_id: Mapped[str] = mapped_column(String(40), ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    op_id: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(40))
    role: Mapped[str] = mapped_column(String(16))
    at: Mapped[int] = mapped_column(BigInteger)
    op: Mapped[dict[str, Any]] = mapped_column(JSON)
    is_pending: Mapped[bool] = mapped_column(server_default=false())
    # Whether the entry belongs to the audit log, or is an erasure.
    is_audited: Mapped[bool] = mapped_column(server_default=false())
