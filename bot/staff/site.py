"""Puts the staff's edge into the desk."""

from __future__ import annotations

from fastapi import FastAPI

from bot.staff import api


def install(app: FastAPI) -> None:
    """Adds the staff API."""
    app.mount("/staff/api", api.build())
