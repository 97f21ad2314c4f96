"""The fixed safety texts: read, checked, and given out unchanged.

One file holds them (`data/safety/wording.yml`), signed for each nation by a clinical safety officer. Reading
the file is the caller's; its text is checked here, so that a missing nation or a text too long stops the desk at its
start, not in a crisis.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from bot.messaging import TWO_PARTS, is_gsm, segments

TEXTS = ("crisis", "emergency", "harm", "safeguarding", "under_16")
NATIONS = ("england", "scotland", "wales", "northern_ireland")
LONGEST_UNTIL = "10:30pm"
"""The longest way a time of day is written; texts are measured with it."""


class WordingError(ValueError):
    """The wording file cannot be used; the message says where it fails."""


_OF_TEXTS = re.compile(r"\b(?:[Rr]eply|[Tt]exts|[Tt]his number)\b")
"""Words that only make sense to somebody holding a text message ("text SHOUT" is a help line, and stays)."""


@dataclass(frozen=True)
class Card:
    """A safety text as the web shows it: the words about texting changed, a title above, and a note below."""

    title: str
    text: str
    note: str


@dataclass(frozen=True)
class Wording:
    """Every safety text of every nation. Made by `read_wording`."""

    texts: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]
    web_note: str
    on_duty: str
    off_duty: str
    told: frozenset[str]
    on_the_web: Mapping[str, str]
    signed: Mapping[str, tuple[str, date] | None]

    def text(self, kind: str, nation: str, on_duty_until: str | None = None) -> str:
        """The text of a kind (or `under_16`) for a nation, word for word, at most 306 GSM-7 characters.

        `on_duty_until` ("5pm") is given only while people really are on duty; it adds the sentence about the team.
        Raises `KeyError` for a kind or nation that does not exist.
        """
        words = self.texts[nation][kind]
        if on_duty_until is None or kind not in self.told:
            return words
        team = self.on_duty.replace("{until}", on_duty_until)
        if self.off_duty in words:
            return words.replace(self.off_duty, team)
        *before, last = words.split("\n")
        return "\n".join([*before, team, last])

    def card(self, kind: str, nation: str, on_duty_until: str | None = None) -> Card:
        """The text for the web, which speaks of the page and not of texts, its title, and the note about a number."""
        words = self.text(kind, nation, on_duty_until)
        for texted, shown in self.on_the_web.items():
            words = words.replace(texted, shown)
        return Card(self.titles[kind], words, self.web_note)

    def drafts(self) -> tuple[str, ...]:
        """The nations whose texts no clinical safety officer has signed yet."""
        return tuple(nation for nation in NATIONS if self.signed[nation] is None)


def read_wording(source: str) -> Wording:
    """The wording from the YAML text of its file. Raises `WordingError` for anything missing, unknown or too long."""
    try:
        data = yaml.safe_load(source)
    except yaml.YAMLError as error:
        raise WordingError(f"not YAML: {error}") from None
    if not isinstance(data, Mapping):
        raise WordingError("the file holds no mapping")
    nations = _mapping(data, "nations", NATIONS)
    wording = Wording(
        texts={nation: _texts(nation, nations[nation]) for nation in NATIONS},
        titles=_mapping(data, "titles", TEXTS),
        web_note=_words(data, "web_note"),
        on_duty=_words(data, "on_duty"),
        off_duty=_words(data, "off_duty"),
        told=_told(data.get("told")),
        on_the_web=_on_the_web(data.get("on_the_web")),
        signed={nation: _signature(nation, nations[nation]) for nation in NATIONS},
    )
    if "{until}" not in wording.on_duty:
        raise WordingError("on_duty must hold {until}")
    for nation in NATIONS:
        for kind in TEXTS:
            for until in (None, LONGEST_UNTIL):
                _check(f"{nation} {kind}", wording.text(kind, nation, until))
            if left := _OF_TEXTS.search(wording.card(kind, nation).text):
                raise WordingError(f"{nation} {kind}: the web's card says {left.group()!r}; put it under on_the_web")
    return wording


def _check(where: str, text: str) -> None:
    if not is_gsm(text):
        raise WordingError(f"{where}: a character outside GSM-7")
    if segments(text).units > TWO_PARTS:
        raise WordingError(f"{where}: {segments(text).units} characters, more than {TWO_PARTS}")


def _texts(nation: str, held: Any) -> Mapping[str, str]:
    if not isinstance(held, Mapping):
        raise WordingError(f"{nation}: no mapping")
    texts = _mapping(held, "texts", TEXTS, where=nation)
    return {kind: _words(texts, kind, where=nation).strip() for kind in TEXTS}


def _signature(nation: str, held: Mapping[str, Any]) -> tuple[str, date] | None:
    by, on = held.get("signed_by"), held.get("signed_on")
    if by is None and on is None:
        return None
    if not isinstance(by, str) or not by.strip() or not isinstance(on, date):
        raise WordingError(f"{nation}: signed_by must be a name and signed_on a date, or both null")
    return by.strip(), on


def _told(held: Any) -> frozenset[str]:
    if not isinstance(held, list) or not set(held) <= set(TEXTS):
        raise WordingError("told must list kinds")
    return frozenset(held)


def _on_the_web(held: Any) -> Mapping[str, str]:
    if not isinstance(held, Mapping) or not all(
        isinstance(each, str) and each for pair in held.items() for each in pair
    ):
        raise WordingError("on_the_web must give a sentence for a sentence")
    return dict(held)


def _mapping(data: Mapping[str, Any], name: str, keys: tuple[str, ...], where: str = "") -> Mapping[str, Any]:
    held = data.get(name)
    if not isinstance(held, Mapping) or set(held) != set(keys):
        raise WordingError(f"{where} {name}: must hold exactly {', '.join(keys)}".strip())
    return held


def _words(data: Mapping[str, Any], name: str, where: str = "") -> str:
    held = data.get(name)
    if not isinstance(held, str) or not held.strip():
        raise WordingError(f"{where} {name}: must be words".strip())
    return held
