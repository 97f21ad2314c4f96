"""Words → values → facts, in the light of the open question and the day. Pure: text and dates in, facts out."""

from __future__ import annotations

from bot.understanding.read import read as read
