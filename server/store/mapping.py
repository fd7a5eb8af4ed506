"""Between a board's rows in memory and the rows of its tables."""

from typing import Any

from ..domain.changes import AnyNode, Link
from ..wire.hidden_comments import HiddenComment
from .tables import BlockRow, CommentRow, HiddenCommentRow, LinkRow, NodeRow, PersonRow, ReportRow, ThreadRow

_COLUMNS = {"id", "kind", "x", "y", "w", "h", "place"}


def node_to_row(node: AnyNode) -> dict[str, Any]:
    """Geometry and place as columns, the rest as JSON."""
    body = node.model_dump(exclude=_COLUMNS)
    box = {"x": node.x, "y": node.y, "w": node.w, "h": node.h}
    place = {"parent_id": node.place.parent, "order_key": node.place.order}
    return {"id": node.id, "kind": node.kind, **box, **place, "body": body}


def node_fields(row: NodeRow) -> dict[str, Any]:
    """Of the node that `node_to_row` wrote."""
    place = {"parent": row.parent_id, "order": row.order_key}
    box = {"x": row.x, "y": row.y, "w": row.w, "h": row.h}
    return {"id": row.id, "kind": row.kind, "place": place, **box, **_body(row.body)}


def thread_fields(row: ThreadRow) -> dict[str, Any]:
    """Of a stored pin."""
    pin = {"node_id": row.node_id, "x": row.x, "y": row.y}
    return {"id": row.id, **pin, "by": row.by, "at": row.at, "is_resolved": row.is_resolved}


def comment_fields(row: CommentRow) -> dict[str, Any]:
    """Of a stored message."""
    words = {"text": row.text, "mentions": row.mentions, "edited_at": row.edited_at, "reactions": row.reactions}
    head = {"id": row.id, "thread_id": row.thread_id, "seq": row.seq, "by": row.by, "at": row.at}
    return {**head, **words, "hidden": row.hidden}


def person_fields(row: PersonRow) -> dict[str, Any]:
    """Of a stored person."""
    return {"id": row.id, "name": row.name, "is_guest": row.is_guest}


def hidden_comment_to_row(words: HiddenComment) -> dict[str, Any]:
    """Read as a whole, and searched by id alone."""
    return {"id": words.id, "body": words.model_dump(mode="json", exclude={"id"})}


def hidden_comment_fields(row: HiddenCommentRow) -> dict[str, Any]:
    """Of the words that `hidden_comment_to_row` wrote."""
    return {"id": row.id, **_body(row.body)}


def report_fields(row: ReportRow) -> dict[str, Any]:
    """Of a stored report."""
    return {"id": row.id, "people": row.people}


def block_fields(row: BlockRow) -> dict[str, Any]:
    """Of a stored block."""
    return {"id": row.id, "at": row.at}


def _body(stored: Any) -> dict[str, Any]:
    """What the JSON of a row holds. Where it is damaged, a field that no row has, so that the row is reported."""
    return stored if isinstance(stored, dict) else {"body": stored}


def row_to_link(row: LinkRow) -> Link:
    """A stored link."""
    role: Any = row.role  # written from a Role
    return Link(
        id=row.id,
        role=role,
        revision=row.revision,
        name=row.name,
        is_revoked=row.is_revoked,
        expires_at=row.expires_at,
        password_hash=row.password_hash,
    )
