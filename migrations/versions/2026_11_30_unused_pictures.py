"""Adds the time since when no node of the board has shown an image."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_unused_pictures"
down_revision = "2026_11_24_moderation"


def upgrade() -> None:
    """Existing images count as shown until the next clean-up looks for unused images."""
    op.add_column("assets", sa.Column("unused_since", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drops the times. The older program never deletes an unused image."""
    op.drop_column("assets", "unused_since")
