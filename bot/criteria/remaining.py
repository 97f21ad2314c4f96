"""What is left of a rule once some facts are known: the parts still open, and the facts they hang on.

Two states of a conversation with the same remainder have the same future, which is what makes the search for useful
questions quick.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from bot.criteria.comparisons import Comparison
from bot.criteria.person import DERIVED, Person
from bot.criteria.places import Places
from bot.criteria.rule import Clause, Every, Node, Opposite

Remainder = Hashable
"""True or False where a part is settled, else a nested tuple of the comparisons still open."""

FOLLOWS = {
    "area": ("postcode", "nation"),
    "struggling_at_work": ("attendance", "employment"),
    "attendance": ("employment", "absence_started", "struggling_at_work"),
    "condition_affects_work": ("attendance", "struggling_at_work", "conditions", "condition_words"),
    "conditions": ("condition_detail",),
    "has_condition": ("condition_detail", "condition_affects_work", "work_affects_health"),
    "in_work": ("absence_started", "struggling_at_work"),
}
"""Facts whose answers can settle another fact: what a person's other words may entail (see `person`)."""


def remainder(node: Node, person: Person, places: Places) -> Remainder:
    """What is left of a part for a person. A clause that only flags is kept beside the truth of the rest."""
    if isinstance(node, Comparison):
        answer = node.check(person, places)
        return node if answer is None else answer
    if isinstance(node, Clause):
        body = remainder(node.body, person, places)
        if node.when is not None:
            applies = remainder(node.when, person, places)
            body = True if applies is False else (body if applies is True or body is True else (Clause, applies, body))
        return (Clause, body) if node.flag_only and body is not True else body
    if isinstance(node, Opposite):
        part = remainder(node.part, person, places)
        return (not part) if isinstance(part, bool) else (Opposite, part)
    settling = not isinstance(node, Every)
    left: list[Remainder] = []
    for part in node.parts:
        rest = remainder(part, person, places)
        if rest is settling:
            return settling
        if not isinstance(rest, bool):
            left.append(rest)
    return (settling, *left) if left else not settling


def open_facts(left: Remainder) -> set[str]:
    """The facts that what is left of a rule hangs on, and those that may settle them."""
    names = {fact for test in _open(left) for fact in (test.fact, test.or_words_of) if fact}
    asked = {base for name in names for base in DERIVED.get(name, (name,))}
    return asked | {other for name in names | asked for other in FOLLOWS.get(name, ())}


def _open(left: Remainder) -> Iterator[Comparison]:
    if isinstance(left, Comparison):
        yield left
    elif isinstance(left, tuple):
        for part in left:
            yield from _open(part)
