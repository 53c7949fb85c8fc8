"""Tasks by the time they ended, for the margin of some days among many."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the index."""
    op.create_index("ix_tasks_finished_at", "tasks", ["finished_at"])
