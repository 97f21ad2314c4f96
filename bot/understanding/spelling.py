"""Plain words from text-speak, dialect and misspelling, keeping the way back to what was written.

Three steps, each only where it is safe: a table of known short forms; a look at the neighbours where a short form is
also a word ("wk" is a week after a number, else work; "2" is "to" before a verb); and, for a longer word that is no
ordinary English word, the nearest word of the gazetteers within one slip of the finger (two in long words).
"""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

from bot.understanding.gazetteer.common import ALSO_WORDS, COMMON
from bot.understanding.gazetteer.everyday import EVERYDAY
from bot.understanding.gazetteer.phrases import words
from bot.understanding.gazetteer.text_speak import RISKY, SHORT, UNITS
from bot.understanding.gazetteer.vocabulary import vocabulary
from bot.understanding.nearest import nearest

_TOKEN = re.compile(
    r"(?:[oO]|[wW]i|[tT]h|[a-zA-Z]{2,}in)['’](?=\s|$)|"
    r"(?=[^\W_]*\d)[^\W_]+|"
    r"[^\W\d_]+(?:['’`‘´][^\W\d_]+)*(?:[-/][^\W\d_]+)*|[^\W_]+(?:['’`‘´][^\W_]+)*|\s+|.",
    re.DOTALL,
)
_QUOTES = str.maketrans({"’": "'", "`": "'", "‘": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_FIGURES = re.compile(r"^(\d+)([a-z]+)$")
_ORDINAL = re.compile(r"^\d{1,2}(?:st|nd|rd|th)$")
_JOINED_NUMBER = re.compile(
    r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(one|two|three|four|five|six|seven|eight|nine)"
)
_STRETCHED = re.compile(r"(.)\1{2,}")

_BEFORE_WEEK = frozenset(
    words(
        """
a the one last next this per every each couple few half of another first second whole
"""
    )
)
_BEFORE_DAY = frozenset(words("last next on since from until till this every not"))
_TO_VERB = frozenset(
    words(
        """
prefer managed manage able happy easy safe hard used supposed allowed
want need got have like able back used go going ready due trying try hope hoping 'd how said told advised
asked started decided
"""
    )
)
_AFTER_I_WILL = frozenset(
    words(
        """
be have need get do try go let take see call ring tell give never just stay still not
"""
    )
)
_AFTER_HAVE = frozenset(["have", "has", "had", "i've", "haven't", "hasn't", "we've", "not", "never", "always"])

Piece = Tuple[str, int, int]
"""Plain letters, and the start and end of what they stand for in the original."""


def plain_pieces(original: str) -> List[Piece]:
    """The plain form of a message in pieces, in order, each with the span of the original it stands for."""
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(original)]
    words = [token.translate(_QUOTES).lower() for token, _, _ in tokens]
    spoken = [index for index, word in enumerate(words) if not word.isspace()]
    pieces: List[Piece] = []
    for order, index in enumerate(spoken):
        _, start, end = tokens[index]
        before = words[spoken[order - 1]] if order else ""
        after = words[spoken[order + 1]] if order + 1 < len(spoken) else ""
        if pieces and index and words[index - 1].isspace():
            gap_start, gap_end = tokens[index - 1][1], tokens[index - 1][2]
            gap = ". " if "\n" in tokens[index - 1][0] and pieces[-1][0][-1:].isalnum() else " "
            pieces.append((gap, gap_start, gap_end))
        pieces.extend(_plain(words[index], before, after, start, end))
    return pieces


def _plain(word: str, before: str, after: str, start: int, end: int) -> List[Piece]:
    word = word.rstrip("'") if len(word) > 1 else word
    figures = _FIGURES.match(word)
    if figures and word not in SHORT and not _ORDINAL.match(word):
        digits, letters = figures.groups()
        if letters in UNITS:
            cut = start + len(digits)
            unit = _neighbourly(letters, digits, after) or SHORT.get(letters, letters)
            return [(digits, start, cut), (" ", cut, cut), (unit, cut, end)]
        return [(word, start, end)]
    return [(plain_word(word, before, after), start, end)]


def plain_word(word: str, before: str = "", after: str = "") -> str:
    """One lower-case token in plain words, in the light of its neighbours."""
    if not word or not word[0].isalnum():
        return word
    if word.startswith("t'") and len(word) > 3:
        return "the " + plain_word(word[2:], before, after)
    told = _neighbourly(word, before, after)
    if told is not None:
        return told
    joined = _JOINED_NUMBER.fullmatch(word)
    if joined:
        return f"{joined[1]} {joined[2]}"
    short = SHORT.get(word)
    if short is not None and word not in RISKY:
        return short
    if len(word) > 3 and _STRETCHED.search(word):
        for shrunk in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
            if shrunk in SHORT or shrunk in EVERYDAY or shrunk in vocabulary():
                return SHORT.get(shrunk, shrunk)
    return _with_g(word) or nearest(word) or word


def _with_g(word: str) -> Optional[str]:
    """ "findin" as "finding": the dropped g of a verb that is known, or None."""
    if len(word) < 5 or not word.endswith("in") or word in vocabulary() | COMMON | EVERYDAY | ALSO_WORDS:
        return None
    stem = word[:-2]
    known = vocabulary() | COMMON
    doubled = stem[-1:] == stem[-2:-1] and stem[:-1] in known
    return f"{word}g" if stem in known or doubled or f"{stem}e" in known or f"{word}g" in known else None


def _neighbourly(word: str, before: str, after: str) -> Optional[str]:
    """A token whose reading hangs on its neighbours, or None where it does not."""
    before = SHORT.get(before, before) if before in ("evry", "evrey", "everey") else before
    counted = before.isdigit() or before in _BEFORE_WEEK or before in _NUMBER_WORDS
    if word == "yr":
        return "year" if counted else "your"
    if word == "tel" and after in ("you", "u", "me", "us", "them", "him", "her", "ye", "yer", "my", "work"):
        return "tell"
    if word == "of" and (
        after in _AFTER_OFF
        or (before in _BEEN and after in _AT_WORK)
        or (before in ("went", "gone", "signed") and (after in _NUMBER_WORDS or after[:1].isdigit() or after == "last"))
    ):
        return "off"
    if word in ("no", "nae", "naw") and before in ("am", "i'm", "im") and after:
        return "not"
    if word == "am" and before in ("", ".", ",", "and", "but", "n", "an", ";") and after in _AFTER_AM:
        return "i'm"
    if word == "ours" and before in ("long", "working", "the", "my", "short", "more", "less", "many", "zero", "few"):
        return "hours"
    if word == "wan" and before in _ORDINAL_BEFORE:
        return "one"
    if word == "1" and before in _ORDINAL_BEFORE:
        return "one"
    if word == "a" and after in _AFTER_I:
        return "i"
    if word in ("sat", "sun") and (before in _BEFORE_DAY or not (before or after)):
        return {"sat": "saturday", "sun": "sunday"}[word]
    if word == "wk":
        return "week" if counted or (after == "last" and not before) else "work"
    if word == "w" and before.isdigit():
        return "weeks"
    if word in ("d", "m", "y") and before.isdigit():
        return {"d": "days", "m": "months", "y": "years"}[word]
    if word == "bin" and before in _AFTER_HAVE | {"hv", "av", "ive", "iv"}:
        return "been"
    if (
        word == "2"
        and (before in _TO_VERB or SHORT.get(before, before) in _TO_VERB)
        and after.isalpha()
        and after not in UNITS
    ):
        return "to"
    if (
        word == "4"
        and before.isalpha()
        and (after[:1].isdigit() or after in _AFTER_FOR or after in _NUMBER_WORDS)
    ):
        return "for"
    if word in ("ill", "id"):
        return (
            {"ill": "i'll", "id": "i'd"}[word]
            if after in _AFTER_I_WILL or after in ("like", "rather", "love", "say")
            else word
        )
    if word == "ken":
        return "know" if before in ("don't", "dinnae", "dont", "i", "dinna") else word
    if word == "ma" and after not in ("and", "") and before != "my":
        return "my"
    if word == "me" and vocabulary_part(after):
        return "my"
    if word == "an" and after in ("i", "my", "can't", "cant", "its", "im", "i'm", "its"):
        return "and"
    if word == "tree":
        return "three" if after in _SPANS else word
    if word == "nee":
        return "knee" if before in ("my", "bad", "sore", "the", "left", "right", "me") else word
    if word == "heath":
        return "health" if before in ("mental", "my", "bad", "poor", "mentl") else word
    if word == "canny":
        return "can't" if before == "i" else word
    if word == "wi":
        return "with"
    if word == "o" and before and after and not after[0].isdigit():
        return "of"
    if word == "wont" and after == "to":
        return "want"
    if (
        word == "2"
        and after
        and not _a_month(after)
        and after not in UNITS
        and (before in ("runs", "run", "up", "from", "back") or (before in ("off", "on") and after[:1].isdigit()))
    ):
        return "to"
    if word == "2" and after in _AFTER_TO:
        return "to"
    if word == "2" and after in _AFTER_TOO:
        return "too"
    if word.isdigit() and len(word) == 1 and word != "0" and before in _TENS:
        return _UNITS[int(word) - 1]
    if word == "no" and before in _AFTER_DO and (not after or after in _ASKED_OF):
        return "know"
    if word in ("no", "nae") and before and after in _AFTER_SCOTS_NOT:
        return "not"
    if word == "not" and before in ("my", "sick", "fit", "the", "doctors", "doctor's") and after in _ABOUT_A_NOTE:
        return "note"
    if word == "nam" and before in ("my", "me", "full", "ma"):
        return "name"
    return None


def _a_month(word: str) -> bool:
    return word[:3] in _MONTHS and (len(word) <= 4 or SHORT.get(word, word) in vocabulary())


_MONTHS = frozenset(words("jan feb mar apr may jun jul aug sep oct nov dec"))
_TENS = frozenset(words("twenty thirty forty fifty sixty seventy eighty ninety"))
_UNITS = words("one two three four five six seven eight nine")
_AFTER_TO = frozenset(
    words(
        """
me my myself u you them him her us be do go get keep tell talk see find help say have hav use change work wrk speak
chat give sit stand walk lift make take start stop stay return know no leave ring call cope manage
"""
    )
)
"""Words after which a "2" before them is "to" ("rather keep that 2 myself")."""
_AFTER_TOO = frozenset(
    words(
        "much many far long late tired hard heavy busy soon stressful ill sore personal early slow fast young old loud bad"
    )
)
_AFTER_FOR = frozenset(words("a about ages me us my the this that now it work wrk him her them you u"))
_AFTER_DO = frozenset(words("don't dont dnt didn't didnt do dinnae didnae not really honestly"))
_ASKED_OF = frozenset(words("what wot wat wht how when if which wich where who whether why"))
_AFTER_SCOTS_NOT = frozenset(
    words(
        """
sure ready able well happy coping following followin certain comfortable allowed feeling feelin good great that
really very too managing workin
"""
    )
)
_ABOUT_A_NOTE = frozenset(words("ends end ended ending runs ran finishes finish finnishes expires expired says lasts"))
_BEEN = frozenset(words("been bin bn ben im i'm am still gone went stayed time days day weeks"))
_AT_WORK = frozenset(words("work wrk wk werk wurk wrok wkr school college"))
_AFTER_OFF = frozenset(words("sick sik sic ill since sins sinse with wi wiv for fer fur six sickk"))
_AFTER_AM = frozenset(
    words(
        """
off aff of sick still me my mi at a an the no not nae
 on in now back self self-employed signed struggling strugglin waiting
waitin getting gettin working workin number feeling feelin going goin gan looking lookin just actually fine doing doin
"""
    )
)
_AFTER_I = frozenset(
    words(
        """
think thnk want wnt need have huv hav had was wis wud would will cannae canny cant dinnae dont don't didnae huvnae
havenae wasnae work wrk live bide started stopped feel hope like hurt went prefer raither couldnae wouldnae
"""
    )
)
_ORDINAL_BEFORE = frozenset(
    words(
        "twenty thirty forty fifty sixty got first second secund third fourth fifth sixth last 1st 2nd 3rd 4th 5th 6th"
    )
)
_SPANS = frozenset(
    words(
        """
week weeks wk wks day days month months year years mth mths yrs
"""
    )
)
_NUMBER_WORDS = frozenset(
    words(
        """
one two three four five six seven eight nine ten eleven twelve several
"""
    )
)
_PARTS = frozenset(
    words(
        """
back knee knees neck shoulder shoulders hip hips leg legs arm arms foot feet hand hands head nerves heart wrist
ankle elbow job boss gaffer work doctor gp stomach chest eyes ears skin joints bones own mam mum dad missus husband
wife nan
"""
    )
)


def vocabulary_part(word: str) -> bool:
    """Whether "me" before this word is the northern "my" ("me back")."""
    bare = word[:-2] if word.endswith("'s") else word
    return SHORT.get(bare, bare) in _PARTS
