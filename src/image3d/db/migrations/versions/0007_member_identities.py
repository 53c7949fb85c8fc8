"""Identities of a sign-in service, each tied to a member."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of identities."""
    op.create_table(
        "member_identities",
        sa.Column("issuer", sa.String(200), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("member_id", sa.String(40), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_member_identities_member_id_members")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_member_identities")),
        sa.UniqueConstraint("member_id", "issuer", name=op.f("uq_member_identities_member_id_issuer")),
    )
