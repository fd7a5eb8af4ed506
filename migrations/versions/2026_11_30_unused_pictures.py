"""Since when no node has shown a picture."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_30_unused_pictures"
down_revision = "2026_11_24_moderation"


def upgrade() -> None:
    """The pictures so far count as shown, until the server looks for the first time."""
    op.add_column("assets", sa.Column("unused_since", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Images are kept for ever again."""
    op.drop_column("assets", "unused_since")
