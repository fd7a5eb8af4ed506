"""Adds the table of images: which board has which image. The images themselves are files."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_assets"
down_revision = "2026_11_24_start_view"


def upgrade() -> None:
    """Creates an empty table."""
    op.create_table(
        "assets",
        sa.Column("board_id", sa.String(40), sa.ForeignKey("boards.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("media_type", sa.String(32), nullable=False),
        sa.Column("w", sa.Integer(), nullable=False),
        sa.Column("h", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("board_id", "id"),
    )


def downgrade() -> None:
    """Drops the table. The image files stay in the data folder."""
    op.drop_table("assets")
