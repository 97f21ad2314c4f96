"""The staff console: invitations, owners, notes, outcomes, reviews, and indexes that keep its lists fast

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

import bot.store.columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Moment = bot.store.columns.Moment(timezone=True)
Secret = bot.store.columns.Secret()


def _of_conversation():
    return sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "staff_notes",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("author", sa.String(120), nullable=False),
        sa.Column("text", Secret, nullable=False),
        sa.Column("at", Moment, nullable=False),
        _of_conversation(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_staff_notes_conversation_id", "staff_notes", ["conversation_id"])
    op.create_table(
        "outcomes",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("reason", Secret, nullable=False),
        sa.Column("recorded_by", sa.String(120), nullable=False),
        sa.Column("at", Moment, nullable=False),
        _of_conversation(),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_outcomes_conversation_id", "outcomes", ["conversation_id"])
    op.create_index("ix_outcomes_kind", "outcomes", ["kind"])
    op.create_table(
        "reviews",
        sa.Column("id", ID, autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("reviewer", sa.String(120), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("labels", sa.String(200), nullable=False),
        sa.Column("turns", bot.store.columns.SecretJson(), nullable=False),
        sa.Column("note", Secret, nullable=False),
        sa.Column("at", Moment, nullable=False),
        _of_conversation(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation_id", "reviewer", name="uq_reviews_once"),
    )
    op.create_index("ix_reviews_conversation_id", "reviews", ["conversation_id"])
    op.create_index("ix_reviews_reviewer", "reviews", ["reviewer"])
    with op.batch_alter_table("facts") as batch:
        batch.add_column(sa.Column("lookup", sa.String(64), nullable=True))
        batch.create_index("ix_facts_lookup", ["lookup"])
    with op.batch_alter_table("referrals") as batch:
        batch.add_column(sa.Column("owner", sa.String(120), nullable=True))
        batch.create_index("ix_referrals_owner", ["owner"])
        batch.create_index("ix_referrals_created_at", ["created_at"])
        batch.create_index("ix_referrals_service_newest", ["service_id", "id"])
        batch.create_index("ix_referrals_status_newest", ["status", "id"])
    with op.batch_alter_table("staff") as batch:
        batch.add_column(sa.Column("code_used", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("invite_hash", sa.String(64), nullable=True))
        batch.add_column(sa.Column("invite_until", Moment, nullable=True))
        batch.create_unique_constraint("uq_staff_invite_hash", ["invite_hash"])
    op.create_index("ix_slots_starts", "slots", ["starts"])
    op.create_index("ix_appointments_slot_id", "appointments", ["slot_id"])
    for name, table, columns, still_open in (
        ("ix_alerts_open", "alerts", ["opened_at"], "acknowledged_at IS NULL"),
        ("ix_flags_open", "flags", ["kind", "opened_at"], "resolved_at IS NULL"),
        ("ix_conversations_with_staff", "conversations", ["last_patient_at"], "mode = 'staff'"),
    ):
        op.create_index(name, table, columns, postgresql_where=sa.text(still_open), sqlite_where=sa.text(still_open))


def downgrade() -> None:
    op.drop_index("ix_appointments_slot_id", "appointments")
    op.drop_index("ix_slots_starts", "slots")
    op.drop_index("ix_conversations_with_staff", "conversations")
    op.drop_index("ix_flags_open", "flags")
    op.drop_index("ix_alerts_open", "alerts")
    with op.batch_alter_table("staff") as batch:
        batch.drop_constraint("uq_staff_invite_hash", type_="unique")
        for column in ("invite_until", "invite_hash", "code_used"):
            batch.drop_column(column)
    with op.batch_alter_table("referrals") as batch:
        for index in ("status_newest", "service_newest", "created_at", "owner"):
            batch.drop_index(f"ix_referrals_{index}")
        batch.drop_column("owner")
    with op.batch_alter_table("facts") as batch:
        batch.drop_index("ix_facts_lookup")
        batch.drop_column("lookup")
    for table in ("reviews", "outcomes", "staff_notes"):
        op.drop_table(table)
