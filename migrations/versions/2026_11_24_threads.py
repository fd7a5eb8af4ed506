"""Discussions that are settled; comments that were changed, call people, and have reactions."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_threads"
down_revision = "2026_11_24_assets"


def upgrade() -> None:
    """All discussions so far are open, and nobody has reacted to anything."""
    op.add_column("threads", sa.Column("is_resolved", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("comments", sa.Column("mentions", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("comments", sa.Column("edited_at", sa.BigInteger(), nullable=True))
    op.add_column("comments", sa.Column("reactions", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Forgets who reacted and whom comments call; all discussions look open."""
    for column in ("reactions", "edited_at", "mentions"):
        op.drop_column("comments", column)
    op.drop_column("threads", "is_resolved")
