"""What an alarm is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["crisis", "emergency", "harm", "safeguarding"]

KINDS: tuple[Kind, ...] = ("emergency", "crisis", "safeguarding", "harm")
"""The kinds, the one that is answered first when a message raises several at the front."""


@dataclass(frozen=True)
class Alarm:
    """A message that must be answered before everything else, and told to people.

    `kind`: `crisis` (suicide, self-harm), `emergency` (life at risk from the body, now), `harm` (the writer may hurt
    another), `safeguarding` (someone is hurt or frightened by another, or a child is at risk).
    `words` is the span of the patient's own text that raised it, exactly as written.
    """

    kind: Kind
    words: str
