"""The spellings that matter to safety: text-speak, and misspellings of a small set of words.

Only words that the rules read are corrected, so an ordinary word is never turned into an alarming one that the patient
did not write, save by the few letters that people really miss.
"""

from __future__ import annotations

from functools import lru_cache

TEXT_SPEAK = {
    "u": "you", "ur": "your", "youre": "you are", "r": "are", "n": "and", "y": "why", "b": "be", "c": "see",
    "cud": "could", "wud": "would", "shud": "should", "coz": "because", "cos": "because", "cuz": "because",
    "bcos": "because", "bc": "because", "wen": "when", "wot": "what", "wat": "what", "wos": "was", "woz": "was",
    "iam": "i am", "im": "i am", "ive": "i have", "ill": "ill", "id": "i would", "id've": "i would have",
    "hes": "he is", "shes": "she is", "theyre": "they are", "theres": "there is", "thats": "that is",
    "its": "it is", "whats": "what is", "lets": "let us", "aint": "is not", "wanna": "want to",
    "wana": "want to", "wnna": "want to", "wonna": "want to", "gonna": "going to", "gona": "going to",
    "gunna": "going to", "gna": "going to", "gon": "going to", "finna": "going to", "tryna": "trying to",
    "gotta": "got to", "hafta": "have to", "hav": "have", "av": "have", "hv": "have", "wnt": "want",
    "wont": "wont", "whant": "want", "wan": "want", "wants": "want", "dnt": "dont", "dunt": "dont",
    "doont": "dont", "cnt": "cant", "carnt": "cant", "cannot": "cant", "kant": "cant",
    "cba": "cant be bothered", "nemore": "any more", "anymore": "any more", "anymor": "any more",
    "enymore": "any more", "nomore": "no more", "nvr": "never", "neva": "never", "neber": "never",
    "evry": "every", "evryone": "everyone", "everyones": "everyone", "everybody": "everyone",
    "everbody": "everyone", "evrything": "everything", "nobodys": "nobody", "noone": "no one",
    "nobody": "no one", "2nite": "tonight", "tonite": "tonight", "2night": "tonight", "2day": "today",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "tomoz": "tomorrow",
    "nite": "night", "rn": "right now", "rite": "right", "atm": "at the moment", "tbh": "to be honest",
    "ngl": "not going to lie", "fr": "for real", "js": "just", "jus": "just", "jst": "just", "w": "with",
    "wiv": "with", "wif": "with", "da": "the", "dat": "that", "dis": "this", "dem": "them", "thru": "through",
    "tho": "though", "bf": "boyfriend", "gf": "girlfriend", "hubby": "husband", "missus": "wife", "mrs": "wife",
    "bro": "brother", "sis": "sister", "lil": "little", "mam": "mum", "mom": "mum", "mummy": "mum",
    "daddy": "dad", "msg": "message", "abt": "about", "bout": "about", "b4": "before", "gd": "good",
    "luv": "love", "sum": "some", "bin": "been", "bean": "bean", "hert": "hurt", "hurting": "hurting",
    "brige": "bridge", "lif": "life", "lyf": "life", "lyfe": "life", "anythin": "anything", "nothin": "nothing",
    "nuthin": "nothing", "nuthing": "nothing", "sumthing": "something", "tha": "the", "meny": "many",
    "alot": "a lot", "agen": "again", "agian": "again", "again": "again", "offf": "off", "diein": "dying",
    "dieing": "dying", "deth": "death", "ded": "dead", "deaad": "dead", "kil": "kill", "kll": "kill",
    "kils": "kills", "killin": "killing", "kilin": "killing", "kiling": "killing", "mysef": "myself",
    "myslf": "myself", "mysel": "myself", "meself": "myself", "maself": "myself", "myselfs": "myself",
    "meselve": "myself", "miself": "myself", "himselfs": "himself", "suey": "suicidal", "sui": "suicidal",
    "sewerslide": "suicide", "sewercide": "suicide", "selfharm": "self harm", "selfharming": "self harm",
    "selfharmed": "self harm", "unaliving": "unalive", "tabs": "tablets", "pils": "pills", "meds": "tablets",
    "medication": "tablets", "medicine": "tablets", "medicines": "tablets", "medications": "tablets",
    "pill": "pills", "tablet": "tablets", "capsules": "tablets", "paracetamols": "paracetamol",
    "throte": "throat", "throught": "throat", "thraot": "throat", "tounge": "tongue", "toung": "tongue",
    "tung": "tongue", "chst": "chest", "panes": "pains", "pane": "pain", "payn": "pain", "brethe": "breathe",
    "breeth": "breathe", "breth": "breathe", "breath": "breathe", "brething": "breathing",
    "breething": "breathing", "breatheing": "breathing", "chocking": "choking", "hart": "heart",
    "haert": "heart", "storke": "stroke", "srtoke": "stroke", "stoke": "stoke", "bleedin": "bleeding",
    "wee": "pee", "urinate": "pee", "bladdar": "bladder", "bowls": "bowels", "bowel": "bowels",
    "numness": "numbness", "gaffer": "boss", "bos": "boss", "manger": "manager", "maneger": "manager",
    "bleading": "bleeding", "coff": "cough", "vommiting": "vomiting", "hitt": "hit", "hitts": "hits",
    "beets": "beats", "beet": "beat", "raiped": "raped", "raped": "raped", "strangeled": "strangled",
    "toutched": "touched", "toutches": "touches", "scard": "scared", "scarred": "scared",
    "frightning": "frightening", "stepdad": "step dad", "stepfather": "step dad", "stepmum": "step mum",
    "stepson": "step son", "fella": "husband", "sum1": "someone", "some1": "someone", "no1": "no one",
    "any1": "anyone", "every1": "everyone", "wk": "week", "wks": "weeks", "cus": "because", "th": "the",
    "hte": "the", "teh": "the", "ov": "of", "iv": "i have", "alive": "alive", "tride": "tried",
    "comiting": "committing", "commiting": "committing", "comit": "commit", "whith": "with", "beter": "better",
    "beta": "better", "piont": "point", "werth": "worth", "livin": "living", "thinkin": "thinking",
    "finking": "thinking", "thort": "thought", "thougts": "thoughts", "thorts": "thoughts", "al": "all",
    "enymor": "any more", "plz": "please", "pls": "please", "ppl": "people", "evr": "ever", "tuk": "took",
    "tooken": "taken", "od'd": "overdosed", "i'll": "i will", "he'll": "he will", "she'll": "she will",
    "they'll": "they will", "we'll": "we will", "it'll": "it will", "they'd": "they would", "we'd": "we would",
    "he'd": "he would", "she'd": "she would", "it'd": "it would", "you'd": "you would", "theyd": "they would",
    "wed": "we would", "ima": "i am going to", "imma": "i am going to", "sewerslidal": "suicidal",
    "toppin": "topping", "goin": "going", "mite": "might", "berdon": "burden", "stabb": "stab",
    "hiting": "hitting", "owt": "out", "whos": "who is", "feal": "feel", "hurst": "hurts", "cheast": "chest",
    "ches": "chest", "chesst": "chest", "sumone": "someone", "punchd": "punched", "strangel": "strangle",
    "bleding": "bleeding", "carrie": "carry", "dissapear": "disappear", "disapear": "disappear",
    "wishes": "wish", "tn": "tonight", "sumbody": "somebody", "strok": "stroke", "alife": "alive",
    "cudnt": "couldnt", "abowt": "about", "endin": "ending", "leggs": "legs", "payns": "pains", "pian": "pain",
    "cuttin": "cutting", "cuting": "cutting", "rists": "wrists", "rist": "wrist", "jumpin": "jumping",
    "dyin": "dying", "breathin": "breathing", "hittin": "hitting",
    "beatin": "beating", "hurtin": "hurting", "killn": "killing", "threatning": "threatening",
    "thretend": "threatened", "chokin": "choking", "vilent": "violent", "realy": "really", "rly": "really",
    "nowt": "nothing", "summat": "something", "cannae": "cant", "dinnae": "dont", "didnae": "didnt",
    "deid": "dead", "masel": "myself", "overdoes": "overdose", "overdoze": "overdose", "throats": "throat is",
    "husbend": "husband", "husbund": "husband", "husban": "husband", "abusd": "abused", "siezure": "seizure",
    "seezure": "seizure", "myslef": "myself", "chests": "chest is", "struglin": "struggling",
    "strugling": "struggling", "thing's": "thing is", "faces": "face is", "rape": "rape", "haning": "hanging",
    "hangin": "hanging", "dnot": "dont", "dotn": "dont", "wnat": "want", "watn": "want", "rdy": "ready",
    "idk": "i dont know", "dunno": "dont know", "2moz": "tomorrow", "pians": "pains", "tite": "tight", "blud": "blood",
    "blod": "blood", "cofing": "coughing", "coffing": "coughing", "sweting": "sweating", "droped": "dropped",
    "whent": "went", "ther": "their", "partna": "partner", "tuches": "touches", "tutches": "touches",
    "touchs": "touches",
    "fone": "phone", "someones": "someone is", "somebodys": "someone is",
    "tuched": "touched", "urine": "pee", "heavey": "heavy", "dorter": "daughter",
    "doter": "daughter", "violance": "violence", "viloence": "violence", "domestik": "domestic", "hed": "head",
    "nife": "knife", "nifes": "knife", "murda": "murder", "trubble": "trouble", "m8": "mate", "m8s": "mates",
}  # fmt: skip
"""Words as texted, and what they stand for (apostrophes are gone by then: "don't" is "dont")."""

