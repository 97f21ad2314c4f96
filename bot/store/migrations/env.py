"""Alembic's entry: migrations run on the engine the product uses."""

from alembic import context

from bot.store.database import engine
from bot.store.tables import Base

with engine().connect() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=connection.dialect.name == "sqlite"
    )
    with context.begin_transaction():
        context.run_migrations()
    if connection.in_transaction():
        connection.commit()
