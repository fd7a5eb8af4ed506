"""Adds names and revocation to links, and a switch that closes commenting on a board."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_links"
down_revision = "2026_11_24_threads"


def upgrade() -> None:
    """Existing links have no name and are not revoked. Existing boards take comments."""
    op.add_column("boards", sa.Column("takes_comments", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("links", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.add_column("links", sa.Column("is_revoked", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Deletes revoked links: the older program would let them open their board again."""
    op.execute("DELETE FROM links WHERE is_revoked")
    op.drop_column("links", "is_revoked")
    op.drop_column("links", "name")
    op.drop_column("boards", "takes_comments")