_WATCHED = (
    "suicide", "suicidal", "myself", "overdose", "overdosed", "paracetamol", "breathe", "breathing", "bleeding",
    "collapsed", "unconscious", "seizure", "anaphylaxis", "anaphylactic", "swallowed", "swollen", "strangled",
    "strangling", "abusing", "abused", "abusive", "abuse", "domestic", "threatened", "threatening",
    "frightened", "assaulted", "harming", "harmed", "burden", "living", "husband", "partner", "boyfriend",
    "girlfriend", "daughter", "brother", "sister", "manager", "supervisor", "hanging", "cutting", "existing",
    "exist", "numbness", "paralysed", "tablets", "choking", "swelling", "bladder", "control", "stabbed",
    "stalking", "murder", "wrists", "thoughts", "thinking", "thought", "everyone", "better", "without",
    "forever", "anything", "violent", "scared", "killed", "killing", "unalive", "crushing", "attacking",
    "drooping", "slurred", "vomiting", "goodbye", "disappear", "wouldnt", "couldnt", "punches", "threatens",
    "attack", "finish", "somebody", "uncle", "relieved", "struggling", "trouble", "coughing", "dropped",
    "violence", "touched", "sexually", "strangle", "swallow", "ambulance", "assaulting", "bruises", "bruised",
    "children", "collapse", "controlling", "crushed", "hospital", "hopeless", "poisoned", "passport",
    "punching", "slurring", "squeezing", "stabbing", "sweating", "tightness", "tongue", "throat", "tomorrow",
    "tonight", "upstairs", "violently", "weakness", "worthless", "pointless", "machete", "allergic", "reaction",
    "pressure", "shoulder", "stomach", "murdering", "murdered", "attacked", "touching", "people", "family",
    "mother", "father", "stepfather", "neighbour", "colleague", "bridge", "railway", "platform", "motorway",
    "funeral", "afraid", "terrified", "unbearable", "nothing", "something", "always", "breathless", "morphine",
    "codeine", "tramadol", "ibuprofen", "sertraline", "pregabalin", "medicine", "swallowing", "drowning",
    "strangles", "himself", "herself", "themselves",
)  # fmt: skip

