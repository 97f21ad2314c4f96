"""Every table of the product but the console's own (`console_tables.py`), so that one import knows the whole metadata.

Everything a patient typed, and everything that says who they are, is in a `Secret` column.
"""

from __future__ import annotations

from bot.store.tables_base import Base, Id
from bot.store.tables_booking import (
    LIVE,
    OFFER_OPEN,
    Appointment,
    BlockedTime,
    ServiceNotice,
    SlotOffer,
    SlotRecord,
    Waiting,
)
from bot.store.tables_staff import (
    Alert,
    AuditEntry,
    Flag,
    OutcomeRecord,
    ReviewRecord,
    StaffMember,
    StaffNote,
    StaffSession,
)
from bot.store.tables_talk import (
    OUTGOING,
    Conversation,
    DecisionRecord,
    EqualityAnswers,
    Fact,
    JoiningCode,
    Message,
    OptOut,
    Permission,
    Referral,
)

__all__ = [
    "LIVE", "OFFER_OPEN", "OUTGOING", "Alert", "Appointment", "AuditEntry", "Base", "BlockedTime", "Conversation",
    "DecisionRecord", "EqualityAnswers", "Fact", "Flag", "Id", "JoiningCode", "Message", "OptOut", "OutcomeRecord",
    "Permission", "Referral", "ReviewRecord", "ServiceNotice", "SlotOffer", "SlotRecord", "StaffMember", "StaffNote",
    "StaffSession", "Waiting",
]  # fmt: skip
