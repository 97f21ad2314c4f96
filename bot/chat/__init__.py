"""The web chat: pages, API, the loader for practices' websites, the demo page and the demo phone."""

from bot.chat.routes import build

__all__ = ["build"]
