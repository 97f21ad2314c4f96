"""How people speak in the regions and nations of the UK, in the plain words that the rules read.

Scots, Northern English, Geordie, Irish, Welsh and Caribbean English; clipped endings ("havin"); and "me" for "my"
("me chest"). Only spellings that are no ordinary English word are here, or that are harmless when mistaken.
"""

from __future__ import annotations

DIALECT = {
    "ah": "i", "ahm": "i am", "ahve": "i have", "ahll": "i will", "a'm": "i am", "am": "am", "ma": "my", "mi": "my",
    "tae": "to", "gonnae": "going to", "gan": "going", "gaun": "going", "daein": "doing", "doin": "doing",
    "dae": "do", "dinna": "dont", "divvent": "dont", "divent": "dont", "didnay": "didnt", "cannay": "cant",
    "canna": "cant", "cyan": "cant", "cyaan": "cant", "wisnae": "wasnt", "isnae": "isnt", "wulnae": "wont",
    "willnae": "wont", "wouldnae": "wouldnt", "couldnae": "couldnt", "havenae": "havent", "hasnae": "hasnt",
    "mair": "more", "nae": "no", "naw": "no", "nee": "no", "naebody": "no one", "naething": "nothing",
    "nuttin": "nothing", "nothink": "nothing", "sumthin": "something", "aw": "all", "aff": "off", "oot": "out",
    "doon": "down", "roon": "round", "hoose": "house", "toon": "town", "heid": "head", "ead": "head",
    "eads": "head is", "topping": "topping", "yersel": "yourself",
    "misen": "myself", "mesen": "myself", "mesel": "myself", "meself": "myself", "masell": "myself",
    "missel": "myself", "himsel": "himself", "hisself": "himself", "hersel": "herself", "fae": "from", "frae": "from",
    "o'": "of", "ae": "of", "wi": "with", "wi'": "with", "an'": "and", "t'": "the", "feart": "scared",
    "feared": "scared", "skared": "scared", "wean": "child", "weans": "children", "wains": "children",
    "bairn": "child", "bairns": "children", "babby": "baby", "mammy": "mum", "maw": "mum", "mams": "mums",
    "faither": "father", "wifey": "wife", "fellas": "husband", "thole": "bear", "boke": "vomit", "boking": "vomiting",
    "boked": "vomited", "chib": "stab", "chibbed": "stabbed", "bray": "batter", "braying": "battering",
    "brayed": "battered", "brays": "batters", "skelp": "slap", "skelps": "slaps", "skelped": "slapped", "clout": "hit",
    "clouts": "hits", "clouted": "hit", "wallop": "hit", "wallops": "hits", "belts": "hits", "thumps": "hits",
    "thumped": "hit", "lamped": "hit", "knack": "batter", "telt": "told", "tellt": "told", "haud": "hold",
    "greetin": "crying", "deein": "dying", "dee": "die", "livin'": "living", "yous": "you", "awfy": "very",
    "reet": "very", "reight": "very", "proper": "really", "dead'un": "dead",
}  # fmt: skip
"""Words of a dialect, apostrophes kept or gone, and the plain words for them."""

DROPPED = {
    "ad": "had", "ave": "have", "as": "has", "e": "he", "im": "him", "er": "her", "is": "his", "it": "hit",
    "its": "hits",
    "urt": "hurt", "urts": "hurts", "usband": "husband", "ome": "home", "ouse": "house", "ead": "head", "eart": "heart",
    "and": "hand", "ands": "hands", "ang": "hang", "arm": "harm", "elp": "help", "ope": "hope", "ere": "here",
    "ate": "hate", "appy": "happy", "ell": "hell", "em": "them", "ospital": "hospital",
}  # fmt: skip
"""Words with the h dropped, read so only after an apostrophe ("'im")."""

