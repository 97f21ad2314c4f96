"""What a patient is doing besides answering: going back, asking for a person, starting again, asking why."""

from __future__ import annotations

import re
from typing import List, Optional, Pattern, Tuple

from bot.understanding.reading import Asked
from bot.understanding.text import Message

OVERLOOKED = (
    r"\b(?:boss|manager|work|employer|husband|wife|partner|mum|mam|dad|ex|boyfriend|girlfriend|family|kids|son|"
    r"daughter|he|"
    r"she|they|people|someone|others?|everyone)(?: \w+)? (?:reads?|sees?|checks?|looks? (?:at|through)|goes through|"
    r"uses?|has|have|got|shares?|monitors?) (?:all )?(?:my|this|the) (?:phone|mobile|texts?|messages)\b|"
    r"\b(?:work|works|company|shared|boss's|bosses|not my|my (?:husband|wife|mum|dad|partner|son|"
    r"daughter)'s) (?:own )?"
    r"(?:phone|mobile)\b(?! call| work| job| shop)"
)
"""Somebody else sees this phone: what is private is better said in a call."""

_ACTS: List[Tuple[str, Pattern[str]]] = [
    (
        "start_again",
        re.compile(
            r"(?<!meant to )(?<!due to )(?<!supposed to )(?<!tried to )(?<!should )\b(?:start (?:(?:again|over)"
            r"(?! (?:back |work )?(?:(?:on|in|from|at|with) )?(?:the )?(?:\d|[a-z]+day|january|february|march|april|"
            r"may|june|july|"
            r"august|[a-z]+ber|next|work|my job))|"
            r"from scratch|afresh|from the (?:beginning|start))|(?<!i )begin again(?! (?:on )?(?:the )?\d)|"
            r"from the top|restart|reset|start all over(?: again)?|wipe (?:it|everything))\b"
        ),
    ),
    (
        "person",
        re.compile(
            r"\b(?:(?:speak|talk|chat|spk|get through|put me through|connect me) (?:to|with) (?:a |an |"
            r"some ?one|somebody|another |the |your )?(?:real |actual |human|person|adviser|advisor|someone|"
            r"somebody|member of staff|team|human being|staff|one of you)"
            r"|(?:real|actual|proper) (?:person|human)|(?:want|need|get me|like|prefer) (?:a |"
            r"to speak to a )?(?:human|person|human being)\b|(?:can|could|will|would) (?:you|someone|somebody|"
            r"one of you|a person) (?:please )?(?:call|ring|phone|fone) me|"
            r"^(?:please )?(?:call|ring|phone) me(?: (?:please|back|instead))*\W*$|(?:give|gie|gis) (?:me|"
            r"us) a (?:call|ring|bell)|i (?:want|need) to (?:speak|talk) to (?:someone|somebody|a person|"
            r"a human)|operator|human please|^person\W*$|^human\W*$|^agent\W*$)"
        ),
    ),
    ("person", re.compile(OVERLOOKED)),
    (
        "go_back",
        re.compile(
            r"^(?:please |can (?:i|we) |could (?:i|we) |i (?:want|need) to |let me |(?:wait|oops|sorry|hang on|"
            r"hold on|actually|no),? )*(?:go|"
            r"take me|step|move) back(?: (?:one|a step|1|a question|one question|please|to the (?:last|"
            r"previous) (?:one|question)|to the (?:one|question) before|a bit))*(?: please| pls)?\W*$|"
            r"\b(?:previous question|the last question again|last question please|go back (?:one|a step|"
            r"a question|to the (?:last|previous))|undo|wrong button|pressed (?:the )?wrong|hit (?:the )?wrong|"
            r"back to (?:the )?(?:question before|last question|previous question)|"
            r"change my (?:last )?answer|go to the (?:last|previous) question)\b"
        ),
    ),
    (
        "repeat",
        re.compile(
            r"\b(?:(?:say|ask) (?:that|it) again|repeat (?:that|it|the question|please|yourself)|"
            r"what was (?:that|the question)(?: again)?|come again|pardon|(?:don't|didn't|do not|"
            r"dinnae) (?:understand|follow|catch|get(?= *(?:$|[.!?,]|it\b|that\b|this\b|the question|what|you\b|your)))"
            r"(?: (?:the|that|your|what you))?(?: (?:question|mean|that))?|"
            r"what do you mean|what does that mean|can you (?:rephrase|repeat|explain)|say again|eh\?|"
            r"sorry what|(?<!tell )(?<!telling )you what)\b"
        ),
    ),
    (
        "why",
        re.compile(
            r"^why\W*$|\bwhy (?:do|does|are|would|you|is|did|should)\b.{0,40}\b(?:ask|asking|need|know|want|"
            r"matter|relevant|tell)|what(?:'s| is| has) (?:it|that|this|(?:my|me|the) \w+) (?:got to do|for\b)|"
            r"how(?:'s| is) (?:that|"
            r"this) relevant|what do you need (?:that|this|it) for|why's that|why do you ask|what for\?"
        ),
    ),
    (
        "leave",
        re.compile(
            r"^(?:please )?(?:i (?:want to|wanna|would like to|need to) |i'd like to |can (?:i|we) |let's |"
            r"i'm )?(?:stop|quit|exit|leave|end (?:this|the chat|chat)|cancel(?: (?:this|it all))?|forget it|"
            r"never mind|leave it|not now|go away|stopping|leaving|done with this)(?: (?:here|now|please|this|"
            r"it|there|for now|chat|thanks|then|the chat))*\W*$|"
            r"\b(?:(?:don't|do not) want to (?:do this|carry on|go on|continue)|stop (?:this|asking|the chat)|"
            r"i'm not (?:ready|doing this)|changed my mind about this|come back (?:to (?:this|it)|later)|"
            r"do (?:this|it) later|maybe later|another time)\b"
        ),
    ),
]

