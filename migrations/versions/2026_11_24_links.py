"""Links with names, links that are withdrawn, and boards that take no comments for a while."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_links"
down_revision = "2026_11_24_threads"


def upgrade() -> None:
    """The links so far have no name, and all of them open their board, which takes comments."""
    op.add_column("boards", sa.Column("takes_comments", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("links", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.add_column("links", sa.Column("is_revoked", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """A link that was withdrawn must not open its board again, so it goes."""
    op.execute("DELETE FROM links WHERE is_revoked")
    op.drop_column("links", "is_revoked")
    op.drop_column("links", "name")
    op.drop_column("boards", "takes_comments")
