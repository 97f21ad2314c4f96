"""What a rule is made of: comparisons, `all`, `any`, `not`, and clauses with an id, words and a source.

A clause is the smallest part that is explained to a person. Clauses do not stand inside clauses. A clause with
`when` counts only where that condition holds. A clause marked `flag_only` never refuses anyone: where the rule holds
and it does not, a person looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Optional, Union

from bot.criteria.comparisons import Comparison
from bot.criteria.kleene import Truth, conjunction, disjunction, implication, negation
from bot.criteria.person import Person
from bot.criteria.places import Places


@dataclass(frozen=True)
class Every:
    """`all`: holds where every part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Some:
    """`any`: holds where at least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Opposite:
    """`not`: holds where its part does not."""

    part: Node


@dataclass(frozen=True)
class Clause:
    """A part with a name. `met` and `unmet` complete the sentence "you told us ..."; `source` says where it stands."""

    id: str
    body: Node
    met: str
    unmet: str
    source: str
    when: Optional[Node] = None
    flag_only: bool = False
    facts: tuple[str, ...] = field(default=())
    about_work: bool = False


Node = Union[Comparison, Every, Some, Opposite, Clause]


def judge(
    node: Node, person: Person, places: Places, seen: dict[str, Truth], every: Optional[dict[int, Truth]] = None
) -> Truth:
    """Whether a part holds. Each clause's own answer is put into `seen`; a flag never makes the whole false.

    A clause whose `when` does not hold counts as holding, and is left out of `seen`. Where `every` is given, what each
    part comes to is put there under the part's `id()`.
    """
    holds: Truth
    if isinstance(node, Comparison):
        holds = node.check(person, places)
    elif isinstance(node, Clause):
        holds = _judge_clause(node, person, places, seen, every)
    elif isinstance(node, Every):
        holds = conjunction([judge(part, person, places, seen, every) for part in node.parts])
    elif isinstance(node, Some):
        holds = disjunction([judge(part, person, places, seen, every) for part in node.parts])
    else:
        holds = negation(judge(node.part, person, places, seen, every))
    if every is not None:
        every[id(node)] = holds
    return holds


def _judge_clause(
    clause: Clause, person: Person, places: Places, seen: dict[str, Truth], every: Optional[dict[int, Truth]]
) -> Truth:
    holds = judge(clause.body, person, places, seen, every)
    if clause.when is not None:
        applies = judge(clause.when, person, places, seen, every)
        if applies is False:
            return True
        holds = implication(applies, holds)
    seen[clause.id] = holds
    return True if clause.flag_only else holds


def undoubted(node: Node, seen: Mapping[str, Truth], silent: Truth) -> Truth:
    """Whether a rule holds with every flag taken at its word, and `silent` for a flag that is not known.

    A flag in a part of `any` counts only where no other part holds without it.
    """
    if isinstance(node, Clause):
        answer = seen.get(node.id, True)
        return silent if node.flag_only and answer is None else answer
    answers = [undoubted(part, seen, silent) for part in parts(node)]
    if isinstance(node, Opposite):
        return negation(answers[0])
    return disjunction(answers) if isinstance(node, Some) else conjunction(answers)


def parts(node: Node) -> tuple[Node, ...]:
    """The parts directly inside a part (a clause's condition, then its body)."""
    if isinstance(node, Every | Some):
        return node.parts
    if isinstance(node, Opposite):
        return (node.part,)
    if isinstance(node, Clause):
        return (node.when, node.body) if node.when is not None else (node.body,)
    return ()


def walk(node: Node) -> Iterator[Node]:
    """The part itself and every part inside it, in the order of the file."""
    yield node
    for part in parts(node):
        yield from walk(part)


def clauses(node: Node) -> tuple[Clause, ...]:
    """The clauses of a rule, in the order of the file."""
    return tuple(part for part in walk(node) if isinstance(part, Clause))


def comparisons(node: Node) -> tuple[Comparison, ...]:
    """The comparisons of a rule, in the order of the file."""
    return tuple(part for part in walk(node) if isinstance(part, Comparison))


def facts_of(node: Node) -> tuple[str, ...]:
    """The facts a rule uses, each once, in the order of the file."""
    return tuple(dict.fromkeys(test.fact for test in comparisons(node)))
