"""A person who has the means, the place or the plan to hurt another, without the plain words for it."""

from __future__ import annotations

from bot.safety.phrases import BOSS, CHILD, PARTNER

_WEAPON = (
    r"(?:knife|knives|blade|gun|machete|bat|hammer|axe|brick|wrench|bottle|weapon|acid|petrol|crowbar|"
    r"screwdriver)"
)
_THEM = rf"(?:him|her|them|(?:my |the |that |this )(?:{BOSS[3:-1]}|{PARTNER[3:-1]}|neighbours?|man|lot))"
_WILL = (
    r"(?:going to|will|ill|i ll|want to|wants to|gonna|could|might|swear i|thinking of|think to|about to|plan to|"
    r"idea to)"
)
_INJURE = r"(?:cut|slash|slice|gut|stab|throttle|choke|smash|batter|knife|hospitalise|finish off|headbutt|break|crack)"

STATED = (
    rf"\b{_WEAPON}\b[^.]*\b(?:use (?:it|them|this) on|for|when i see|wait\w* for|in|into) {_THEM}(?! (?:to (?:cut|"
    rf"use)|some))\b",
    rf"\b{_WEAPON}\b[^.]*\b(?:his|her|their) (?:name|head|skull|neck|face|back|throat)\b",
    rf"\b(?:visit|go back|going back|go round|going round|walk in|walking in|turn up|turning up|go in)\b[^.]*\bwith "
    rf"(?:a|the|my"
    rf"|what) (?:{_WEAPON}|i have got)\b",
    rf"\b(?:got|have|bought|sharpen\w*) (?:a|the|my) {_WEAPON}\b(?: \w+)? for {_THEM}\b",
    r"\b(?:bring|bringing|taking|take) (?:the|a|my) (?:gun|machete|axe|petrol)\b",
    rf"\b(?:when|once|by the time|after) i (?:have |am |ve )?(?:finished|done) with {_THEM}\b",
    r"\bi (?:have been|am|was|keep|been)(?: been)? (?:follow\w*|watching|waiting for|stalking) (?:him|her|them)\b",
    r"\bfollowed (?:him|her|them) home\b",
    rf"\b(?:know|found|found out|looked up|worked out|got) (?:where (?:he|she|they|{_THEM}) lives?|(?:his|her|their) "
    rf"address)\b"
    r"(?! (?:and|but) (?:not|never))",
    r"\bhands (?:round|around|on) (?:his|her|their|my \w+s) (?:neck|throat)\b",
    rf"\bhad my hands on {_THEM}\b",
    r"\b(?:not|isnt|arent|dont|never|unsafe)(?: \w+){0,6} safe (?:with|around|near) me\b",
    rf"\b(?:scared|afraid|frightened|worried)(?: \w+){{0,4}} (?:hurt|harm|do (?:bad|something)(?: \w+)? to) (?:my |"
    rf"the )?{CHILD}\b",
    rf"\b{_WILL} (?:burn|torch|set fire to|put fire in|blow up) (?:down )?(?:his|her|their|the|that|this|my \w+) \w+",
    rf"\b{_WILL}(?: \w+)? put {_THEM} in (?:a |the |his |her )?(?:coffin|hospital|ground|grave|morgue|wheelchair|"
    rf"box)\b",
    rf"\b{_WILL} (?:really |just )?{_INJURE} {_THEM}\b(?! (?:some|out|off|in|up|a|loose|about))",
    rf"\b{_WILL}?(?: i)? break (?:his|her|their) (?:head|neck|legs|arms|jaw|nose|face|skull|fingers|back)\b",
    rf"\b(?:think|thought|thinking|want\w*|going to|nearly|will)(?: \w+){{0,2}} (?:push|pushing|shove|shoving|throw|"
    rf"throwing) "
    rf"{_THEM} (?:down|off|under|in front|out)\b",
    r"\bdo the lot of (?:them|you)\b|\b(?:will all|all going to) (?:be sorry|pay for (?:it|this)|regret)\b",
    r"\b(?:someone|somebody|one of (?:us|them)|he|she) (?:is|will|s) (?:going to )?(?:end|ending) up (?:in (?:a "
    r")?(?:hospital|"
    r"coffin|bag)|dead|hurt)\b",
)
"""Each is an alarm of harm to others, under the same exceptions as the rest."""
