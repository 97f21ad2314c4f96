"""The staff console and its API."""

from bot.staff.site import install

__all__ = ["install"]
