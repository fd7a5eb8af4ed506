"""Adds resolved threads, and edits, mentions and reactions of comments."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_threads"
down_revision = "2026_11_24_assets"


def upgrade() -> None:
    """Existing threads are open. Existing comments have no edits, mentions or reactions."""
    op.add_column("threads", sa.Column("is_resolved", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comments", sa.Column("mentions", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("comments", sa.Column("edited_at", sa.BigInteger(), nullable=True))
    op.add_column("comments", sa.Column("reactions", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Drops edit times, mentions and reactions. All threads are open."""
    for column in ("reactions", "edited_at", "mentions"):
        op.drop_column("comments", column)
    op.drop_column("threads", "is_resolved")
