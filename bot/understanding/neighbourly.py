"""Words that only their neighbours give away: "wk" is a week after a number, "2" is "to" before a verb."""

from __future__ import annotations

from typing import Optional

from bot.understanding.gazetteer.neighbours import (
    ABOUT_A_NOTE,
    AFTER_AM,
    AFTER_BEEN,
    AFTER_DO,
    AFTER_FOR,
    AFTER_HAVE,
    AFTER_I,
    AFTER_I_WILL,
    AFTER_OFF,
    AFTER_SCOTS_NOT,
    AFTER_TO,
    AFTER_TOO,
    ASKED_OF,
    AT_WORK,
    BEEN,
    BEFORE_DAY,
    BEFORE_OF,
    BEFORE_SEE,
    BEFORE_TWO,
    BEFORE_WEEK,
    FIGURES,
    GIVES,
    GOT_BY,
    MONTHS,
    NO_SUBJECT,
    NUMBER_WORDS,
    ORDINAL_BEFORE,
    PARTS,
    SETS_BACK,
    SEVERAL,
    SINGULAR,
    SPANS,
    SPELT_SEVERAL,
    TENS,
    TO_VERB,
    TOWARDS,
    WITH_OTHERS,
)
from bot.understanding.gazetteer.text_speak import SHORT, UNITS
from bot.understanding.gazetteer.vocabulary import vocabulary


