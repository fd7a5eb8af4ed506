"""Adds an expiry date and a password to links."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_link_access"
down_revision = "2026_11_24_links"


def upgrade() -> None:
    """Existing links do not expire and have no password."""
    op.add_column("links", sa.Column("expires_at", sa.BigInteger(), nullable=True))
    op.add_column("links", sa.Column("password_hash", sa.Text(), nullable=True))


def downgrade() -> None:
    """Deletes links that expire, and resets links with a password: the older program would open both to everybody."""
    op.execute("DELETE FROM links WHERE expires_at IS NOT NULL")
    op.execute("UPDATE links SET revision = revision + 1 WHERE password_hash IS NOT NULL")
    op.drop_column("links", "password_hash")
    op.drop_column("links", "expires_at")
