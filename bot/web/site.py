"""Puts on an application what every page shares: the security headers and the files of `static` folders."""

from __future__ import annotations

from fastapi import FastAPI

from bot.web import assets
from bot.web.headers import SecurityHeaders


def install(app: FastAPI, https: bool = False) -> None:
    """Adds the headers to every answer and serves `/assets`. `https` says that the public address is https."""
    app.add_middleware(SecurityHeaders, https=https)
    app.router.routes.append(assets.ROUTE)
