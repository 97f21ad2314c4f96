"""Texts: the outbox finds what is being handed over as well; codes that join a web chat and a phone

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Moment = bot.store.columns.Moment(timezone=True)
OUTGOING = "provider_id IS NULL AND delivery IN ('queued', 'sending')"
QUEUED = "delivery = 'queued'"


def upgrade() -> None:
    op.create_table(
        "joining_codes",
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("used_on", sa.String(8), nullable=False),
        sa.Column("expires_at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code_hash"),
    )
    op.create_index("ix_joining_codes_conversation_id", "joining_codes", ["conversation_id"])
    op.drop_index("ix_messages_outbox", "messages")
    op.create_index(
        "ix_messages_outgoing", "messages", ["id"], postgresql_where=sa.text(OUTGOING), sqlite_where=sa.text(OUTGOING)
    )


def downgrade() -> None:
    op.drop_index("ix_messages_outgoing", "messages")
    op.create_index(
        "ix_messages_outbox",
        "messages",
        ["next_try_at"],
        postgresql_where=sa.text(QUEUED),
        sqlite_where=sa.text(QUEUED),
    )
    op.drop_table("joining_codes")
