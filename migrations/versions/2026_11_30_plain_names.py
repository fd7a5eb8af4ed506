"""New names for what concerns hidden comments, review and the audit log: in tables, in their JSON, and in the log."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_plain_names"
down_revision = "2026_11_30_unused_pictures"

Names = Mapping[str, str]
# Takes a parsed JSON value and returns the new one.
Rewrite = Callable[[Any], Any]
_COLUMNS: Final = (
    ("boards", "takes_comments", "comments_open"),
    ("boards", "holds", "review"),
    ("comments", "withheld", "hidden"),
    ("ops", "is_held", "is_pending"),
    ("ops", "is_act", "is_audited"),
)
_REASONS: Final = {"hidden": "moderated", "held": "pending"}
_COMMENT_FIELDS: Final = {"before_all": "state_before", "withheld": "hidden"}
_LINK_FIELDS: Final = {"gives": "role"}
_BOARD_FIELDS: Final = {"takes_comments": "comments_open", "holds": "review"}
_ROWS_AT_ONCE: Final = 500


def upgrade() -> None:
    """Renames columns and JSON fields, and moves the rows of `withheld` to `hidden_comments`."""
    op.drop_index("ix_ops_acts", table_name="ops")
    for table, old, new in _COLUMNS:
        op.alter_column(table, old, new_column_name=new)
    _create_index("ix_ops_audited", "is_audited")
    _rename_reasons(_REASONS)
    _move_rows("withheld", "hidden_comments", lambda body: _rename_comment(body, _COMMENT_FIELDS, _REASONS))
    _rewrite_ops("is_audited", lambda line: _rename_op(line, _LINK_FIELDS, _BOARD_FIELDS))


def downgrade() -> None:
    """Brings the old names back."""
    fields, reasons = _inverse(_COMMENT_FIELDS), _inverse(_REASONS)
    _rewrite_ops("is_audited", lambda line: _rename_op(line, _inverse(_LINK_FIELDS), _inverse(_BOARD_FIELDS)))
    _move_rows("hidden_comments", "withheld", lambda body: _rename_comment(body, fields, reasons))
    _rename_reasons(reasons)
    op.drop_index("ix_ops_audited", table_name="ops")
    for table, old, new in _COLUMNS:
        op.alter_column(table, new, new_column_name=old)
    _create_index("ix_ops_acts", "is_act")


def _create_index(name: str, column: str) -> None:
    where = sa.text(column)
    op.create_index(name, "ops", ["board_id", "seq"], sqlite_where=where, postgresql_where=where)


def _rename_reasons(reasons: Names) -> None:
    """In the column `comments.hidden`."""
    hidden = sa.column("hidden", sa.String())
    comments = sa.table("comments", hidden)
    for old, new in reasons.items():
        op.execute(sa.update(comments).where(hidden == old).values(hidden=new))


def _move_rows(old: str, new: str, rewrite: Rewrite) -> None:
    """Moves all rows to a new table: SQLite cannot rename the constraints of the old one."""
    op.create_table(
        new,
        sa.Column("board_id", sa.String(40), nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=f"fk_{new}_board_id_boards", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("board_id", "id", name=f"pk_{new}"),
    )
    connection = op.get_bind()
    source, target = _hidden_table(old), _hidden_table(new)
    for rows in connection.execute(sa.select(source)).partitions(_ROWS_AT_ONCE):
        moved = [{"board_id": row.board_id, "id": row.id, "body": _rewrite_text(row.body, rewrite)} for row in rows]
        connection.execute(sa.insert(target), moved)
    op.drop_table(old)


def _hidden_table(name: str) -> sa.TableClause:
    """The columns of `withheld` or `hidden_comments`, with the JSON as text."""
    return sa.table(name, *(sa.column(column, sa.Text()) for column in ("board_id", "id", "body")))


def _rewrite_ops(mark: str, rewrite: Rewrite) -> None:
    """In the log. The ops that have a renamed field are all marked for the audit log, and few."""
    connection = op.get_bind()
    ops = sa.table("ops", sa.column("board_id"), sa.column("seq"), sa.column("op", sa.Text()), sa.column(mark))
    has_field = ops.c.op.contains("link.create") | ops.c.op.contains("board.update")
    found = connection.execute(sa.select(ops).where(ops.c[mark], has_field)).all()
    row = (ops.c.board_id == sa.bindparam("on_board")) & (ops.c.seq == sa.bindparam("at_seq"))
    values = [{"on_board": row.board_id, "at_seq": row.seq, "new": _rewrite_text(row.op, rewrite)} for row in found]
    if values:
        connection.execute(sa.update(ops).where(row).values(op=sa.bindparam("new")), values)


def _rewrite_text(stored: str, rewrite: Rewrite) -> str:
    """The JSON text after `rewrite`; unchanged if it is damaged. The program reports such rows when it reads them."""
    try:
        return json.dumps(rewrite(json.loads(stored)))
    except ValueError:
        return stored


def _rename_comment(body: Any, fields: Names, reasons: Names) -> Any:
    """The body of a hidden comment. `gone` is the row of a comment that an owner deleted."""
    if not isinstance(body, dict):
        return body
    renamed = _rename_fields(body, fields)
    for name in fields.values():
        if isinstance(renamed.get(name), str):
            renamed[name] = reasons.get(renamed[name], renamed[name])
    return {**renamed, "gone": _rename_comment(renamed.get("gone"), fields, reasons)} if "gone" in renamed else renamed


def _rename_op(line: Any, link_fields: Names, board_fields: Names) -> Any:
    kind = line.get("kind") if isinstance(line, dict) else None
    if kind == "link.create":
        return _rename_fields(line, link_fields)
    if kind == "board.update" and "set" in line:
        return {**line, "set": _rename_fields(line.get("set"), board_fields)}
    return line


def _rename_fields(value: Any, names: Names) -> Any:
    return {names.get(key, key): each for key, each in value.items()} if isinstance(value, dict) else value


def _inverse(names: Names) -> dict[str, str]:
    return {new: old for old, new in names.items()}
