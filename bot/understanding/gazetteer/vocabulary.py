"""Every word that the gazetteers and the readers of facts know: what a misspelt word may be mended into."""

from __future__ import annotations

from functools import lru_cache
from typing import FrozenSet

from bot.understanding.gazetteer.health import BODY_PARTS, CONDITION_NAMES
from bot.understanding.gazetteer.occupations import HEADS, NARROWING, PLACES, TITLES, WHOLE
from bot.understanding.gazetteer.text_speak import SHORT

_READERS = """
absence absent accident agency ago already anything appointment april august autumn away back because been before
benefits
biggest borough brother building business cannot change changed christmas colleague colleagues company confidence
contract council couple
counselling counsellor daughter december depends discipline disciplinary doctor doctors easter email employed
employee employees employer
employment english evening everything february feeling fifteen finished fitness forces forty fortnight four friday
getting
going government grievance hospital hours husband interpreter january job jobcentre joined joints july june
language large lifting
longer looking managed manager managers march maybe medical medium mobile monday months morning mornings mother
nearly neither
nothing november number occupational october office operation people phased phone physio physiotherapist
physiotherapy please polish police
possible postcode pregnant prefer preferably present problem problems promotion quarter offices rather ready reason
recently reduced redundancy
redundant referred remember resigned retired return returned returning right roughly sacked saturday search
secondary self
september seven services shifts shoulder sickness signed since sister sixteen small spring staff started statement
still stopped
stress struggle struggled struggling student stuck summer sunday surgeon surgery surgical suspended talking
telephone therapy
therapist thirty thursday tired today together tomorrow training travel travelling treatment tribunal tuesday
twelve twenty twice
umbrella uncertain unemployed union university unsure veteran video wednesday weeks weekend whatever wheelchair
willing winter
working workload worried worse yesterday years zero
add amend begin earlier explain female finding forward happier helping itself leaking matter minute mistake possible
prescription punches punching punched risk rough stored symptom thankful typed typing whereabouts wipe worse
charged chargeable exactly expires finish finishes finishing frightened ideally journey journeys meeting minutes
occasion occasions reckon scam storage supervisor symptom symptoms voicemail workmate workmates
"""


@lru_cache(maxsize=1)
def vocabulary() -> FrozenSet[str]:
    """All words that are read as they stand."""
    words = set(_READERS.split())
    words.update(CONDITION_NAMES.words())
    words.update(BODY_PARTS.words())
    words.update(TITLES | HEADS | NARROWING)
    for phrase in (*WHOLE, *PLACES):
        words.update(phrase.split())
    for plain in SHORT.values():
        words.update(plain.split())
    return frozenset(word for word in words if len(word) > 1)
