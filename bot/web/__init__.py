"""What every page shares: the NHS.UK look, the security headers, the words of the interface, safe prose."""

from bot.web.site import install

__all__ = ["install"]
