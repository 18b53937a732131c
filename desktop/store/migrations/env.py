"""Alembic's way in: the connection is handed over by `migrate`, which owns the transaction."""

from alembic import context

from desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
