"""Who took a referral by phone

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("referrals", sa.Column("begun_by", sa.String(120), nullable=True))


def downgrade() -> None:
    op.drop_column("referrals", "begun_by")
