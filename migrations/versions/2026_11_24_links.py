"""Links with names, and links that are withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_links"
down_revision = "2026_11_24_threads"


def upgrade() -> None:
    """The links so far have no name, and all of them open their board."""
    op.add_column("links", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.add_column("links", sa.Column("is_revoked", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """A link that was withdrawn must not open its board again, so it goes."""
    op.execute("DELETE FROM links WHERE is_revoked")
    op.drop_column("links", "is_revoked")
    op.drop_column("links", "name")
