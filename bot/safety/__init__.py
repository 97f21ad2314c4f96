"""Crisis words, fixed wording, and an alert's clock. Pure: text and times in, values out."""

from bot.safety.alarm import KINDS, Alarm, Kind
from bot.safety.clock import Duty, Ladder, Rung, Step, due, may_close, next_at, overdue, standard_ladder
from bot.safety.detect import detect
from bot.safety.learned import Learned, read_learned
from bot.safety.set_aside import set_aside
from bot.safety.wording import Card, Wording, WordingError, read_wording

__all__ = [
    "KINDS",
    "Alarm",
    "Card",
    "Duty",
    "Kind",
    "Ladder",
    "Learned",
    "Rung",
    "Step",
    "Wording",
    "WordingError",
    "detect",
    "due",
    "may_close",
    "next_at",
    "overdue",
    "read_learned",
    "read_wording",
    "set_aside",
    "standard_ladder",
]
