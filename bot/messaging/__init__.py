"""Phone numbers, GSM-7, segments, opt-out words, and one text a turn. Pure: text in, values out."""

from bot.messaging.delivery import advance, rank, retry_after
from bot.messaging.errors import SendError, send_error
from bot.messaging.gsm import is_gsm, plain
from bot.messaging.health_words import health_words, neutral_job
from bot.messaging.opt_out import opt_out, wants_no_texts, wants_referral_stopped
from bot.messaging.phone import PhoneError, PhoneProblem, can_text, display, mobile, normalise
from bot.messaging.segments import Segments, segments
from bot.messaging.turn import TWO_PARTS, join_turn, numbered

__all__ = [
    "TWO_PARTS",
    "PhoneError",
    "PhoneProblem",
    "Segments",
    "SendError",
    "advance",
    "can_text",
    "display",
    "health_words",
    "is_gsm",
    "join_turn",
    "mobile",
    "neutral_job",
    "normalise",
    "numbered",
    "opt_out",
    "plain",
    "rank",
    "retry_after",
    "segments",
    "send_error",
    "wants_no_texts",
    "wants_referral_stopped",
]
