"""Twilio's webhooks: checked, stored, answered at once. The worker does the rest."""

from bot.sms.webhooks import install

__all__ = ["install"]
