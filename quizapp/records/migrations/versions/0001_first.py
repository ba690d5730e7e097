"""Learners, revisions, attempts, items, answers.

Times are milliseconds since 1970 in UTC: the one form that both databases sort and keep alike.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("name", sa.String(60)),  # NULL for a guest
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
        sa.Column("quiz", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        # Whether it asks only some of the quiz's questions (those missed before): it is no result of the quiz.
        sa.Column("partial", sa.Boolean, nullable=False),
        # How often a question may be answered in practice, and whether each answer says how sure it is.
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("certain", sa.Boolean, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        # NULL while it goes on. What is discarded is finished, and seen no more.
        sa.Column("finished", sa.BigInteger),
        sa.Column("discarded", sa.Boolean, nullable=False),
    )
    op.create_index("attempts_of_learner", "attempts", ["learner", "quiz"])
    unfinished = sa.text("finished is null")
    op.create_index(
        "one_open_attempt",
        "attempts",
        ["learner", "quiz", "partial"],
        unique=True,
        sqlite_where=unfinished,
        postgresql_where=unfinished,
    )
    op.create_table(
        "items",
        sa.Column("attempt", sa.String(32), sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("quiz", sa.Text, nullable=False),
        sa.Column("question", sa.String(80), nullable=False),
        sa.Column("digest", sa.String(32), sa.ForeignKey("revisions.digest"), nullable=False),
        sa.Column("layout", sa.Text, nullable=False),
        sa.Column("flagged", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        # In the order of recording, which a clock that is put back does not change.
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("attempt", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        # 1, 2, 3 … within the item.
        sa.Column("step", sa.Integer, nullable=False),
        # How many tries it makes, and what it is: answer, reveal, draft, cleared.
        sa.Column("try", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("response", sa.Text),
        # The raw grade of this response: 0 to 1, the words that explain it, and which parts are right (JSON).
        # NULL where there is nothing to grade.
        sa.Column("fraction", sa.Float),
        sa.Column("words", sa.Text),
        sa.Column("parts", sa.Text),
        # What the question has earned so far (0 to 1), and whether that can still change by answering.
        sa.Column("points", sa.Float, nullable=False),
        sa.Column("final", sa.Boolean, nullable=False),
        # 1 a guess, 2 thinks so, 3 sure; NULL where it was not asked for.
        sa.Column("certainty", sa.Integer),
        # Of work on this response; NULL where it is not known.
        sa.Column("seconds", sa.Float),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["attempt", "position"], ["items.attempt", "items.position"]),
        # Settles every race: of two answers for one step, one is recorded.
        sa.UniqueConstraint("attempt", "position", "step"),
    )
