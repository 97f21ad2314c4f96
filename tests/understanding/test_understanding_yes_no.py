"""Yes and no, never the wrong way round; "I don't know" and "rather not say" are neither."""

from __future__ import annotations

from datetime import date
from typing import List

import pytest

from bot.understanding import read
from bot.understanding.polarity import answer, dont_know, rather_not_say
from bot.understanding.reading import Asked
from bot.understanding.text import message

YES = """
yeah, no problem|yeah no worries|ok no bother|
no worries that's fine|aye|course|defo|yes but not my employer|yep|yh sure|ok|fine by me|that's fine|i do|
why not|go on then|i think so|yes please|Yes, no problem|of course|I have|it does|ye thats fine|sure thing|100%|
absolutely|yes we have one|definitely|no problem|yeah i served 5 years|I wouldn't say no|yes not a problem|yes|
YES|Y|yess|yeh|yup|oh yes|erm yes|well yes|yes i am|yes it is|yes they do|yeah course|too right|you bet|
aye go on|aye that's grand|affirmative|correct|that's right|i am|they do|please do|sounds good|okay|alright|
no bother|no probs|of course I can|certainly|indeed|I believe so|i suppose so|I guess so|sure no worries|
happy to|yes, that's ok|yeah why not|yes always|Yes I did|yeah deffo|ofc|obvs|si|tak
"""
NO = """
yeah no|not really|can't say I have|nah|nope|no|nope not really|no thanks|not yet|i dont|never|
no i dont think so|I don't think so|naw|nae|no chance|I'm afraid not|not that I know of|i havent|definitely not|
of course not|no way|not at all|yeah nah|no not at the moment|no sorry|well no|no we dont have one|
no I've never served|not me|none|no, nothing like that|NO|N|nooo|oh no|erm no|no i'm not|no it isn't|they don't|
it doesn't|i am not|absolutely not|certainly not|no thank you|not to my knowledge|not as far as i know|hardly|
never have|i wish|no never|neither|nobody|not for me|can't say it does|i didn't|we haven't|nope never|
no not yet|nay|no, none|not any more|no I haven't
"""
NEITHER = """
not sure|dunno|no idea|maybe|yes and no|2|1|i can't remember|I'd rather not say|knee|no yes|off 3 weeks|
don't know|sort of|idk|it depends|prefer not to say|that's private|who knows|yes no|0|12|3 weeks|my back|
perhaps|not certain|haven't a clue|?|couldn't say|none of your business|skip|pass
"""


def rows(table: str) -> List[str]:
    """The answers of a table, parted by bars."""
    return table.strip().replace("\n", "").split("|")


def _sign(text: str) -> str:
    said = message(text)
    if dont_know(said) or rather_not_say(said):
        return "neither"
    found = answer(said)
    return "neither" if found is None else "yes" if found.yes else "no"


@pytest.mark.parametrize("text", rows(YES))
def test_a_yes_is_a_yes(text: str) -> None:
    assert _sign(text) == "yes"
    assert read(text, asked=Asked("veteran", ("veteran",)), on=date(2026, 11, 22)).values()["veteran"] is True


@pytest.mark.parametrize("text", rows(NO))
def test_a_no_is_a_no(text: str) -> None:
    assert _sign(text) == "no"
    assert read(text, asked=Asked("veteran", ("veteran",)), on=date(2026, 11, 22)).values()["veteran"] is False


@pytest.mark.parametrize("text", rows(NEITHER))
def test_what_is_neither_is_neither(text: str) -> None:
    assert _sign(text) == "neither"
    value = read(text, asked=Asked("veteran", ("veteran",)), on=date(2026, 11, 22)).values().get("veteran")
    assert value in (None, "unknown", "rather_not_say")
