"""Changing one part of a service's file and leaving everything else, comments too, as its keeper wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.criteria.problems import Problem, ServiceError
from bot.criteria.yaml_lines import load

_TOP = re.compile(r"^([A-Za-z_]+):")


def set_part(text: str, key: str, value: Any) -> str:
    """The file's text with one part of its top level set to a value: a text, a list of texts, or named values of
    these. A value of None takes the part out. A part that is not there yet goes before `criteria:`.

    Raises:
        ServiceError: the text is no service's file, or the part could not be set without touching another.
    """
    before = _values(text)
    lines = text.splitlines()
    first, last = _span(lines, key)
    new = [] if value is None else _written(key, value)
    changed = "\n".join([*lines[:first], *new, *lines[last:]]) + "\n"
    after = _values(changed)
    if {**before, key: None} != {**after, key: None}:
        raise ServiceError([Problem("", f"'{key}' could not be changed by itself.", "Change it in the whole file.")])
    return changed


def _values(text: str) -> Mapping[str, Any]:
    data = load(text, "").data
    if not isinstance(data, Mapping) or "services" in data:
        raise ServiceError([Problem("", "This file holds no service, or several.", "Change it in the whole file.")])
    return data


def _span(lines: list[str], key: str) -> tuple[int, int]:
    """The lines of a part, from its key to the last line that belongs to it; an empty span where it would go."""
    starts = [n for n, line in enumerate(lines) if _TOP.match(line)]
    names = {_TOP.match(lines[n])[1]: n for n in reversed(starts)}  # type: ignore[index]
    if key not in names:
        place = names.get("criteria", len(lines))
        while 0 < place < len(lines) and lines[place - 1].startswith("#"):
            place -= 1
        return place, place
    first = names[key]
    last = next((n for n in starts if n > first), len(lines))
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return first, last


def _written(key: str, value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [
            f"{key}:",
            *(f"  {name}: {_scalar(each)}" for name, each in value.items() if each not in (None, "", [])),
        ]
    return [f"{key}: {_scalar(value)}"]


def _scalar(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_scalar, value))}]"
    if not isinstance(value, str):
        return json.dumps(value)
    plain = re.fullmatch(r"[A-Za-z][A-Za-z -]*[A-Za-z]", value) and value.lower() not in ("true", "false", "null")
    dated = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    return value if plain or dated else json.dumps(value, ensure_ascii=False)
