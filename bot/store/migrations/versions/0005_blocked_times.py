"""Times that staff block, and what a service is to be told of by e-mail

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = bot.store.columns.Moment(timezone=True)
WAITING = "settled_at IS NULL"


def upgrade() -> None:
    op.create_table(
        "blocked_times",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("service_id", sa.String(64), nullable=False),
        sa.Column("clinic_id", sa.String(64), nullable=True),
        sa.Column("starts", Moment, nullable=False),
        sa.Column("ends", Moment, nullable=False),
        sa.Column("reason", sa.String(24), nullable=False),
        sa.Column("made_by", sa.String(120), nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("lifted_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_blocked_times_service_id", "blocked_times", ["service_id"])
    op.create_table(
        "service_notices",
        sa.Column("id", Id, autoincrement=True, nullable=False),
        sa.Column("service_id", sa.String(64), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", Moment, nullable=False),
        sa.Column("settled_at", Moment, nullable=True),
        sa.Column("outcome", sa.String(12), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_service_notices_waiting",
        "service_notices",
        ["next_try_at"],
        postgresql_where=sa.text(WAITING),
        sqlite_where=sa.text(WAITING),
    )


def downgrade() -> None:
    op.drop_table("service_notices")
    op.drop_table("blocked_times")