_TO = frozenset(
    "want need going have got try trying like able used ready how plan scared afraid back close about".split()  # noqa: SIM905
)
_DO = frozenset(
    "want need die kill end be live hurt jump stop go do hit stab take leave sleep cut get hang make see".split()  # noqa: SIM905
)
_SAY_NOT = frozenset(("dont", "i", "not", "you", "didnt", "really", "just", "do", "never", "we", "they", "he", "she"))
_THEM = frozenset(("him", "her", "them", "me", "you", "my", "it", "real", "good", "ever", "the", "a", "us", "work"))
_OF_THEIRS = frozenset(("house", "head", "heads", "throat", "face", "neck", "dad", "mum", "father", "mother"))
BESIDE: dict[str, tuple[tuple[str, frozenset[str] | None, frozenset[str] | None], ...]] = {
    "me": (),
    "2": (("to", _TO, _DO),),
    "4": (("for", None, _THEM),),
    "wont": (("want", _SAY_NOT, frozenset(("to", "too", "2"))),),
    "hear": (("here", frozenset(("be", "being", "am", "from", "out", "of", "not", "round", "around")), None),),
    "no": (("know", frozenset(("dont", "didnt", "doesnt")), None),),
    "o": (("of", None, None),),
    "too": (("to", frozenset(("want", "going", "need", "wont", "trying", "have", "used")), None),),
    "of": (("have", frozenset(("would", "could", "should", "might", "must", "wouldnt", "shouldnt")), None),),
    "there": (("their", None, _OF_THEIRS),),
    "brake": (("break", None, frozenset(("his", "her", "my", "their", "him"))),),
}  # fmt: skip
"""Words often written for others: what is meant, after which words, and before which (None is any)."""

_VERBS = (
    "be", "beat", "bleed", "breath", "burn", "chok", "chuck", "com", "cough", "cut", "do", "drink", "driv", "end",
    "feel", "follow", "forc", "get", "giv", "go", "hang", "harm", "hav", "help", "hid", "hit", "hop", "hurt", "jump",
    "keep", "kick", "kill", "knock", "leav", "listen", "liv", "lock", "look", "los", "mak", "plan", "punch", "push",
    "say", "scream", "shak", "shout", "slap", "sleep", "smash", "stab", "stalk", "stand", "start", "stop", "struggl",
    "swell", "tak", "talk", "tell", "text", "think", "threaten", "throw", "touch", "tri", "try", "turn", "wait", "wak",
    "walk", "want", "watch", "wish", "writ", "swear", "sweat", "vomit", "collaps", "piss", "wett", "strangl", "batter",
    "bray", "belt", "rap", "abus", "bully", "control", "cry", "drop", "fall", "fit", "freak", "gasp", "grab",
    "lik", "lamp", "leather", "lov", "messag", "off", "overdos", "pass", "poison", "pull", "puk", "shoot", "shov",
    "slash", "slur", "spit", "squeez", "starv", "suffer", "suffocat", "swallow", "thump", "tingl", "whack", "worry",
)  # fmt: skip
_DOUBLED = {
    "cut": "cutt", "get": "gett", "hit": "hitt", "plan": "plann", "slap": "slapp", "stab": "stabb", "stop": "stopp",
    "drop": "dropp", "fit": "fitt", "grab": "grabb", "slur": "slurr", "spit": "spitt",
}  # fmt: skip

CLIPPED = {stem + "in": stem + "ing" for stem in (_DOUBLED.get(verb, verb) for verb in _VERBS)}
"""Clipped endings: "havin" and "havin'" for "having"."""

MY_OWN = frozenset(
    """
    arm arms back balls bits bladder blood boss bottom boyfriend brother bum chest child children da dad daughter ex eye
    face family fella foot gaffer girlfriend hand hands head heart hubby husband jaw kids leg legs life lips lungs mam
    manager mate mates mother mouth mum nan neck own partner pills sister son speech stepdad tablets throat tongue wife
    wrists
    """.split()  # noqa: SIM905
)
"""What "me" stands before when it means "my"."""
