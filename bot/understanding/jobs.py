"""The job's title, its tasks and its sector, in the patient's words; ordinary words are never stored as a job."""

from __future__ import annotations

import re
from typing import Dict, List, Match, Optional, Tuple

from bot.understanding.conditions import marked
from bot.understanding.context import somebody_elses
from bot.understanding.gazetteer.occupations import HEADS, NARROWING, NOT_A_JOB, TITLES, WHOLE
from bot.understanding.gazetteer.phrases import Gazetteer
from bot.understanding.job_places import placed, sector_of
from bot.understanding.job_tasks import tasks_of
from bot.understanding.job_words import CARERS, CLAIM, NO_JOB_ANSWER, ORDINARY, OTHERS, SHAPE, STOPS, TASK, VERBS
from bot.understanding.reading import FactRead
from bot.understanding.text import Message

Span = Tuple[int, int, str]
_BARE_CLAIM = re.compile(r"\b(?:i'm|i am) (?P<title>(?!a |an |the |my |now )[a-z]+(?: [a-z]+){0,2})")
"""A title with no article before it, as people write for whom English is a second language ("I am receptionist")."""

_NO_TITLES = frozenset(
    f"{how} {who}"
    for how in ("agency", "bank", "temp", "casual", "full time", "part time")
    for who in ("worker", "staff")
)
"""What says how somebody is employed, not as what."""

_AS_ONE = re.compile(r"\b(fork|brick|plaster|dress|hair) (lift|layer|er|maker|dresser)\b")
"""A title that is one word, told as two ("fork lift driver")."""
_OF_A_THING = re.compile(
    r"\b(?P<who>driver|operator|teacher|manager|fitter|cleaner|assistant) of (?:a |an |the "
    r")?(?P<what>[a-z]+?)(?:(?<!s)s)?\b"
)


def _of_a_thing(said: Message) -> Optional[Span]:
    """ "I am driver of bus": the thing first, as the title has it."""
    match = _OF_A_THING.search(said.plain)
    if not match or not re.search(
        r"\b(?:i'm|i am|am|work as|(?:job|work|profession) is)(?: an?| the)? $", said.plain[: match.start()]
    ):
        return None
    return (match.start(), match.end(), f"{match['what']} {match['who']}")


_A_VERB = re.compile(r"(?:need|want|wait|look|ask|hav|us|see|try|hop|think|feel|call|writ)ing")
_PLACED_UNDER = frozenset(("under", "over", "between", "near", "within", "behind", "past"))
"""Words that begin no title ("I'm under a consultant")."""

_CALLED = frozenset(("lad", "man", "woman", "lady", "mate", "hand"))
_I_AM_THE = re.compile(r"(?:i'm|i am) (?:now )?the ")
_I_AM = re.compile(r"(?:(?:well|um|hi|hello|so)[, ]+)?(?:i'm|i am|am|i work) ")
_WAS_ONE = re.compile(r"(?:was|been|i was|used to be|i've been)\b")
_ENDS = re.compile(r"\s*(?:$|[.,;!]|(?:in|at|for|so|and|but|by|on|with)\b)")
_THE_ONE = re.compile(r" (?:one|job)\b|(?:'s| is) (?:the|my) (?:\w+ )?(?:hard|heavy|main|worst|other|bad|tough)\w*")
"""After one of two jobs, the one that matters ("it's the school cook one that's hard")."""
_LOOKED_ON_AT = re.compile(r" (?:been|coming|come|gone|going|here|late|off|done|just|not|a|the|always|never)\b")
"""After "the window cleaner's": somebody who is looked on at, and no job of the patient's."""
_SUBJECTS = (
    r"maths|english|science|music|history|geography|french|spanish|german|art|drama|pe|biology|chemistry|physics|"
    r"primary|"
    r"secondary|reception|year \d+|driving|dance|yoga|swimming|piano|guitar"
)
"""What a teacher or an instructor teaches, said before the title."""

_WHOLE: Gazetteer[str] = Gazetteer([(phrase, phrase) for phrase in WHOLE])
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d+")
_TITLE_WORDS = TITLES | HEADS | NARROWING


def read(said: Message, asked: bool, sector_asked: bool = False) -> Dict[str, FactRead]:
    """Job title, tasks and sector named in the message; `asked` says that the job was what was asked."""
    facts: Dict[str, FactRead] = {}
    title = _of_a_thing(said) or _claimed(said) or _named(said, asked) or _doing(said) or placed(said, asked)
    if title is None and asked:
        title = _short_answer(said)
    if title:
        at, to, name = title
        facts["job_title"] = FactRead(_AS_ONE.sub(r"\1\2", name), said.words(at, to))
    sector = sector_of(said, bool(title) or sector_asked, sector_asked)
    if sector:
        facts["sector"] = sector
    if asked:
        tasks = tasks_of(said, title)
        if tasks:
            facts["job_tasks"] = tasks
    elif title:
        clause = said.clause_at(title[0])
        after = said.plain[title[1] : clause.to]
        task = TASK.search(after)
        if task:
            words = said.words(title[1] + task.start(), clause.to)
            facts["job_tasks"] = FactRead(words, words)
    return facts


