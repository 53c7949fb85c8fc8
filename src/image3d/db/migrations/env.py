"""Alembic runs this: upgrades the connection that `db.migrate` hands over, inside its transaction."""

from alembic import context

from image3d.db.metadata import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=False)
context.run_migrations()
