"""From the `criteria` of a file to a rule, with every mistake found on the way.

Each mistake is collected with its place, and reading goes on, so that one look shows all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Optional

from bot.criteria.comparisons import BOUNDS, OPERATORS, SINCE, UNTIL, Bounds, Comparison
from bot.criteria.kleene import Truth
from bot.criteria.labels import WORK_FACTS
from bot.criteria.person import DERIVED
from bot.criteria.places import Places, plain_name
from bot.criteria.problems import nearest
from bot.criteria.rule import Clause, Every, Node, Opposite, Some, facts_of
from bot.criteria.sms_words import health_word
from bot.criteria.yaml_lines import Path
from bot.understanding.facts import CATALOGUE, Kind

STRUCTURE = ("all", "any", "not")
CLAUSE_KEYS = ("clause", "met", "unmet", "source", "when", "flag_only")
TEST_KEYS = ("fact", *OPERATORS, "unclear", "or_words_of", "unsaid")
FACT_KINDS: dict[str, Kind] = {name: fact.kind for name, fact in CATALOGUE.items()} | dict.fromkeys(
    DERIVED, Kind.YES_NO
)
FITS: dict[Kind, tuple[str, ...]] = {
    Kind.CHOICE: ("is", "any_of", "none_of", "given"),
    Kind.CHOICES: ("any_of", "all_of", "none_of", "given"),
    Kind.YES_NO: ("is", "given"),
    Kind.DATE: (*SINCE, *UNTIL, "given"),
    Kind.NUMBER: ("is", *BOUNDS, "given"),
    Kind.SIZE: (*BOUNDS, "given"),
    Kind.TEXT: ("is", "any_of", "none_of", "mentions", "given"),
}
"""The comparisons that make sense for each kind of fact. Places have two more: `within` and `districts`."""


def unknown_place(name: object, places: Places) -> tuple[str, str]:
    """What is said of a place that is not in the table, and the fix."""
    spelt = nearest(plain_name(name), places.parents)
    fix = f"Check the spelling, or add the place to the area file. {spelt}"
    return f"'{name}' is not a place we know.", fix.rstrip()


class Grammar:
    """Reads one file's rule; `problems` are (path, clause, message, fix)."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.problems: list[tuple[Path, str, str, str]] = []
        self.ids: set[str] = set()

    def read(self, data: Any, path: Path) -> Optional[Node]:
        """The rule at `path`; None where it could not be read."""
        return self._node(data, path, "")

    def _problem(self, path: Path, clause: str, message: str, fix: str) -> None:
        self.problems.append((path, clause, message, fix))

    def _node(self, data: Any, path: Path, clause: str) -> Optional[Node]:
        if not isinstance(data, Mapping):
            fix = "Start it with all:, any:, not: or a clause:, and put spaces before the lines that belong to it."
            self._problem(path, clause, "A part of the rule was expected here.", fix)
            return None
        if "clause" in data:
            return self._clause(data, path, clause)
        return self._body(data, path, clause, ())

    def _body(self, data: Mapping[str, Any], path: Path, clause: str, beside: tuple[str, ...]) -> Optional[Node]:
        used = [key for key in STRUCTURE if key in data]
        allowed = (*used, *beside) if used else (*STRUCTURE, *TEST_KEYS, *beside)
        for key in data:
            if key not in allowed:
                fix = nearest(key, {*allowed, *CLAUSE_KEYS})
                if key in TEST_KEYS:
                    fix = f"Put '{key}' in a part of its own."
                elif key in CLAUSE_KEYS:
                    fix = "It belongs beside a clause: line."
                self._problem((*path, key), clause, f"'{key}' cannot stand here.", fix)
        if len(used) > 1:
            both = "' and '".join(used)
            fix = "Put one of them inside the other."
            self._problem(path, clause, f"'{both}' stand side by side.", fix)
            return None
        if not used:
            return self._comparison(data, path, clause)
        return self._structure(used[0], data[used[0]], (*path, used[0]), clause)

    def _structure(self, kind: str, data: Any, path: Path, clause: str) -> Optional[Node]:
        if kind == "not":
            part = self._node(data, path, clause)
            return None if part is None else Opposite(part)
        if not isinstance(data, list) or not data:
            fix = "Put at least one part under it, each on a line that starts with a dash."
            self._problem(path, clause, f"'{kind}' needs a list of parts.", fix)
            return None
        parts = [self._node(item, (*path, i), clause) for i, item in enumerate(data)]
        whole = tuple(part for part in parts if part is not None)
        return Every(whole) if kind == "all" else Some(whole)

    def _clause(self, data: Mapping[str, Any], path: Path, outer: str) -> Optional[Node]:
        name = str(data["clause"] or "")
        if outer:
            self._problem(path, name, f"Clause '{name}' stands inside clause '{outer}'.", "Take one of the names away.")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            fix = "Use small letters, digits and underscores, like in_work."
            self._problem((*path, "clause"), name, f"'{name}' is not a good name for a clause.", fix)
        elif name in self.ids:
            fix = "Give each clause its own name."
            self._problem((*path, "clause"), name, f"Two clauses are called '{name}'.", fix)
        self.ids.add(name)
        for key, what in (("met", "you have a job"), ("unmet", "you do not have a job"), ("source", "leaflet, page 2")):
            if not isinstance(data.get(key), str) or not str(data[key]).strip():
                fix = f'Add a line like {key}: "{what}".'
                self._problem(path, name, f"'{key}' is missing.", fix)
        if not isinstance(data.get("flag_only", False), bool):
            self._problem((*path, "flag_only"), name, "'flag_only' must be true or false.", "Write flag_only: true.")
        when = self._node(data["when"], (*path, "when"), name) if "when" in data else None
        body = self._body(data, path, name, CLAUSE_KEYS)
        if body is None:
            return None
        return self._named(data, path, name, body, when)

    def _named(self, data: Mapping[str, Any], path: Path, name: str, body: Node, when: Optional[Node]) -> Clause:
        facts = facts_of(body)
        for key in ("met", "unmet"):
            for used in re.findall(r"\{(\w+)\}", str(data.get(key, ""))):
                if used not in FACT_KINDS:
                    fix = nearest(used, FACT_KINDS)
                    self._problem((*path, key), name, f"'{{{used}}}' in '{key}' is not a fact.", fix)
            if all(fact in WORK_FACTS for fact in facts) and (found := health_word(str(data.get(key, "")))):
                message = f"'{key}' may be sent by text message and holds the word '{found}'."
                self._problem((*path, key), name, message, "Say it without that word.")
        return Clause(
            name,
            body,
            str(data.get("met", "")).strip().rstrip("."),
            str(data.get("unmet", "")).strip().rstrip("."),
            str(data.get("source", "")).strip(),
            when,
            data.get("flag_only") is True,
            facts,
            all(fact in WORK_FACTS for fact in facts),
        )

    def _comparison(self, data: Mapping[str, Any], path: Path, clause: str) -> Optional[Comparison]:
        fact = data.get("fact")
        if not isinstance(fact, str) or fact not in FACT_KINDS:
            message = f"'{fact}' is not a fact that we ask about." if fact else "'fact' is missing."
            fix = nearest(fact, FACT_KINDS) if fact else "Say which fact to look at, like fact: employment."
            self._problem((*path, "fact") if fact else path, clause, message, fix)
            return None
        if not clause:
            self._problem(path, clause, "This part has no name and no words.", "Add clause:, met:, unmet: and source:.")
        used = [key for key in OPERATORS if key in data]
        if not used or (len(used) > 1 and any(key not in BOUNDS for key in used)):
            fix = f"Use one of: {', '.join(self._fitting(fact))}."
            self._problem(path, clause, f"'{fact}' needs exactly one comparison.", fix)
            return None
        wrong = [key for key in used if key not in self._fitting(fact)]
        if wrong:
            fix = f"Use one of: {', '.join(self._fitting(fact))}."
            self._problem((*path, wrong[0]), clause, f"'{wrong[0]}' does not go with '{fact}'.", fix)
            return None
        return self._made(fact, used, data, path, clause)

    def _fitting(self, fact: str) -> tuple[str, ...]:
        extra = {"area": ("within",), "gp_practice": ("within",), "postcode": ("districts",)}
        return (*FITS[FACT_KINDS[fact]], *extra.get(fact, ()))

    def _made(
        self, fact: str, used: list[str], data: Mapping[str, Any], path: Path, clause: str
    ) -> Optional[Comparison]:
        operator = used[0]
        unsaid: Truth = {"holds": True, "fails": False}.get(str(data.get("unsaid")))
        if unsaid is None and "unsaid" in data:
            self._problem((*path, "unsaid"), clause, "'unsaid' must be holds or fails.", "Leave it out if in doubt.")
            return None
        if operator in SINCE or operator in UNTIL:
            bounds = self._bounds(data[operator], (*path, operator), clause, fact)
            unit = (SINCE | UNTIL)[operator]
            return Comparison(fact, operator, bounds=bounds, unit=unit) if bounds else None
        if operator in BOUNDS:
            bounds = self._bounds({key: data[key] for key in used}, path, clause, fact)
            return Comparison(fact, operator, bounds=bounds) if bounds else None
        if operator == "given":
            return Comparison(fact, operator)
        values = self._values(fact, operator, data[operator], (*path, operator), clause)
        if values is None:
            return None
        other = str(data.get("or_words_of", ""))
        if other and other not in CATALOGUE:
            self._problem((*path, "or_words_of"), clause, f"'{other}' is not a fact.", nearest(other, CATALOGUE))
        unclear = self._values(fact, operator, data.get("unclear", []), (*path, "unclear"), clause) or ()
        return Comparison(fact, operator, values, unclear=unclear, or_words_of=other, unsaid=unsaid)

    def _bounds(self, data: Any, path: Path, clause: str, fact: str) -> Bounds:
        shape = "Write it like {at_least: 4}, or {less_than: 6}."
        if not isinstance(data, Mapping) or not data:
            self._problem(path, clause, f"The bound of '{fact}' cannot be read.", shape)
            return ()
        bounds = []
        for key, number in data.items():
            if key not in BOUNDS:
                self._problem((*path, key), clause, f"'{key}' is not a kind of bound.", nearest(key, BOUNDS))
            elif isinstance(number, bool) or not isinstance(number, int) or number < 0:
                fix = "Use a whole number, without quotes or words."
                self._problem((*path, key), clause, f"'{number}' is not a whole number.", fix)
            else:
                bounds.append((key, number))
        if self._empty(bounds):
            fix = "Swap the two numbers, or take one away."
            self._problem(path, clause, f"No number can be within both bounds of '{fact}'.", fix)
        return tuple(bounds)

    @staticmethod
    def _empty(bounds: list[tuple[str, int]]) -> bool:
        low = max((n + (key == "more_than") for key, n in bounds if key in ("at_least", "more_than")), default=0)
        high = min((n - (key == "less_than") for key, n in bounds if key in ("at_most", "less_than")), default=low)
        return low > high

    def _values(self, fact: str, operator: str, data: Any, path: Path, clause: str) -> Optional[tuple[Any, ...]]:
        items = data if isinstance(data, list) else [data]
        if not items and path[-1] != "unclear":
            self._problem(path, clause, f"The list after '{operator}' is empty.", "Add at least one value.")
            return None
        if operator != "is" and not isinstance(data, list):
            fix = f"Put it in square brackets, like {path[-1]}: [{data}]."
            self._problem(path, clause, f"'{path[-1]}' needs a list.", fix)
            return None
        read = [self._value(fact, operator, item, path, clause) for item in items]
        return None if any(item is None for item in read) else tuple(read)

    def _value(self, fact: str, operator: str, item: Any, path: Path, clause: str) -> Any:
        kind = FACT_KINDS[fact]
        allowed = CATALOGUE[fact].values if fact in CATALOGUE else ()
        if kind is Kind.YES_NO and not isinstance(item, bool):
            self._problem(path, clause, f"'{item}' is neither true nor false.", "Write is: true or is: false.")
        elif allowed and item not in allowed:
            self._problem(path, clause, f"'{item}' is not an answer to '{fact}'.", nearest(item, allowed))
        elif kind is Kind.NUMBER and (isinstance(item, bool) or not isinstance(item, int)):
            self._problem(path, clause, f"'{item}' is not a whole number.", "Use a whole number, without quotes.")
        elif operator == "within" and not self.places.knows(plain_name(item)):
            self._problem(path, clause, *unknown_place(item, self.places))
        elif operator == "within":
            return plain_name(item)
        elif operator == "mentions":
            return re.sub(r"[^a-z0-9]+", " ", str(item).lower()).strip()
        elif operator == "districts":
            return str(item).strip().upper()
        else:
            return item
        return None


__all__ = ["CLAUSE_KEYS", "FACT_KINDS", "FITS", "STRUCTURE", "TEST_KEYS", "Grammar"]
