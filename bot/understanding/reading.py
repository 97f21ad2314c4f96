"""What goes into reading a patient's message, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple

from bot.understanding.facts import Value


@dataclass(frozen=True)
class Candidate:
    """A span that the assistant's pipeline marked: where, what kind of thing, and its plain value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Option:
    """One choice of a question: its number, how the patient reads it, and the facts it stands for."""

    key: str
    label: str
    facts: Mapping[str, Value] = field(default_factory=dict)
    sms: str = ""
    also: Tuple[str, ...] = ()
    act: Optional[str] = None

    @property
    def short(self) -> str:
        """The words used in a text message (the label where no shorter ones are given)."""
        return self.sms or self.label


@dataclass(frozen=True)
class Asked:
    """The open question, as far as reading its answer needs it.

    `facts` are the facts it fills, the main one first. `options` are the choices offered, if any; `many`
    allows several. `takes_text` names the fact that keeps the whole answer in the patient's own words.
    `numeric` marks a question whose answer is itself a number, so that "2" is never a choice.
    """

    name: str
    facts: Tuple[str, ...] = ()
    options: Tuple[Option, ...] = ()
    many: bool = False
    takes_text: Optional[str] = None
    numeric: bool = False


@dataclass(frozen=True)
class FactRead:
    """One fact read from a message: its value, the words it came from, and how sure the reading is.

    `about` marks a date the patient gave roughly ("about three weeks ago").
    """

    value: Value
    words: str
    about: bool = False


@dataclass(frozen=True)
class Doubt:
    """Two possible readings of the same words, to be asked about, never guessed.

    `question` is the name of the response that asks; each option carries the facts of one reading.
    `shown` fills the placeholders of that response.
    """

    question: str
    options: Tuple[Option, ...]
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """Everything understood from one message.

    `facts` are firm. `chosen` are the options picked, in order. `act` is what the patient is doing besides
    answering: `affirm`, `deny`, `dont_know`, `rather_not_say`, `go_back`, `person`, `start_again`, `leave`,
    `repeat`, `why`, `correct` (a change to an earlier answer), or None. `doubt` is set where the words can be
    read two ways.
    """

    facts: Dict[str, FactRead] = field(default_factory=dict)
    chosen: Tuple[Option, ...] = ()
    act: Optional[str] = None
    doubt: Optional[Doubt] = None

    def values(self) -> Dict[str, Any]:
        """The facts without their provenance."""
        return {name: read.value for name, read in self.facts.items()}

    def choice(self, **means: str) -> Optional[str]:
        """What the first picked option does; where none was picked, what the act means here (`affirm="book"`)."""
        return self.chosen[0].act if self.chosen else means.get(self.act or "")