def neighbourly(word: str, before: str, after: str) -> Optional[str]:
    """A token in plain words where its reading hangs on its neighbours ("wk" after a number is a week), else None."""
    before = SHORT.get(before, before) if before in ("evry", "evrey", "everey") else before
    counted = before.isdigit() or before in BEFORE_WEEK or before in NUMBER_WORDS
    if word in ("haf", "haff", "harf") and before in ("a", "and", "1", "one"):
        return "half"
    if word == "hr" and before in ("", ",", ".", "in", "from", "for", "to", "by", "with", "and", "my", "the"):
        return word
    if word in ("stoke", "stoak") and before in ("a", "my", "had"):
        return "stroke"
    if word == "yr":
        return "year" if counted else "your"
    if word == "tel" and after in ("you", "u", "me", "us", "them", "him", "her", "ye", "yer", "my", "work"):
        return "tell"
    if word == "of" and (
        after in AFTER_OFF
        or (before in BEEN and (after in AT_WORK or after in NUMBER_WORDS or after[:1].isdigit()))
        or (before in ("went", "gone", "signed") and (after in NUMBER_WORDS or after[:1].isdigit() or after == "last"))
    ):
        return "off"
    if word in ("no", "nae", "naw") and before in ("am", "i'm", "im") and after:
        return "not"
    if word == "am" and before in ("", ".", ",", "and", "but", "n", "an", ";") and after in AFTER_AM:
        return "i'm"
    if word == "ours" and before in ("long", "working", "the", "my", "short", "more", "less", "many", "zero", "few"):
        return "hours"
    if word == "wan" and before in ORDINAL_BEFORE:
        return "one"
    if word == "1" and before in ORDINAL_BEFORE:
        return "one"
    if word == "a" and after in AFTER_I and before not in NO_SUBJECT:
        return "i"
    if word in ("sat", "sun") and (before in BEFORE_DAY or not (before or after)):
        return {"sat": "saturday", "sun": "sunday"}[word]
    if word == "wk":
        return "week" if counted or (after == "last" and not before) else "work"
    if word == "ae" and before in BEFORE_OF:
        return "of"
    if word == "c" and before in BEFORE_SEE and after:
        return "see"
    if word == "depressing" and before in ("am", "i'm", "im"):
        return "depressed"
    if word == "wan" and before == "me":
        return "one"
    if word == "goat" and before in GOT_BY:
        return "got"
    if word == "ye" and before and (after or before in GIVES):
        return "you"
    if word == "w" and before.isdigit():
        return "weeks"
    if word in ("d", "m", "y") and before.isdigit():
        return {"d": "days", "m": "months", "y": "years"}[word]
    if word == "bin" and (
        before in AFTER_HAVE | {"hv", "av", "ive", "iv", "its", "it's"} or after in AFTER_BEEN or after[:1].isdigit()
    ):
        return "been"
    if word == "w" and before and after[:1].isalpha():
        return "with"
    if (
        word == "2"
        and (before in TO_VERB or SHORT.get(before, before) in TO_VERB)
        and after.isalpha()
        and not _a_month(after)
        and after not in UNITS
        and after != "jobs"
    ):
        return "to"
    if word == "2" and before in ("on", "back", "next", "close", "go") and after in ("the", "my", "that", "this", "it"):
        return "to"
    if word in ("to", "too") and after == "jobs" and before in ("got", "have", "ive", "i've"):
        return "two"
    if word == "cod" and before == "post":
        return "code"
    if word == "4" and before.isalpha() and (after[:1].isdigit() or after in AFTER_FOR or after in NUMBER_WORDS):
        return "for"
    if word in ("ill", "id"):
        return (
            {"ill": "i'll", "id": "i'd"}[word]
            if after in AFTER_I_WILL or after in ("like", "rather", "love", "say", "sooner", "prefer")
            else word
        )
    if word == "ken":
        return "know" if before in ("don't", "dinnae", "dont", "i", "dinna") else word
    if word == "ma" and after not in ("and", "") and before != "my":
        return "my"
    if word == "me" and before not in GIVES and not (after == "back" and before in SETS_BACK) and _a_part(after):
        return "my"
    if word == "us" and (before in GIVES or before in TOWARDS) and after not in WITH_OTHERS:
        return "me"
    if word == "were" and before in SINGULAR:
        return "was"
    if word in ("weak", "weaks") and (counted or before in ORDINAL_BEFORE or before in ("fore", "too")):
        return "week" + word[4:]
    if word == "an" and len(after) > 3 and after[0] in "bcdfgjklpqrtvwyz":
        return "and"
    if word in ("morn", "nicht", "noo") and before == "the":
        return {"morn": "tomorrow", "nicht": "tonight", "noo": "now"}[word]
    if word == "an" and after in ("i", "my", "can't", "cant", "its", "im", "i'm", "its"):
        return "and"
    if word == "fore" and after in SEVERAL | SPELT_SEVERAL:
        return "four"
    if word == "too" and after in SPELT_SEVERAL:
        return "two"
    if word in ("too", "to") and after in SEVERAL and (word == "too" or before in BEFORE_TWO):
        return "two"
    if word == "threw" and before in ("get", "got", "getting", "going", "gone", "went", "go", "look", "looking"):
        return "through"
    if word in ("rite", "right") and after in ("me", "us") and before in ("", "you", "to", "please", "can", "could"):
        return "write"
    if word == "ain" and before in ("my", "ma", "his", "her", "our", "wor", "me"):
        return "own"
    if word == "hing" and after == "on":
        return "hang"
    if word == "tak" and before in ("to", "tae", "and", "i", "just") and after:
        return "take"
    if word == "med" and after == "redundant":
        return "made"
    if word == "w8" and before in ("can't", "cant", "cannot", "to", "no"):
        return "wait"
    if word == "ay" and before == "i" and after in ("got", "a", "sure", "been", "had", "well", "working"):
        return "haven't" if after in ("got", "been", "had") else "am not"
    if word == "tree":
        return "three" if after in SPANS else word
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
        and (
            before in ("runs", "run", "up", "from", "back", "goes", "lasts", "takes")
            or (before in ("off", "on") and after[:1].isdigit())
        )
    ):
        return "to"
    if word == "2" and after in AFTER_TO:
        return "to"
    if word == "2" and after in AFTER_TOO:
        return "too"
    if word.isdigit() and len(word) == 1 and word != "0" and before in TENS:
        return FIGURES[int(word) - 1]
    if word == "no" and before in AFTER_DO and (not after or after in ASKED_OF):
        return "know"
    if word in ("no", "nae") and before and after in AFTER_SCOTS_NOT:
        return "not"
    if word == "not" and before in ("my", "sick", "fit", "the", "doctors", "doctor's") and after in ABOUT_A_NOTE:
        return "note"
    if word == "nam" and before in ("my", "me", "full", "ma"):
        return "name"
    return None


def _a_month(word: str) -> bool:
    return word[:3] in MONTHS and (len(word) <= 4 or SHORT.get(word, word) in vocabulary())


def _a_part(word: str) -> bool:
    """Whether "me" before this word is the northern "my" ("me back")."""
    bare = word[:-2] if word.endswith("'s") else word
    return SHORT.get(bare, bare) in PARTS
