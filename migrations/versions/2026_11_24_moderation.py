"""Adds hidden comments, reports and blocks, and marks entries of the log: pending review, or part of the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_moderation"
down_revision = "2026_11_24_hours"

_ACTS = (
    "link.create",
    "link.update",
    "link.protect",
    "link.rotate",
    "link.revoke",
    "person.erase",
    # Including changes of the title only: a search in the JSON of each old entry is not worth it.
    "board.update",
)


def upgrade() -> None:
    """Existing comments are not hidden. Old entries are marked too, so the audit log starts with the log."""
    op.add_column("boards", sa.Column("holds", sa.String(16), nullable=False, server_default="nothing"))
    op.add_column("comments", sa.Column("withheld", sa.String(16), nullable=True))
    for name in ("is_held", "is_act"):
        op.add_column("ops", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    _beside_the_board("withheld", sa.Column("body", sa.JSON(), nullable=False))
    _beside_the_board("reports", sa.Column("people", sa.JSON(), nullable=False))
    _beside_the_board("blocks", sa.Column("at", sa.BigInteger(), nullable=False))
    _mark_acts()
    is_act = sa.text("is_act")
    op.create_index("ix_ops_acts", "ops", ["board_id", "seq"], sqlite_where=is_act, postgresql_where=is_act)


def downgrade() -> None:
    """Fails with `RuntimeError` while a comment is hidden: the older program would show its text in the log."""
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM withheld")):
        raise RuntimeError("comments are hidden: show or delete them before you go back")
    op.drop_index("ix_ops_acts", table_name="ops")
    for name in ("blocks", "reports", "withheld"):
        op.drop_table(name)
    for table, name in (("ops", "is_act"), ("ops", "is_held"), ("comments", "withheld"), ("boards", "holds")):
        op.drop_column(table, name)


def _beside_the_board(table: str, value: "sa.Column[object]") -> None:
    op.create_table(
        table,
        sa.Column("board_id", sa.String(40), nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        value,
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=f"fk_{table}_board_id_boards", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("board_id", "id", name=f"pk_{table}"),
    )


def _mark_acts() -> None:
    ops = sa.table("ops", sa.column("op", sa.JSON()), sa.column("role", sa.String()), sa.column("is_act", sa.Boolean()))
    kind = ops.c.op["kind"].as_string()
    by_owner = (kind == "comment.delete") & (ops.c.role == "own")
    op.execute(sa.update(ops).where(kind.in_(_ACTS) | by_owner).values(is_act=sa.true()))