def claimed(said: Message) -> bool:
    """Whether the patient says that a job is theirs ("I'm a nurse", "I work as a cook"), beyond naming one."""
    return bool(_claimed(said)) or bool(re.search(r"\b(?:my job|i work|i am an?|i'm an?)\b", said.plain))


def does(said: Message) -> bool:
    """Whether the patient tells a job by what is done in it ("I fit boilers")."""
    return _doing(said) is not None


def find(plain: str) -> List[Span]:
    """Every job title in plain text that stands on its own feet, as (start, end, title)."""
    found: List[Span] = [
        (hit.at, hit.to, plain[hit.at : hit.to]) for hit in _WHOLE.find(plain) if hit.meaning not in ("ta", "kp")
    ]
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]
    for index, (word, at, to) in enumerate(tokens):
        bare = _singular(word)
        if any(a < to and at < b for a, b, _ in found):
            continue
        narrow = index
        while (
            narrow
            and index - narrow < 3
            and tokens[narrow - 1][0] in NARROWING
            and plain[tokens[narrow - 1][2] : tokens[narrow][1]] in (" ", "-")
        ):
            narrow -= 1
        if bare in _CALLED and plain[tokens[narrow][1] : at].strip(" -") in ("it", "", "night", "day"):
            continue  # "stick at it lad" is said to us
        if bare in TITLES or (bare in HEADS and narrow < index):
            found.append((tokens[narrow][1], to, plain[tokens[narrow][1] : to]))
    return sorted(found)


def _singular(word: str) -> str:
    if word in _TITLE_WORDS:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in _TITLE_WORDS else word


def _left_behind(said: Message, claim: Match[str]) -> bool:
    """Whether a job is told as the one before another ("I was a nurse but now I'm in admin", "used to be a chef")."""
    if not _WAS_ONE.match(claim.group()):
        return False
    at = claim.start()
    others = [hit for hit in find(said.plain) if hit[1] <= at] if claim.group().startswith("used") else []
    return bool(others) or bool(
        re.search(r"\bnow (?:i'm|i am|i|an?)\b|\bbut (?:i'm|i am) now\b", said.plain[claim.start("title") :])
    )


def _claimed(said: Message) -> Optional[Span]:
    """ "I'm a bus driver", "I work as a carer": any words that end in a title, or a title's words alone."""
    for match in (*CLAIM.finditer(said.plain), *_BARE_CLAIM.finditer(said.plain)):
        at = match.start("title")
        if (somebody_elses(said, at) and not _I_AM_THE.match(match.group())) or _left_behind(said, match):
            continue
        words: List[Tuple[str, int, int]] = []
        for token in _WORD.finditer(match["title"]):
            if (
                (not words and token.group() in _PLACED_UNDER)
                or token.group() in STOPS
                or (words and match["title"][words[-1][2] : token.start()] not in (" ", "-", "/"))
            ):
                break
            words.append((token.group(), token.start(), token.end()))
        if words and _A_VERB.fullmatch(words[0][0]) and words[0][0] not in _TITLE_WORDS:
            continue  # "I am needing Urdu interpreter"
        if words and words[0][0] in ("not", "no", "never"):
            continue  # "I am not chef, I am kitchen porter"
        for last in range(min(len(words), 5), 0, -1):
            bare = _singular(words[last - 1][0])
            if (
                (bare in TITLES or (bare in HEADS and last > 1))
                and words[0][0] not in NOT_A_JOB
                and not {"hard", "bad", "good", "fast"} & {word for word, _, _ in words[: last - 1]}
            ):
                if bare in {
                    "guard",
                    "man",
                    "woman",
                    "lady",
                    "hand",
                    "support",
                    "staff",
                    "member",
                    "head",
                    "partner",
                    "help",
                    "mate",
                    "patient",
                } and not any(word in NARROWING for word, _, _ in words[: last - 1]):
                    continue
                end = at + words[last - 1][2]
                if said.plain[at:end] not in _NO_TITLES:
                    return (at, end, said.plain[at:end])
        if (
            words
            and SHAPE.match(words[min(len(words), 4) - 1][0])
            and words[0][0] not in ORDINARY
            and re.match(r"^(?:was |used |i was |been )?(?:work|job|employed|trained|occupation)", match.group())
            and words[0][0] not in NOT_A_JOB
            and not re.match(r"[a-z]+(?:ing|in) (?:it|me|my|us|things|everything|too)\b", match["title"])
        ):
            end = at + words[min(len(words), 4) - 1][2]
            return (at, end, said.plain[at:end])
    return None


