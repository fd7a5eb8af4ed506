"""Creates boards with their nodes, threads, comments, people, links and log."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_boards"
down_revision = None


def _on_board() -> list[sa.schema.SchemaItem]:
    """Columns and keys of a row whose id is unique on its board."""
    return [
        sa.Column("board_id", sa.String(40), sa.ForeignKey("boards.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("board_id", "id"),
    ]


def _point() -> list[sa.schema.SchemaItem]:
    return [sa.Column("x", sa.Double(), nullable=False), sa.Column("y", sa.Double(), nullable=False)]


def _written() -> list[sa.schema.SchemaItem]:
    return [sa.Column("by", sa.String(40), nullable=False), sa.Column("at", sa.BigInteger(), nullable=False)]


def upgrade() -> None:
    """Creates the first tables."""
    op.create_table(
        "boards",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "nodes",
        *_on_board(),
        sa.Column("kind", sa.String(16), nullable=False),
        *_point(),
        sa.Column("w", sa.Double(), nullable=False),
        sa.Column("h", sa.Double(), nullable=False),
        sa.Column("parent_id", sa.String(40)),
        sa.Column("order_key", sa.String(64), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
    )
    op.create_table("threads", *_on_board(), sa.Column("node_id", sa.String(40)), *_point(), *_written())
    op.create_table(
        "comments",
        *_on_board(),
        sa.Column("thread_id", sa.String(40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        *_written(),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "people",
        *_on_board(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "links",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("board_id", sa.String(40), sa.ForeignKey("boards.id", ondelete="CASCADE"), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
    )
    op.create_index(op.f("ix_links_board_id"), "links", ["board_id"])
    op.create_table(
        "ops",
        sa.Column("board_id", sa.String(40), sa.ForeignKey("boards.id", ondelete="CASCADE"), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("op_id", sa.String(40), nullable=False),
        *_written(),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("op", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("board_id", "seq"),
        sa.UniqueConstraint("board_id", "op_id"),
    )


def downgrade() -> None:
    """Drops all tables with their content."""
    for table in ("ops", "links", "people", "comments", "threads", "nodes", "boards"):
        op.drop_table(table)
