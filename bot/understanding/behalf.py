"""A message in which somebody else tells of the patient: told again as the patient would tell it.

Once we know that someone types for the patient, "he is 54, bad back, drives a van" is the patient's own age, condition
and job. Only the words of person change; the way back to what was written stays.
"""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional

from bot.understanding.context import RELATIVE
from bot.understanding.reading import Asked, FactRead
from bot.understanding.text import Message, Piece, clauses_of

BEHALF = re.compile(
    r"\b(?:for|on behalf of|helping|doing this for|asking for|filling (?:this|it) in for|it's) my "
    r"(?P<who>mum|mam|dad|wife|husband|partner|son|daughter|brother|sister|friend|mate|"
    r"nan|gran|girlfriend|boyfriend|client|patient|employee)\b"
)
_ASKS_FOR = re.compile(r"\b(?:this is|doing this|asking|filling|on behalf|helping|it's)\b")
_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|myself)\b|\bmy (?!(?:\w+ )?" + RELATIVE + r"\b)")
_THIRD = re.compile(
    rf"\b(?:he|she)(?:'s|'ll|'d|s)?\b|\b(?:my|our) {RELATIVE}(?:'s)? (?:is|has|was|had|works?|needs|wants|can't|got|"
    rf"lost)\b"
)
_FAMILY_FIRST = re.compile(
    r"^(?:and |well |oh |lol )?(?:my|our) (?!(?:boss|manager|gaffer|supervisor|colleague|workmate|co-worker|patient|"
    rf"client|service user|ex|partner)\b){RELATIVE}(?:'s)? (?!(?:and|or) (?:i|me)\b)\w"
)
_OWN = frozenset(
    [
        "conditions",
        "condition_words",
        "condition_detail",
        "condition_since",
        "age",
        "job_title",
        "job_tasks",
        "employment",
        "attendance",
        "absence_started",
        "job_lost_on",
        "operation_on",
        "fit_note",
        "fit_note_ends",
        "struggling_at_work",
    ]
)
"""Facts of a person's own: told of "him" or "her" alone, they are not the patient's."""
_BESIDE_FAMILY = frozenset(("work_difficulties", "access_needs", "safe_contact", "worries", "hardest_part", "language"))
"""What may be told with nobody but a relative in the sentence ("my wife to come with me")."""
_PERSONS = {
    "he": "i", "she": "i", "he'll": "i'll", "she'll": "i'll", "he'd": "i'd", "she'd": "i'd", "his": "my", "her": "my",
    "him": "me", "himself": "myself", "herself": "myself",
}  # fmt: skip
_IS = frozenset(("he's", "she's", "hes", "shes"))
_AFTER_HAS = frozenset(("been", "had", "got", "lost", "worked", "broken", "hurt", "a", "no", "gone"))
_VERBS = {
    "is": "am", "has": "have", "does": "do", "doesn't": "don't", "hasn't": "haven't", "was": "was", "goes": "go",
}  # fmt: skip
_DOES = re.compile(
    r"^(?:work|drive|pick|pack|clean|teach|want|need|live|deliver|lay|fit|cut|look|run|sell|struggle)e?s$"
)


def somebody(said: Message) -> Optional[str]:
    """For whom the message says that it is written ("filling this in for my husband"), or None."""
    found = BEHALF.search(said.plain)
    return found["who"] if found and _ASKS_FOR.search(said.plain[: found.end()]) else None


def about_another(said: Message) -> bool:
    """Whether the message tells of "him" or "her" and never of the one who writes."""
    return bool(_THIRD.search(said.plain)) and not _FIRST.search(said.plain)


def of_family(said: Message) -> bool:
    """Whether the message tells of a relative alone ("my grandad was in the army")."""
    return bool(_FAMILY_FIRST.match(said.plain)) and not _FIRST.search(said.plain)


def patients_own(said: Message, asked: Optional[Asked], facts: Mapping[str, FactRead]) -> Dict[str, FactRead]:
    """The facts without those that are told of somebody else alone."""
    if of_family(said):
        return {name: fact for name, fact in facts.items() if name in _BESIDE_FAMILY}
    if about_another(said):
        wanted = [name for name in (asked.facts if asked else ()) if name != "age"]
        return {name: fact for name, fact in facts.items() if name not in _OWN or name in wanted}
    return dict(facts)


def as_patient(said: Message, who: Optional[str]) -> Message:
    """The message with the patient as "I"; `who` is what the writer calls them ("husband"), where that is known."""
    told = said.pieces
    plain: List[str] = []
    for index, piece in enumerate(told):
        word = said.plain[piece.at : piece.to]
        before = plain[-2] if len(plain) > 1 else ""
        after = said.plain[told[index + 2].at : told[index + 2].to] if index + 2 < len(told) else ""
        plain.append(_first_person(word, before, after, who))
    pieces, at = [], 0
    for piece, word in zip(told, plain, strict=True):
        pieces.append(Piece(at, at + len(word), piece.start, piece.end))
        at += len(word)
    whole = "".join(plain)
    return Message(said.original, whole, tuple(pieces), clauses_of(whole))


def _first_person(word: str, before: str, after: str, who: Optional[str]) -> str:
    if word in _PERSONS:
        return _PERSONS[word]
    if word in _IS:
        return "i've" if after in _AFTER_HAS else "i'm"
    if who and word == "my" and after in (who, f"{who}'s"):
        return ""
    if who and word in (who, f"{who}'s") and before in ("", "my"):
        return "i" if word == who else "my"
    if before in ("i", "and", "also") or before.endswith("i"):
        if word in _VERBS and before == "i":
            return _VERBS[word]
        if _DOES.match(word):
            return word[:-1] if before == "i" else f"i {word[:-1]}"
    return f"i {word[:-1]}" if _DOES.match(word) and before in (",", ".", "") else word