def _named(said: Message, asked: bool) -> Optional[Span]:
    """A title with nothing before it that makes it somebody else ("my doctor", "my manager")."""
    asking = said.plain.rstrip().endswith("?")
    for at, to, name in find(said.plain):
        if name in _NO_TITLES or (asking and not asked):
            continue
        if name.endswith("'s") and _LOOKED_ON_AT.match(said.plain[to:]):
            continue
        if re.match(r" rep\b", said.plain[to:]) or name.endswith("union rep"):
            continue
        before = said.plain[max(0, at - 24) : at]
        last = _singular(name.split()[-1])
        if last in ("interpreter", "translator") and not asked:
            continue  # who is wanted for the talk, sooner than a job
        if somebody_elses(said, at) or (
            OTHERS.search(before)
            and not re.search(r"\b(?:am|i'm|as|is|was|been)(?: \d\d)?,? (?:and )?(?:a |an |the )?$", before)
            and not (
                _I_AM.match(said.plain) and re.search(r", (?:and )?an? $", before) and _ENDS.match(said.plain[to:])
            )
            and not (asked and re.search(r"(?:^|[,;] |\bbut )an? $", before) and _ENDS.match(said.plain[to:]))
            and not _THE_ONE.match(said.plain[to:])
        ):
            continue
        if asked or at == 0 or last not in CARERS or len(name.split()) > 1:
            if (
                not asked
                and len(name.split()) == 1
                and not re.match(
                    r"^[\s,.;-]*$|.*(?:,|\.|\band\b|-|\boff\b|\b(?:self employed|agency|qualified|full time|part time|"
                    r"zero hours?|trainee|trained|former|ex|freelance|now|currently|yo|years? old|years|m|f|male|"
                    r"female)\b|"
                    r"^\d\d|\bby trade\b|:|\bjob\b|"
                    rf"\bwork(?:ing)?\b|^(?:{_SUBJECTS})\b) ?$",
                    re.sub(r"\b(?:an?|am|i'm) ?$", "", said.plain[:at].strip()).strip() + " ",
                )
            ):
                continue
            if not _THE_ONE.match(said.plain[to:]) and re.match(
                r" (?:found|diagnosed|thinks?|reckons?|knows?|doesn't|don't|didn't|can't|said|told|says|thinks|gave|"
                r"gives?|given|booked|offered|operat\w+|signed|signs?|put|puts|say|wrote|writes|tells?|wants|"
                r"called|is|has|wrote|won't|needed|appointment|(?:would|could|should|did|does|has|had|was|"
                r"will)(?:n't)?\b|refuse[sd]?|"
                r"write|give|sign|say|tell|advise[sd]?|recommend\w*|made|sent|lets?|asked|"
                r"referred|reckons|please)\b",
                said.plain[to:],
            ):
                continue
            return (at, to, name)
    return None


def _doing(said: Message) -> Optional[Span]:
    """ "I pick orders", "I drive a bus"."""
    for pattern, title in VERBS:
        match = pattern.search(said.plain)
        if (
            match
            and not somebody_elses(said, match.start())
            and not re.search(
                r"\b(?:can't|cannot|don't|struggle to|hard to|used to be able to) $", said.plain[: match.end()][-40:]
            )
        ):
            return (match.start(), match.end(), title)
    return None


def _short_answer(said: Message) -> Optional[Span]:
    """A short answer to the job question whose words look like a title, though the gazetteer lacks it."""
    first = said.clauses[0] if said.clauses else None
    if first is None or NO_JOB_ANSWER.match(first.text.strip()):
        return None
    words = re.sub(
        r"^(?:(?:a|an|the|i'm|i am|am|was|i was|just|im|it's|its|my job is|job|well|um|erm|oh|currently|"
        r"mainly|mostly|i work as|work as|as|so|self employed) )+",
        "",
        first.text.strip(),
    )
    if marked(first.text, asked_health=True):
        return None  # "knee replacement" is no job
    shape = len(words.split()) <= 4 and SHAPE.search(words)
    if not shape or any(word in NOT_A_JOB or word in ORDINARY for word in words.split()):
        return None
    at = said.plain.index(words, first.at) if words in said.plain[first.at :] else first.at
    return (at, at + len(words), words)
