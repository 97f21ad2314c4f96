"""What lies behind the patient: a condition told of the past with the word that it is over."""

from __future__ import annotations

import re

from bot.understanding.text import Message

_WAS = re.compile(
    r"\b(?:was|were|had|used to|suffered|last (?:year|month|winter|summer|spring|autumn|time)|ago|years? (?:before|"
    r"back))\b"
)
_IS_OVER = re.compile(
    r"(?<!not )(?<!n't )(?<!never )\b(?:(?:all|now|been|is|it's|that's|was|fully|totally|completely|got|get|are|"
    r"they're) )*"
    r"(?:sorted|finished|cleared(?: up)?|all clear|the all clear|better now|gone now|healed|cured|over now|"
    r"over and done|in remission|put right|mended|behind me|all better|gone away)\b"
    r"(?! (?:with|by|on|thanks|as long|when|if|for now|only|until|work|one|some|most|half|my|the|a|an|up at|at|in)\b)"
)
_NOT_OVER = re.compile(
    r"\b(?:not|isn't|never|hasn't|haven't|until|till|when|once|if|want|need|would|should|told|supposed|hop\w+|"
    r"worse|get (?:it|this|my)|nearly|almost)\b"
)


def finished(said: Message, at: int) -> bool:
    """Whether the clause at `at` tells of the past and it, or the clause after it, says that this is over.

    So "my back was bad last year but that's all sorted", and not "my knee was bad last year and it's not sorted".
    """
    clause = said.clause_at(at)
    following = [later for later in said.clauses if later.at >= clause.to][:1]
    if not _WAS.search(clause.text):
        return False
    return any(_says_over(each.text) for each in (clause, *following))


def _says_over(text: str) -> bool:
    """Whether a clause says that something is over, and nothing in it takes that back."""
    over = _IS_OVER.search(text)
    return bool(over) and not _NOT_OVER.search(text[: over.end()] if over else "")


_LASTS = re.compile(
    r"\b(?:still|never|not|isn't|hasn't|ain't) (?:\w+ ){0,2}(?:sorted|better|right|healed|gone|fixed|cleared|"
    r"over|settled|(?:come|came|been) (?:back|right)|recovered|returned?|the same)\b|(?:not|"
    r"never) (?:\w+ )?right since\b|"
    r"\b(?:side|arm|leg|hand|speech|memory|sight)(?:'s| is| are)? (?:still )?(?:weak|gone|numb|poor|bad|affected)\b|"
    r"\bstill (?:hurts?|there|bad|sore|got it|have it|have to)\b|\b(?:got|getting|gets|it's|now) worse\b"
)


def lasting(said: Message, at: int) -> bool:
    """Whether the clause after says that it is not over ("had a bad back last year, still not right")."""
    clause = said.clause_at(at)
    following = [later for later in said.clauses if later.at >= clause.to][:1]
    return any(_LASTS.search(each.text) for each in following)
