"""Words about health that no text of ours may hold, since anyone may pick up the phone.

Source: the conversation's own limits: no condition, symptom, body part, medicine, treatment or therapy, and none of
"health", "ill", "sick", "mental", "pain", "disabled", "fit note", "counselling". Only fixed safety texts are exempt.
Ordinary words that also name a part of the body ("go back", "face to face", "on the other hand") count only where the
words around them make them one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

AS_TOLD = "as you told us"
"""What stands in for a job title that holds a health word."""

_GENERAL = (
    r"(?:un)?health(?:y|ier|care)?",
    r"ill(?:ness|nesses)?",
    r"(?:long[- ]term |off )?sick(?:ness|nesses)?",
    r"mental(?:ly)?",
    r"mental[- ]health",
    r"pain(?:s|ful|fully)?",
    r"painkillers?",
    r"disab(?:led|ility|ilities)",
    r"fit[- ]?notes?",
    r"sick[- ]?notes?",
    r"counsel(?:l)?(?:ing|lor|lors|or|ors)",
    r"unwell",
    r"well-?being",
    r"symptoms?",
    r"diagnos\w*",
    r"impairments?",
    r"medical(?:ly)?(?: condition)?",
    r"(?:health|medical|long[- ]term|skin|heart|lung) conditions?",
)
_CONDITIONS = (
    r"(?:osteo|rheumatoid |psoriatic )?arthriti\w*",
    r"osteoporosis|scoliosis|spondyl\w*|sciatica|stenosis|lumbago|whiplash|gout|lupus",
    r"slipped dis[ck]s?|herniated dis[ck]s?|hernias?|tendoniti\w*|tendiniti\w*|bursitis|carpal tunnel",
    r"rsi|repetitive strain\w*",
    r"fibro(?:myalgia)?|hypermobility|ehlers\W?danlos|chronic fatigue|long[- ]covid|covid(?:-?19)?|m\.?e\.?/?cfs|cfs",
    r"anxi(?:ety|ous)|depress(?:ion|ed|ive|ing)|bi-?polar|psychos[ie]s|psychotic|schizo\w*|ptsd|c-?ptsd",
    r"ocd|burn-?out|burnt out",
    r"stress(?:ed|ful)?|panic(?:ky)?|phobias?|trauma(?:s|tic|tised|tized)?|low mood|moods?|nervous",
    r"breakdown|grief|bereave\w*",
    r"anorexi\w*|bulimi\w*|eating disorders?|personality disorders?|disorders?|self[- ]?harm\w*|suicid\w*",
    r"autis\w*|asperger\w*|adhd|(?-i:ADD|MS|TB)|dyslexi\w*|dyspraxi\w*|dyscalculi\w*|tourette\w*",
    r"neuro ?(?:diver\w*|logical|logy|surg\w*)",
    r"asthma\w*|copd|emphysema|bronchi\w*|pneumonia|angina|heart (?:attack|failure|disease|problem)s?",
    r"stents?|pacemaker",
    r"diabet\w*|thyroid\w*|an(?:a)?emi[ac]|hypertensi\w*|blood pressure|high blood|cholesterol|obes\w*|overweight",
    r"cancers?|tumou?rs?|leuk(?:a)?emia|lymphoma|melanoma|hiv|aids|hepatitis|tuberculosis",
    r"epilep\w*|seizures?|fits and|strokes?|tia|multiple sclerosis|parkinson\w*|dementia|alzheimer\w*",
    r"migraines?|neuropathy|palsy",
    r"crohn\w*|colitis|ibs|ibd|c(?:o)?eliac|ulcers?|reflux|gallstones?|kidney stones?|incontinen\w*",
    r"constipat\w*|diarrh\w*",
    r"endometriosis|fibroids|menopaus\w*|perimenopaus\w*|pregnan\w*|miscarr\w*|periods|pmdd|pcos|ivf",
    r"postnatal|post-?natal",
    r"eczema|psoriasis|dermatitis|shingles|acne|cataracts?|glaucoma|deaf(?:ness)?|blind(?:ness)?",
    r"tinnitus|vertigo|hearing loss",
    r"hard of hearing|visually impaired|sight loss|infections?|flu|virus|viral|allerg\w*|sepsis",
    r"disease\w*|syndromes?",
    r"addict\w*|alcohol\w*|drunk|drugs?|gambl\w*|substance|withdrawal symptoms|detox|rehab\w*|amput\w*",
    r"paraly\w*|wheelchairs?",
    r"injur\w*|wounds?|fractur\w*|concuss\w*|sprain\w*|dislocat\w*|broken \w+|torn \w+|head bump|burns?",
)
_SYMPTOMS = (
    r"(?:back|head|tooth|tummy|stomach|ear|muscle)[- ]?aches?|aches?|aching|achy|sore(?:ness)?",
    r"stiff(?:ness)?|swollen|swelling|numb(?:ness)?",
    r"tingl\w*|dizz\w*|faint(?:ing|ed)?|nause\w*|vomit\w*|fatigue[d]?|exhaust\w*|tired(?:ness)?",
    r"insomnia|sleep(?:less|lessness)?",
    r"breathless\w*|breathing|wheez\w*|cough\w*|fevers?|bleed\w*|rash(?:es)?|itch\w*|cramps?|spasms?",
    r"flare[- ]?ups?|flashbacks?",
    r"brain fog|tearful|crying|weight loss|palpitations?|limp(?:ing)?|relaps\w*",
)
_CARE = (
    r"\w*therap(?:y|ies|ist|ists|eutic)",
    r"physios?|osteopath\w*|chiropract\w*|podiatr\w*|psycholog\w*|psychiatr\w*|cbt|iapt|emdr|camhs|cmht",
    r"medic(?:ine|ines|ation|ations)|meds|tablets?|pills?|prescri\w*|antidepress\w*|anti-depress\w*",
    r"sertraline|citalopram|fluoxetine",
    r"mirtazapine|venlafaxine|propranolol|diazepam|codeine|co-?codamol|tramadol|morphine|gabapentin",
    r"pregabalin|amitriptyline|naproxen",
    r"ibuprofen|paracetamol|insulin|inhalers?|steroids?|methadone|methotrexate|opioids?|opiates?",
    r"vaccin\w*|injections?|hrt",
    r"treat(?:ed|ing|ment|ments)|operations?|operated|surgeon\w*|transplants?|replacements?|chemo\w*",
    r"radiotherapy|dialysis|scans?|mri",
    r"x-?rays?|biops\w*|bypass|hysterectomy|mastectomy|c-?section|caesarean",
)
_BODY = (
    r"spin(?:e|es|al)|necks?|shoulders?|elbows?|wrists?|fingers?|thumbs?|hips?|knees?|ankles?|legs?",
    r"toes?|foot|feet|heels?",
    r"chests?|lungs?|hearts?|stomachs?|tumm(?:y|ies)|guts?|bowels?|bladders?|kidneys?|livers?|pelvi[cs]",
    r"groins?|wombs?|breasts?",
    r"brains?|nerves?|muscles?|muscular|tendons?|ligaments?|cartilage|joints|bones?|blood|skin|throats?",
    r"jaws?|tooth|teeth",
    r"musculo-?skeletal|msk|eye(?:s|sight)?|ears|prostate|ovar(?:y|ies)|uter(?:us|ine)|vagina\w*",
    r"testic\w*|forearms?|arms|buttocks?",
)
_BY_CONTEXT = (
    r"(?:my|your|his|her|bad|sore|lower|upper|hurts?|low|injured) (?:lower |upper )?(?:back|head|hand|hands|face|arm)"
    r"(?= (?:pain|problem|problems|trouble|injury|hurts?|is|and|has|was|went|gave|op|condition)\b|[.,;:!?\n]|$)",
    r"(?:lower |upper |bad |sore )?(?:back|head|hand|hands|face|arm|joint|ear|period|sight|hearing) "
    r"(?:pains?|problems?|trouble|injur(?:y|ies)|conditions?|surgery|operation|ops?|issues?)",
    r"(?:bad|sore|lower|upper|injured) (?:back|head|hands?|arm)",
    r"(?:had|have|having|need|needed|after|your|my|hip|knee|heart|shoulder|spinal|eye|keyhole|major) "
    r"(?:my |your |an? )?(?:\w+ )?surgery(?= (?:on|for|last|this|next|in|and)\b|[.,;:!?\n]|$)",
)
_WORDS = re.compile(
    r"(?<![\w'])(?:" + "|".join((*_BY_CONTEXT, *_GENERAL, *_CONDITIONS, *_SYMPTOMS, *_CARE, *_BODY)) + r")(?![\w])",
    re.IGNORECASE,
)
_GP_SURGERY = re.compile(r"\b(?:gp|your|my|doctors?'?|the|with|at|a) surgery\b", re.IGNORECASE)


def health_words(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """The health words in a text, as written, in order; empty where it may be sent.

    `allowed` are names that may stand whatever they hold (the surgery's own name).
    """
    rest = text
    for name in sorted((name for name in allowed if name), key=len, reverse=True):
        rest = re.sub(re.escape(name), lambda found: " " * len(found.group()), rest, flags=re.IGNORECASE)
    rest = _GP_SURGERY.sub(lambda found: " " * len(found.group()), rest)
    return [found.group() for found in _WORDS.finditer(rest)]


def neutral_job(title: str) -> str:
    """The job title as it may be texted: itself, or `AS_TOLD` where it holds a health word ("mental health nurse")."""
    return AS_TOLD if health_words(title) else title
