"""Alembic's entry: runs the steps on the connection that `up_to_date` hands over."""

from alembic import context

from quizapp.records import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
