"""Work that can put somebody in danger where health gets in the way: shown to the adviser, never to the patient.

Sources: DVLA "Assessing fitness to drive" (group 2 vehicles); HSE guidance on work at height, lifting equipment,
machinery, electricity and confined spaces. It only tells an adviser to ask; it decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "driving",
        r"driv(?:e|es|er|ers|ing)|hgv|lgv|psv|lorr(?:y|ies)|trucker|courier|cabbie|taxis?|minicab|chauffeur"
        r"|bus(?:es)?|coach(?:es)?|delivery|deliveries|ambulance|paramedic",
    ),
    (
        "rail, air or sea",
        r"train driver|signaller|trackside|railway|pilot|cabin crew|air traffic|seafarer|deckhand|trawler",
    ),
    ("heights", r"roof(?:er|ers|ing|s)?|scaffold\w*|ladders?|steeplejack|heights?|tree surgeon|window cleaner|rigger"),
    (
        "machines or lifting gear",
        r"fork ?lift\w*|flt|cranes?|banksman|digger|excavator|telehandler|machin(?:e|es|ery|ist)|press operator"
        r"|chain ?saw|power tools|lathe|cnc",
    ),
    ("electricity or gas", r"electrician|high voltage|linesman|gas (?:engineer|fitter)|overhead lines?"),
    ("confined spaces or diving", r"confined spaces?|sewers?|diver|diving|tunnel\w*|offshore|oil rig|mine[rs]?|mining"),
    (
        "weapons, custody or rescue",
        r"firearms?|armed officer|prison officer|soldier|army|police officer|firefighter|fire fighter",
    ),
)
_FOUND = tuple((kind, re.compile(rf"(?<![\w'])(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in _KINDS)
_NOT = re.compile(
    r"\b(?:don'?t|do not|can'?t|never|no longer) (?:have to )?(?:driv\w+|use|go up)\b[^.,;]*", re.IGNORECASE
)

LOOKED_AT = ("job_title", "job_tasks", "sector")


def safety_critical(facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The kinds of dangerous work that a job's words name, each with the fact it was read from; empty where none is."""
    found: dict[str, str] = {}
    for name in LOOKED_AT:
        words = facts.get(name)
        if not isinstance(words, str):
            continue
        words = _NOT.sub(" ", words)
        for kind, pattern in _FOUND:
            if pattern.search(words):
                found.setdefault(kind, name)
    return tuple(found.items())
