"""From what went wrong to a test: words without identifiers, and the two kinds of file that tests are kept in. Pure.

A patient's words never go into the product's files as they were written. They are put in other words by a reviewer,
looked through here for what tells who somebody is, and approved by a second person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

MADE_NAMES = ("Sam", "Carter")
MADE = {"phone": "07700 900456", "email": "sam@example.org", "postcode": "TD1 1AA"}
AS_WRITTEN = 3
"""A message of so few words ("yes", "14 March") need not be put in other words."""

_PHONE = re.compile(r"(?<![\d/])\+?\d[\d ()-]{5,}\d")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
_LINK = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


@dataclass(frozen=True)
class TestTurn:
    """One turn of a test: what the patient says, the question that is then open, and the facts that then hold."""

    __test__ = False
    says: str
    asks: str = ""
    fact: Mapping[str, Any] | None = None


def without_identifiers(text: str, names: Iterable[str]) -> str:
    """The words with numbers, addresses and the patient's names put in made ones; a beginning for the reviewer."""
    text = _LINK.sub("[link]", _EMAIL.sub(MADE["email"], text))
    text = _POSTCODE.sub(MADE["postcode"], text)
    text = _PHONE.sub(lambda found: found[0] if _DATE.fullmatch(found[0]) else MADE["phone"], text)
    for n, name in enumerate(_parts(names)):
        text = re.sub(rf"\b{re.escape(name)}\b", MADE_NAMES[min(n, 1)], text, flags=re.IGNORECASE)
    return text


def identifiers_in(text: str, names: Iterable[str]) -> list[str]:
    """What in the words could tell who somebody is: the patient's names, numbers, addresses. Made ones may stand."""
    left = text
    for made in MADE.values():
        left = left.replace(made, " ")
    found = [*_LINK.findall(left), *_EMAIL.findall(left), *_POSTCODE.findall(left)]
    found += [each for each in _PHONE.findall(left) if not _DATE.fullmatch(each)]
    made_names = {name.casefold() for name in MADE_NAMES}
    for name in _parts(names):
        if name.casefold() not in made_names and re.search(rf"\b{re.escape(name)}\b", left, re.IGNORECASE):
            found.append(name)
    return found


def _parts(names: Iterable[str]) -> list[str]:
    return [part for name in names for part in re.split(r"[\s.]+", name) if len(part) > 2]


def same_words(one: str, other: str) -> bool:
    """Whether a message of more than three words still says just what the patient wrote."""
    first, second = (re.findall(r"[a-z0-9']+", text.casefold()) for text in (one, other))
    return len(second) > AS_WRITTEN and first == second


def conversations_file(tests: Sequence[tuple[str, str, Sequence[TestTurn]]]) -> str:
    """Tests (name, channel, turns) as a file for `tests/conversations/`."""
    cases = [
        {"name": name, "channel": channel, "turns": [_turn(turn) for turn in turns]} for name, channel, turns in tests
    ]
    head = "# Made from reviewed conversations: reworded, without identifiers, approved by a second person.\n"
    return head + (yaml.safe_dump(cases, sort_keys=False, allow_unicode=True, width=110) if cases else "[]\n")


def _turn(turn: TestTurn) -> dict[str, Any]:
    made: dict[str, Any] = {"says": turn.says}
    if turn.asks:
        made["asks"] = turn.asks
    if turn.fact:
        made["fact"] = dict(turn.fact)
    return made


def examples_file(examples: Sequence[tuple[str, str]]) -> str:
    """Examples (intent, words) as a file for `data/nlu/`."""
    intents: dict[str, list[str]] = {}
    for intent, words in examples:
        line = " ".join(words.split()).replace("[", "(").replace("]", ")")
        if line not in intents.setdefault(intent, []):
            intents[intent].append(line)
    lines = [
        "# Made from reviewed messages: reworded, without identifiers, approved by a second person.",
        'version: "3.1"',
    ]
    lines += ["", "nlu:"] if intents else ["", "nlu: []"]
    for intent in sorted(intents):
        lines += [f"- intent: {intent}", "  examples: |", *(f"    - {each}" for each in intents[intent])]
    return "\n".join(lines) + "\n"
