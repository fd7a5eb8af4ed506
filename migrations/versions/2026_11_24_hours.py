"""When boards take guests' comments, and how often."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_hours"
down_revision = "2026_11_24_link_access"


def upgrade() -> None:
    """Boards so far are open at all hours, at any pace."""
    op.add_column("boards", sa.Column("opens_at", sa.BigInteger(), nullable=True))
    op.add_column("boards", sa.Column("closes_at", sa.BigInteger(), nullable=True))
    op.add_column("boards", sa.Column("slow_seconds", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """What was to be open at some hours only is closed, for the owner to open again."""
    op.execute("UPDATE boards SET takes_comments = FALSE WHERE opens_at IS NOT NULL OR closes_at IS NOT NULL")
    for name in ("slow_seconds", "closes_at", "opens_at"):
        op.drop_column("boards", name)
