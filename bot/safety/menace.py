"""A person who has the means, the place or the plan to hurt another, without the plain words for it."""

from __future__ import annotations

from bot.safety.phrases import BOSS, CHILD, FAMILY, PARTNER

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

_HURT_THEM = (
    r"(?:hit|punched|slapped|strangled|kicked|pushed|shoved|choked|hurt|battered|shook|throttled|attacked|smacked|bit|"
    r"burnt|burned|threatened|smothered)"
)

STATED = (
    # it has happened, and it may again
    rf"\bi (?:nearly |almost |just |have |also |really |had )*{_HURT_THEM} (?:my|our|the|his|her) "
    rf"(?:{PARTNER[3:-1]}|{CHILD[3:-1]}|"
    rf"{FAMILY[3:-1]})\b(?=[^.]*\b(?:again|last night|today|tonight|scared|frightened|afraid|worried|lost (?:it|my "
    rf"temper|"
    rf"control)|snapped|cant stop|keep doing)\b)",
    r"\b(?:cant|dont|not) trust myself (?:around|near|with|alone with) (?:him|her|them|my|the)\b",
    # a plan told as a joke
    r"\b(?:murder|kill|stab|shoot|poison|strangle|bury|batter)\b[^.]*\b(?:picked|chosen|worked out|got|planned|"
    r"know) (?:the|a|"
    r"my|which|where|when) (?:day|date|spot|place|weapon|time|shift|i will|to)\b",
    rf"\b(?:find|found) {_THEM}(?: \w+){{0,3}} (?:canal|river|ditch|woods|skip|shallow grave|lake|reservoir|under "
    rf"(?:the|my) "
    rf"patio)\b",
    rf"\b{_WILL}(?: \w+)? (?:f\w{{0,5}}|mess|smash|bash|beat|rough|bang|carve|do) {_THEM} (?:up|over|in)\b(?! "
    rf"(?:to date|at "
    rf"(?:pool|darts|chess|cards|golf)))",
    r"\b(?:head|mind|brain|devil|something|thoughts?)(?: \w+)? (?:say|says|saying|tell|tells|telling|told|"
    r"orders?)(?: to)? "
    r"(?:me|i)(?: to| that i should| i must| i should)? (?:kill|hurt|stab|hit|harm|attack|burn|strangle) (?!myself|"
    r"me|the "
    r"gym)\w+",
    r"\b(?:idea|ideas|thoughts|feeling|temptation) (?:to|of|about) (?:hit|hitting|hurt|hurting|beat|beating|kill|"
    r"killing|stab|"
    r"stabbing) (?:my|the|him|her|them|people|someone)\b(?! (?:gym|target|road))",
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
