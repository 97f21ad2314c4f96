"""Words of the body and of illness that name no condition where they stand: figures of speech, jobs, places."""

from __future__ import annotations

import re
from typing import Dict, Optional, Pattern, Tuple

FIGURATIVE = re.compile(
    r"\b(?:(?:liver|kidneys?) (?:and (?:onions?|bacon)|pies?|puddings?|pate)|steak and kidney|chicken (?:livers?|"
    r"legs?|"
    r"breasts?)|(?:leg of|shoulder of|rack of) (?:lamb|pork)|(?:them|those|the (?:keys?|phone|bags?|tickets?)) "
    r"(?:right |there |still )*in (?:my|me) hands?|arms? (?:are |is |held )?up\b|at (?:first )?hand|(?:find(?:ing)?|"
    r"found) (?:my|me|his|her) feet|(?:broke|breaks?|breaking|broken) (?:my|me|his|her|your) hearts?|to hand\b|"
    r"on (?:the )?(?:one |other )hand|hands? on|second hand|"
    r"hand (?:it|in|"
    r"over|out|held)|by hand|heart[- ]?(?:broken|felt|ache|to heart|breaking)|learn(?:t)? by heart|"
    r"by heart|at heart|take heart|lost heart|bless your heart|keep an eye|eye (?:on|opener)|"
    r"arm'?s length|on foot|foot in|"
    r"put my foot|feet up|off my feet|on my feet|on my knees (?:by|come)|on your feet|back on (?:my|your) "
    r"feet|get on my feet|head in|"
    r"(?:always|constantly|forever|never off|keeps?|gets?|getting|is|boss|manager|gaffer|supervisor|she|he|they|"
    r"them|her|him|everyone|everybody|people|she's|he's|they're|gaffer's|boss's|supervisor's|"
    r"manager's) on (?:my|me) back\b(?! now\b)|^on (?:my|me) back (?:from|about|every|over)\b|"
    r", on (?:my|me) back (?:from|about|every|over)\b|"
    r"(?:scann?ers?|watch|fitbit|tracker|tag|strap|band|rings?|bracelet|tattoos?|badge|camera|torch|radio|phone|"
    r"headset|helmet|bag|rucksack|backpack|tools?|gloves?|boots?|kit|pack) (?:is |are |strapped |worn |"
    r"clipped )?(?:on|round|to) "
    r"(?:my |me |the |our )?(?:wrists?|arms?|hands?|back|head|feet|neck|hips?|chest|shoulders?|legs?|fingers?|"
    r"ears?)\b|(?:farm|stable|deck|shop|hired) hand|(?:cash )?in hand\b|(?:phone|car|van|laptop|tablet|"
    r"telly|tv|chair|sofa|table|house|shop|dog|cat|horse)(?:'s|s)? (?:backs?|legs?|arms?|foot|feet|hands?|neck|eyes?|"
    r"paws?)\b|(?:with|bit of) a hand\b|a hand (?:with|getting|to|finding)\b|helping hand|(?:wants?|wanted|takes?|"
    r"took|have|having|had|drag\w*|push\w*|forc\w*|rush\w*|bring|invite[ds]?|let) (?:me|us|him|her|them) back|"
    r"get(?:s|"
    r"ting)? (?:me|us) back (?:on|to|in|into|at|behind)|knee (?:length|high)|"
    r"on my knees (?:all|most|half)|brain fog|fog(?:gy)? brain|"
    r"pain in the (?:neck|arse|"
    r"backside)|cold feet|up to my (?:neck|"
    r"eyes|ears)|all ears|"
    r"play(?:ing)? it by ear|deaf ears|blind (?:eye|date)|rule of thumb|thumbs? up|hand(?:y|s) free|"
    r"left hand side|right hand side|hand to mouth|costs? an arm|leg it|"
    r"less stress|stress[- ]free|no stress|behind (?:my|our|your|his|her|their|me|people's) backs?|off my back|"
    r"on my back about|stab\w* (?:me )?in the back|"
    r"skin of|thick skin|gut feeling|no skin off|(?:on )?(?:my|its|their) last legs|minimum wage|short hand|"
    r"shop floor|ear ?(?:phones|"
    r"buds|full)|give (?:me|us) a hand|need a hand|lend a hand|heart of|hip(?:ster)?s? hop|"
    r"hand (?:sanitiser|wash|luggage|car wash)|face to face|eyes? (?:test|shadow)|brain storm|"
    r"use my brain|in the (?:long|short) run|on (?:my|the) knees (?:and|all|most|half|a lot|scrubbing|lifting|doing)|"
    r"shoulder to shoulder|on my shoulders?|nail on the head|"
    r"stress(?:ed)? (?:the|that|on|how) |add (?:that|it|this|a|my|me|in|to|one|more|the|on|some|"
    r"another)\b|operation (?:manager|director|team|s)|operations|the change (?:of|to|in)|keep the change|"
    r"ops? (?:manager|team|director)|skin (?:care|clinic)|leg(?:s)? day|joint (?:account|owner|"
    r"decision|venture)|heart unit|nerve centre|bone idle)\b"
)
JOB_WORDS = re.compile(
    r"\b(?:cancer|mental health|stroke|dialysis|eye|skin|heart|brain|pregnancy|drug|alcohol|addiction|"
    r"autism|dementia|stress|back|hand|foot|hair|learning disability|surgery|surgical|op|operation|"
    r"surgical ward) (?:nurse|ward|clinic|unit|hospital|charity|worker|team|manager|support worker|"
    r"department|surgeon|carer|home|school|centre|theatre|receptionist)s?\b"
)
SURGERY_PLACE = re.compile(
    r"\b(?:come|coming|pop|popping|get|getting|down|up) (?:in |down |up )?(?:to|into|at) surgery\b|\b(?:at|"
    r"in) surgery\b|"
    r"\b(?:gp|doctor's|doctors|doctor|dental|vet|vets|the|my|local|which|health|at) surgery\b|"
    r"\bsurgery (?:receptionist|reception|is|said|told|gave|on|in|called|near|name)\b|\b\w+ (?:lane|"
    r"road|street|park|house|hill|bank|side|view|green) surgery\b"
)
HAD_SURGERY = re.compile(
    r"\b(?:had|have|having|my|after|for|need|needs|needed|since|on|from|heart|spinal|knee|hip|back|"
    r"shoulder|foot|brain|gastric|bypass|keyhole|major|recent|cancer|eye|hand|ankle|neck|spine|"
    r"waiting|and|with|to|awaiting|post|more|another|of|getting|upcoming|emergency) $"
)
_NO_DRINK = re.compile(r"\b(?:no|don't drink|don't touch) $")
_NO_STRESS = re.compile(r"\b(?:don't|to|i'd|must|not|no|de|please) $")
_EMERGENCY = re.compile(r" (?:and emergency|recovery|cover|service)")
ORDINARY: Dict[str, Tuple[Optional[Pattern[str]], Optional[Pattern[str]]]] = {
    "add": (None, re.compile(r" (?:that|it|this|a|my|to|in|on)\b")),
    "op": (
        re.compile(
            r"\b(?:warehouse|machine|process|production|factory|line|forklift|cnc|plant|crane|"
            r"press) $"
        ),
        re.compile(r"[ -]?(?:s|eds?)\b"),
    ),
    "operation": (None, re.compile(r" (?:manager|director|team)")),
    "piles": (None, re.compile(r" (?:of|up)")),
    "alcohol": (_NO_DRINK, None),
    "stress": (_NO_STRESS, None),
    "accident": (None, _EMERGENCY),
    "breakdown": (None, _EMERGENCY),
    "accidents": (re.compile(r"\bby $"), None),
    "sad": (re.compile(""), None),
}
"""Phrases that are also ordinary words, with what may not stand before or after them."""
