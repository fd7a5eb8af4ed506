"""Adds commenting hours and slow mode."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_hours"
down_revision = "2026_11_24_link_access"


def upgrade() -> None:
    """Existing boards take comments at any time, without slow mode."""
    op.add_column("boards", sa.Column("opens_at", sa.BigInteger(), nullable=True))
    op.add_column("boards", sa.Column("closes_at", sa.BigInteger(), nullable=True))
    op.add_column("boards", sa.Column("slow_seconds", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Closes commenting on boards that have commenting hours. The older program would keep it open all the time."""
    op.execute("UPDATE boards SET takes_comments = FALSE WHERE opens_at IS NOT NULL OR closes_at IS NOT NULL")
    for name in ("slow_seconds", "closes_at", "opens_at"):
        op.drop_column("boards", name)
