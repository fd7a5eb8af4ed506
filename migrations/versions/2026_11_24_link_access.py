"""Links that open their board until a moment, and links that ask for a password."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_link_access"
down_revision = "2026_11_24_links"


def upgrade() -> None:
    """The links so far stay open, and ask for nothing."""
    op.add_column("links", sa.Column("expires_at", sa.BigInteger(), nullable=True))
    op.add_column("links", sa.Column("password_hash", sa.Text(), nullable=True))


def downgrade() -> None:
    """A link that was to end must not stay open for good, so it goes; one with a password gets another address."""
    op.execute("DELETE FROM links WHERE expires_at IS NOT NULL")
    op.execute("UPDATE links SET revision = revision + 1 WHERE password_hash IS NOT NULL")
    op.drop_column("links", "password_hash")
    op.drop_column("links", "expires_at")
