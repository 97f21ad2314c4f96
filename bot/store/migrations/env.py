"""Alembic's entry: migrations run on the engine the product uses, and one at a time whoever starts them."""

from alembic import context
from sqlalchemy import text

from bot.store.database import begin, engine
from bot.store.tables import Base

ONE_AT_A_TIME = 7206001
"""The number of the advisory lock; nothing else takes it."""

with engine().connect() as connection:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=connection.dialect.name == "sqlite"
    )
    begin(connection)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        context.run_migrations()
    if connection.in_transaction():
        connection.commit()