_PART_TOLD = r"(?:bit|part|thing|stuff|line|sentence|what i (?:said|wrote|told|put|typed))"
LEAVE_OUT = re.compile(
    rf"\b(?:leave|take|cut|keep|miss) (?:out )?(?:the |my |that )?{_PART_TOLD}\b|\bleave out (?:the|my|what)\b|"
    rf"\b(?:remove|delete|wipe|scrub) (?:the |that |my )?{_PART_TOLD}\b|"
    rf"\b(?:don't|do not) (?:show|tell|send|put|pass on|share|include|mention)\b[\w ]{{0,16}}\b{_PART_TOLD}\b|"
    rf"\b{_PART_TOLD}\b[^.?]*\b(?:rather|prefer|don't want|sooner) (?:they|them|he|she|people|nobody)\b[\w' ]{{0,12}}"
    r"\b(?:see|know|read|seeing|reading)\b"
)
"""A wish that something told before be left out. What it speaks of is told by that for nobody to keep."""

YES_BUT = re.compile(
    r"\bbut\b[^.?]*\b(?:wrong|incorrect|mistake|spelt|not (?:quite )?right|isn't (?:quite )?right|needs? (?:changing|"
    r"to change)|"
    r"change (?:the|my))\b"
)
"""What is put right in the breath in which the rest is agreed to ("looks right but my age is wrong")."""

_INTENT_ACTS = {
    "go_back_one": "go_back",
    "start_over": "start_again",
    "repeat_question": "repeat",
    "why_ask": "why",
    "leave": "leave",
    "pause": "leave",
    "want_person": "person",
    "dont_know": "dont_know",
    "rather_not_say": "rather_not_say",
    "affirm": "affirm",
    "deny": "deny",
    "correct": "correct",
}


def act(message: Message) -> Optional[str]:
    """The act that the words themselves show, or None."""
    text = message.plain.strip()
    for name, pattern in _ACTS:
        if pattern.search(text):
            return name
    return None


def act_of_intent(intent: Optional[str]) -> Optional[str]:
    """The act that an intent of the assistant stands for, or None."""
    return _INTENT_ACTS.get(intent or "")


def believed(said: Message, intent: Optional[str]) -> Optional[str]:
    """The act of a confident intent; never a yes or a no, which the words alone decide."""
    found = act_of_intent(intent)
    return None if found in ("affirm", "deny") or re.match(r"^[\W_]*\d[\d\W_]*$", said.original) else found


def text_key(said: Message, asked: Optional[Asked]) -> Optional[str]:
    """The text keys: 0 is a person, 9 goes back, unless the answer is itself a number or the choice has that key."""
    figure = said.plain.strip(" .!)(")
    if figure not in ("0", "9") or (asked and (asked.numeric or any(option.key == figure for option in asked.options))):
        return None
    if asked and asked.facts and asked.facts[0] in ("age", "absence_spells_12m", "employer_size"):
        return None if not asked.options else {"0": "person", "9": "go_back"}[figure]
    return {"0": "person", "9": "go_back"}[figure]
