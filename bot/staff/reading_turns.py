"""One message as staff see it: who wrote it, when, how it went out, and what was understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.messaging import send_error
from bot.referral.wording import label, shown
from bot.staff import labels, pages

Row = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """A message, ready to be shown. `heard` is what was understood, in lines; `failed` marks a text that did not go."""

    id: int
    author: str
    name: str
    channel: str
    text: str
    at: str
    delivery: str
    failed: bool
    asked: str
    heard: tuple[str, ...]
    choices: tuple[str, ...]
    safety: bool


def value_in_words(name: str, value: Any) -> str:
    """A fact's value in plain words, whatever was stored."""
    try:
        return shown(name, value)
    except (ValueError, TypeError):
        return str(value)


def turn(row: Row) -> Turn:
    """One stored message as a turn."""
    understood = row["understood"] or {}
    return Turn(
        id=row["id"],
        author=row["author"],
        name=_name(row),
        channel=labels.said(labels.CHANNEL, row["channel"]),
        text=row["text"],
        at=pages.short_time(row["at"]),
        delivery=_delivery(row),
        failed=row["delivery"] in ("failed", "undelivered", "unsure"),
        asked=(row["question"] or "").replace("_", " "),
        heard=_heard(understood),
        choices=tuple(choice["label"] for choice in row["choices"]),
        safety=bool(understood.get("safety")),
    )


def _name(row: Row) -> str:
    who, name = labels.said(labels.AUTHOR, row["author"]), row["author_name"]
    return f"{who} (typed by {name})" if name and row["author"] == "patient" else name or who


def _delivery(row: Row) -> str:
    if row["delivery"] is None:
        return ""
    parts = f", {row['segments']} part{'' if row['segments'] == 1 else 's'}" if row["segments"] else ""
    number = row["error_code"]
    code = f", error {number}: {send_error(number).what}" if number else ""
    return f"{labels.said(labels.DELIVERY, row['delivery'])}{parts}{code}"


def _heard(understood: Row) -> tuple[str, ...]:
    lines: list[str] = []
    safety = understood.get("safety")
    if safety:
        lines.append(f"Safety: {labels.said(labels.KIND, safety.get('kind'))}")
    intent = understood.get("intent")
    if intent:
        sure = understood.get("confidence")
        lines.append(f"{str(intent).replace('_', ' ')}{f' ({float(sure):.0%} sure)' if sure is not None else ''}")
    lines += [
        f"{label(name)}: {value_in_words(name, value)}" for name, value in (understood.get("facts") or {}).items()
    ]
    if intent and not understood.get("facts") and not understood.get("digression") and not safety:
        lines.append("no fact read")
    return tuple(lines)


def as_json(shown_turn: Turn) -> dict[str, Any]:
    """A turn for the page's script, which draws it as the page does."""
    return {
        "id": shown_turn.id,
        "author": shown_turn.author,
        "name": shown_turn.name,
        "about": " · ".join(part for part in (shown_turn.channel, shown_turn.at, shown_turn.delivery) if part),
        "text": shown_turn.text,
        "heard": list(shown_turn.heard),
        "failed": shown_turn.failed,
    }
