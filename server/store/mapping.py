"""Converts between the rows of a board in memory and the rows of its tables.

The functions `…_fields` give the fields of a model, not yet validated.
"""

from typing import Any

from ..domain.changes import AnyNode, Link
from ..wire.hidden_comments import HiddenComment
from .tables import BlockRow, CommentRow, HiddenCommentRow, LinkRow, NodeRow, PersonRow, ReportRow, ThreadRow

_COLUMNS = {"id", "kind", "x", "y", "w", "h", "place"}


def node_to_row(node: AnyNode) -> dict[str, Any]:
    """Geometry, parent and z-order are columns; all other fields are JSON."""
    body = node.model_dump(exclude=_COLUMNS)
    box = {"x": node.x, "y": node.y, "w": node.w, "h": node.h}
    place = {"parent_id": node.place.parent, "order_key": node.place.order}
    return {"id": node.id, "kind": node.kind, **box, **place, "body": body}


def node_fields(row: NodeRow) -> dict[str, Any]:
    """The fields of a stored node."""
    place = {"parent": row.parent_id, "order": row.order_key}
    box = {"x": row.x, "y": row.y, "w": row.w, "h": row.h}
    return {"id": row.id, "kind": row.kind, "place": place, **box, **_body(row.body)}


def thread_fields(row: ThreadRow) -> dict[str, Any]:
    """The fields of a stored thread."""
    pin = {"node_id": row.node_id, "x": row.x, "y": row.y}
    return {"id": row.id, **pin, "by": row.by, "at": row.at, "is_resolved": row.is_resolved}


def comment_fields(row: CommentRow) -> dict[str, Any]:
    """The fields of a stored comment."""
    content = {"text": row.text, "mentions": row.mentions, "edited_at": row.edited_at, "reactions": row.reactions}
    head = {"id": row.id, "thread_id": row.thread_id, "seq": row.seq, "by": row.by, "at": row.at}
    return {**head, **content, "hidden": row.hidden}


def person_fields(row: PersonRow) -> dict[str, Any]:
    """The fields of a stored person."""
    return {"id": row.id, "name": row.name, "is_guest": row.is_guest}


def hidden_comment_to_row(hidden: HiddenComment) -> dict[str, Any]:
    """The whole value is JSON, because queries use the id only."""
    return {"id": hidden.id, "body": hidden.model_dump(mode="json", exclude={"id"})}


def hidden_comment_fields(row: HiddenCommentRow) -> dict[str, Any]:
    """The fields of a stored hidden comment."""
    return {"id": row.id, **_body(row.body)}


def report_fields(row: ReportRow) -> dict[str, Any]:
    """The fields of a stored report."""
    return {"id": row.id, "people": row.people}


def block_fields(row: BlockRow) -> dict[str, Any]:
    """The fields of a stored block."""
    return {"id": row.id, "at": row.at}


def _body(stored: Any) -> dict[str, Any]:
    """The fields in the JSON of a row. If it is damaged, an unknown field, so that the row is reported as invalid."""
    return stored if isinstance(stored, dict) else {"body": stored}


def row_to_link(row: LinkRow) -> Link:
    """The link in a stored row."""
    role: Any = row.role  # only values of Role are stored
    return Link(
        id=row.id,
        role=role,
        revision=row.revision,
        name=row.name,
        is_revoked=row.is_revoked,
        expires_at=row.expires_at,
        password_hash=row.password_hash,
    )
