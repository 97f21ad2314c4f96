"""Versions of the services' files that staff save in the console

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "directory_versions",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("file", sa.String(120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(64), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("why", sa.String(400), nullable=False),
        sa.Column("at", bot.store.columns.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_directory_versions_file", "directory_versions", ["file", "id"])


def downgrade() -> None:
    op.drop_table("directory_versions")
