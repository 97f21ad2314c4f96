"""The readers of dates, ages, postcodes, phone numbers, corrections, yes and no, on public sets by others.

    .venv/desk/bin/python -m benchmarks.understanding_public --data ../shared/data

Reads what is there of DATEPARSER, UK_POSTCODE, PHONE_44, DISFL_QA, MTS_DIALOG and OSCE_FAREEZ (each folder's
SOURCE.txt says where it comes from and under which licence); a folder that is missing is left out, and said so. None is
part of this repository. Prints one JSON object. What counts as right is told at each part; where a set has no labels of
its own (the two of doctors and patients) a plain rule stands in for them, and the figure is no better than that rule.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

from bot.understanding import contact, polarity
from bot.understanding.ages import age
from bot.understanding.calendar_days import plus_days, plus_months
from bot.understanding.corrections import tail
from bot.understanding.dates import find
from bot.understanding.text import message

ON = date(2014, 9, 1)
"""The day that DATEPARSER's relative dates are counted from here (any would do)."""


def _rate(right: int, of: int) -> Dict[str, Any]:
    return {"of": of, "right": right, "share": round(right / of, 4) if of else None}


def postcodes(folder: Path) -> Dict[str, Any]:
    """Right: the normal form the set gives, or nothing read where it gives none; valid or not, by the whole text."""
    forms = json.loads((folder / "normalisation.json").read_text(encoding="utf-8"))["tests"]
    checks = json.loads((folder / "validation.json").read_text(encoding="utf-8"))["tests"]
    read = [contact.postcode(each["base"]) for each in forms]
    right = sum((found[2] if found else None) == each["expected"] for found, each in zip(read, forms, strict=True))
    valid = sum((contact.postcode(each["base"]) is not None) == each["expected"] for each in checks)
    return {"normalised": _rate(right, len(forms)), "valid_or_not": _rate(valid, len(checks))}


def phone_numbers(folder: Path) -> Dict[str, Any]:
    """Right: the example number of Great Britain, written with a 0 in front, comes out as +44 and the number."""
    with (folder / "examples.csv").open(encoding="utf-8", newline="") as file:
        rows = [[cell.strip(' "') for cell in row] for row in csv.reader(file, delimiter=";", skipinitialspace=True)]
    numbers = [row[2] for row in rows if row[:1] == ["GB"] and row[1] in ("FIXED_LINE", "MOBILE", "VOIP", "UAN")]
    right = sum([value for _, _, value in contact.phones(f"0{each}")] == [f"+44{each}"] for each in numbers)
    return _rate(right, len(numbers))


def relative_dates(folder: Path) -> Dict[str, Any]:
    """English phrases of days and longer, each whole phrase one date. Right: the day that the set gives."""
    wanted = {"test_relative_past_dates": ("ago", -1), "test_relative_future_dates": ("in_future", 1)}
    right: Dict[str, int] = {}
    of: Dict[str, int] = {}
    missed: List[str] = []
    for line in (folder / "params.jsonl").read_text(encoding="utf-8").splitlines():
        each = json.loads(line)
        if each["test"] not in wanted or not each["ascii"] or not re.match(r"^[a-z0-9 ,]+$", each["text"].lower()):
            continue
        key, sign = wanted[each["test"]]
        span = ast.literal_eval(each["kw"].get(key, "{}"))
        if not span or not set(span) <= {"days", "weeks", "months", "years"} or not _english(each["text"]):
            continue
        months = plus_months(ON, sign * (12 * span.get("years", 0) + span.get("months", 0)))
        meant = plus_days(months, sign * (7 * span.get("weeks", 0) + span.get("days", 0))) if months else None
        found = find(message(each["text"]).plain, ON)
        days = {day for when in found[:1] for day in (*when.past, when.future)}
        of[key] = of.get(key, 0) + 1
        right[key] = right.get(key, 0) + (meant in days)
        if meant not in days:
            missed.append(each["text"])
    return {key: _rate(right[key], of[key]) for key in of} | {"missed": missed}


_ENGLISH = re.compile(
    r"(?:\d+|[a-z]*days?|yesterday|tomorrow|today|weeks?|months?|years?|decades?|ago|in|and|an?|the|from|now|later|one|"
    r"two|three|couple|of|few|last|next|fortnight|ahead|[, ]+)+"
)


def _english(text: str) -> bool:
    return bool(_ENGLISH.fullmatch(text.lower()))


def corrections(folder: Path) -> Dict[str, Any]:
    """Whether a sentence with a person's own correction in it is seen as one, and the same without it is not."""
    seen, false, of = 0, 0, 0
    for name in ("dev.json", "test.json"):
        for each in json.loads((folder / name).read_text(encoding="utf-8")).values():
            of += 1
            seen += tail(message(each["disfluent"])) is not None
            false += tail(message(each["original"])) is not None
    return {"seen": _rate(seen, of), "seen_where_there_is_none": _rate(false, of)}


def doctors(folder: Path) -> Dict[str, Any]:
    """Ages: asked "how old", the one number of the answer. Yes and no: answers that begin with that very word, with
    nothing of the kind in the rest. Turned: read as the other."""
    pairs: List[Dict[str, str]] = json.loads((folder / "qa_pairs.json").read_text(encoding="utf-8"))
    ages, aged, turned, read, polar = 0, 0, 0, 0, 0
    for each in pairs:
        answer = each["answer"].strip()
        if re.search(r"\bhow old (?:are|is)\b(?! your)", each["question"], re.IGNORECASE):
            numbers = re.findall(r"\d+", answer)
            if len(numbers) == 1 and 5 <= int(numbers[0]) <= 110 and not re.search(r"month|week", answer):
                found = age(message(answer), date(2026, 11, 23), True)
                aged, ages = aged + (found is not None and found.value == int(numbers[0])), ages + 1
        first = re.match(r"(yes|no)\b[,.!](?!.*\b(?:yes|no|not|but)\b|.*n't)", answer, re.IGNORECASE | re.DOTALL)
        if first:
            said = polarity.answer(message(answer))
            polar += 1
            read += said is not None and said.yes == (first[1].lower() == "yes")
            turned += said is not None and said.yes != (first[1].lower() == "yes")
    return {"ages": _rate(aged, ages), "yes_no": {**_rate(read, polar), "turned": turned}}


PARTS: Tuple[Tuple[str, Callable[[Path], Dict[str, Any]]], ...] = (
    ("DATEPARSER", relative_dates),
    ("UK_POSTCODE", postcodes),
    ("PHONE_44", phone_numbers),
    ("DISFL_QA", corrections),
    ("MTS_DIALOG", doctors),
    ("OSCE_FAREEZ", doctors),
)


def main() -> int:
    """Measure what is there, print, and return 0 (2 where nothing is there)."""
    parser = argparse.ArgumentParser(description="The readers of facts, on public sets.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the sets' folders")
    data: Path = parser.parse_args().data
    found: Dict[str, Any] = {}
    for name, part in PARTS:
        if (data / name).is_dir():
            found[name] = part(data / name)
        else:
            print(f"{name} is not at {data}: left out", file=sys.stderr)
    print(json.dumps(found, indent=1))
    return 0 if found else 2


if __name__ == "__main__":
    sys.exit(main())