_LEFT_ALONE = frozenset(
    """
    abuser abuses accuse accused adder adhering afraid amuse amused amusing appear appeared armed arming assault
    attach attached attaching attacker attackers attacks attending banging bathing batter bearing beater beating
    bedding belter bidding bitter bladders blade bladed bleaching bleed bleeds blending blocking blushing
    boarding bother bought breaching breath breathed breather breathes breaths breeding breeds bride bridges
    bridget bridging brothel brothers brought bruise bruising brushing burdens buren butter cables cared
    chalking changing charmed charming checking childrens chucking clanging cloaking clocking collapse collapses
    collapsing colleagues contract controlled controller controls cooking couldnt crashed crashing curry cushing
    cutter cuttings daughters disappeared disappears diving domestics downing drapped dripped dripping driving
    drooling droop dropping drowning dwelling editing everything exact excuse existed exists exit exiting exits
    expect express families farmed farming farther fathering fathers feather filling finnish flushing forget
    formed forming forward fought garden girlfriends giving golden goodbyes grouping handing handling harding
    harvested harvesting having heather heavier hinging homeless homelessness hospitals husbands ibuprofens
    joking kicking killer killers killings knocking ladder leaving letter lettered liking lining lists liven
    livings locket looping loving madder manage managed managers manages medicines milling mister mothering
    mothers moving murdered murderer murders neighbours noting others overdone overuse paralysis partnered
    partners passage passports peoples pilling pinches pitching platforms poking pressured pressures punch
    punched punching punishing pushing putting racing railways ranging reacting reactions reading relieve reused
    rolling rushing sacred sadder scaled scare scares scarred scary scored seared seating seizures selling
    setter shallow shared shocking shoulders silent sisters sitter skilling sleeping slipping sloping smelling
    smoking soaking soared spared spelling spurred squeeze squeezed stabilised stable stabled stacking staking
    staling stalling stared staring stepping stifling stocking stomachs strange strangely strangle strangler
    strangles stroking styling subside suicides superior supervise supervising supervisors supervisory swallow
    swallows swearing sweeping swilling tables tablet talking telling thanking themself thickening thinning
    though thoughtful threat threaten through throughout tightens tinkering tongues tonights touches trading
    trooping troubled troubles trusting twists uncles violence violet violets vomit walking warden warmed
    warming welling wetter wiling willing wither within wouldnt wrist
    """.split()  # noqa: SIM905
)

_TWO_FORGIVEN = frozenset(
    ("suicide", "suicidal", "paracetamol", "unconscious", "anaphylaxis", "anaphylactic", "threatened", "frightened")
)


_BY_LETTER = {word[0]: tuple(each for each in _WATCHED if each[0] == word[0]) for word in _WATCHED}


@lru_cache(maxsize=8192)
def spell(word: str) -> str:
    """The watched word that this one is a misspelling of, else the word itself.

    One letter wrong, missing, added or swapped is forgiven, two in the words people find hardest; the first letter must
    be right.
    """
    if len(word) < 5 or word in _WATCHED or word in _LEFT_ALONE or not word.isalpha():
        return word
    for watched in _BY_LETTER.get(word[0], ()):
        allowed = 2 if watched in _TWO_FORGIVEN else 1
        if abs(len(word) - len(watched)) <= allowed and _distance(word, watched) <= allowed:
            return watched
    return word


def _distance(one: str, other: str) -> int:
    """Optimal string alignment distance: letters wrong, missing, added, or swapped with a neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
