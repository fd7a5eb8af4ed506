"""What a visitor of a board sees first."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_start_view"
down_revision = "2026_11_24_boards"


def upgrade() -> None:
    """Boards begin with the whole map until their owner chooses."""
    op.add_column("boards", sa.Column("start", sa.JSON()))


def downgrade() -> None:
    """Forgets the choice."""
    op.drop_column("boards", "start")
