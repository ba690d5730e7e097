"""Learners, revisions, attempts, items, answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "revisions",
        sa.Column("digest", sa.String(32), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("learner", sa.String(32), sa.ForeignKey("learners.id"), nullable=False),
        sa.Column("quiz", sa.String(255), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("partial", sa.Boolean, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("certain", sa.Boolean, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
    )
    op.create_index("attempts_of_learner", "attempts", ["learner", "quiz"])
    op.create_table(
        "items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("attempt", sa.String(32), sa.ForeignKey("attempts.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("quiz", sa.String(255), nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("digest", sa.String(32), sa.ForeignKey("revisions.digest"), nullable=False),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sa.UniqueConstraint("attempt", "position"),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("item", sa.Integer, sa.ForeignKey("items.id"), nullable=False),
        sa.Column("try", sa.Integer, nullable=False),
        sa.Column("response", sa.Text),
        sa.Column("fraction", sa.Float, nullable=False),
        sa.Column("certainty", sa.Integer),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("item", "try"),
    )
