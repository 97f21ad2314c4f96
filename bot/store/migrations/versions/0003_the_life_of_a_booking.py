"""The life of a booking: how often a hold was extended, the waiting list, and the times offered from it

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = bot.store.columns.Moment(timezone=True)
OPEN = "answer = 'open'"


def upgrade() -> None:
    with op.batch_alter_table("appointments") as batch:
        batch.add_column(sa.Column("extended", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("confirmed_at", Moment, nullable=True))
        batch.add_column(sa.Column("changed_at", Moment, nullable=True))
    op.create_table(
        "waiting",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("service_id", sa.String(64), nullable=False),
        sa.Column("joined_at", Moment, nullable=False),
        sa.Column("left_at", Moment, nullable=True),
        sa.Column("left_why", sa.String(12), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_waiting_service", "waiting", ["service_id", "joined_at"])
    op.create_index(
        "uq_waiting_once",
        "waiting",
        ["conversation_id"],
        unique=True,
        postgresql_where=sa.text("left_at IS NULL"),
        sqlite_where=sa.text("left_at IS NULL"),
    )
    op.create_table(
        "slot_offers",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("waiting_id", ID, nullable=False),
        sa.Column("slot_id", sa.String(80), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("sent_at", Moment, nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.Column("answer", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(["waiting_id"], ["waiting.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["slot_id"], ["slots.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, columns in (("uq_slot_offers_seat", ["slot_id", "seat"]), ("uq_slot_offers_person", ["waiting_id"])):
        op.create_index(
            name, "slot_offers", columns, unique=True, postgresql_where=sa.text(OPEN), sqlite_where=sa.text(OPEN)
        )
    op.create_index("ix_slot_offers_waiting", "slot_offers", ["waiting_id", "sent_at"])


def downgrade() -> None:
    op.drop_table("slot_offers")
    op.drop_table("waiting")
    with op.batch_alter_table("appointments") as batch:
        batch.drop_column("changed_at")
        batch.drop_column("confirmed_at")
        batch.drop_column("extended")
