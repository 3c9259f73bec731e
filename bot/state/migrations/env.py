"""How alembic reaches the database: over the connection that `bot.state.engine.migrate` holds."""

from alembic import context

from bot.state.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by writing it anew.
    render_as_batch=True,
    # The caller's transaction is the only one: a migration happens whole or not at all.
    transactional_ddl=False,
)
context.run_migrations()
