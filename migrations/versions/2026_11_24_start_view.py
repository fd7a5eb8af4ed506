"""Adds the start view: the part of the board that visitors see first."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_start_view"
down_revision = "2026_11_24_boards"


def upgrade() -> None:
    """Existing boards have no start view, so visitors see the whole board first."""
    op.add_column("boards", sa.Column("start", sa.JSON()))


def downgrade() -> None:
    """Drops the start views."""
    op.drop_column("boards", "start")
