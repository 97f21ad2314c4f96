"""Tests made from conversations, and words that staff send often

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = bot.store.columns.Moment(timezone=True)
Secret = bot.store.columns.Secret()


def upgrade() -> None:
    op.create_table(
        "test_drafts",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("name", Secret, nullable=False),
        sa.Column("made", bot.store.columns.SecretJson(), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("approved_by", sa.String(120), nullable=True),
        sa.Column("settled_at", Moment, nullable=True),
        sa.Column("refused_why", Secret, nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_test_drafts_conversation_id", "test_drafts", ["conversation_id"])
    op.create_table(
        "message_templates",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("removed_at", Moment, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("message_templates")
    op.drop_table("test_drafts")
