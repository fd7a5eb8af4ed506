"""Between a board's rows in memory and the rows of its tables."""

from typing import Any

from ..domain.changes import AnyNode, Link
from ..wire.nodes import NODE
from ..wire.views import CommentView, PersonView, ThreadView
from ..wire.withheld import Block, Report, Withheld
from .tables import BlockRow, CommentRow, LinkRow, NodeRow, PersonRow, ReportRow, ThreadRow, WithheldRow

_COLUMNS = {"id", "kind", "x", "y", "w", "h", "place"}


def node_to_row(node: AnyNode) -> dict[str, Any]:
    """Geometry and place as columns, the rest as JSON."""
    body = node.model_dump(exclude=_COLUMNS)
    box = {"x": node.x, "y": node.y, "w": node.w, "h": node.h}
    place = {"parent_id": node.place.parent, "order_key": node.place.order}
    return {"id": node.id, "kind": node.kind, **box, **place, "body": body}


def row_to_node(row: NodeRow) -> AnyNode:
    """The node that `node_to_row` wrote."""
    place = {"parent": row.parent_id, "order": row.order_key}
    box = {"x": row.x, "y": row.y, "w": row.w, "h": row.h}
    return NODE.validate_python({"id": row.id, "kind": row.kind, "place": place, **box, **row.body})


def row_to_thread(row: ThreadRow) -> ThreadView:
    """A stored pin as browsers see it."""
    return ThreadView(
        id=row.id, node_id=row.node_id, x=row.x, y=row.y, by=row.by, at=row.at, is_resolved=row.is_resolved
    )


def row_to_comment(row: CommentRow) -> CommentView:
    """A stored message as browsers see it."""
    words = {"text": row.text, "mentions": row.mentions, "edited_at": row.edited_at, "reactions": row.reactions}
    head = {"id": row.id, "thread_id": row.thread_id, "seq": row.seq, "by": row.by, "at": row.at}
    return CommentView.model_validate({**head, **words, "withheld": row.withheld})


def row_to_person(row: PersonRow) -> PersonView:
    """A stored person as browsers see them."""
    return PersonView(id=row.id, name=row.name, is_guest=row.is_guest)


def withheld_to_row(words: Withheld) -> dict[str, Any]:
    """Read as a whole, and searched by id alone."""
    return {"id": words.id, "body": words.model_dump(mode="json", exclude={"id"})}


def row_to_withheld(row: WithheldRow) -> Withheld:
    """The words that `withheld_to_row` wrote."""
    return Withheld.model_validate({"id": row.id, **row.body})


def row_to_report(row: ReportRow) -> Report:
    """A stored report."""
    return Report(id=row.id, people=row.people)


def row_to_block(row: BlockRow) -> Block:
    """A stored block."""
    return Block(id=row.id, at=row.at)


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
