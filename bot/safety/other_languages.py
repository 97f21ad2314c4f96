"""The plainest ways of saying it in the languages most often written by patients here, English apart.

A safety net, not understanding: only phrases that can hardly mean anything else. A speaker of each should review them.
"""

from __future__ import annotations

from bot.safety.alarm import Kind

PHRASES: dict[Kind, tuple[str, ...]] = {
    "crisis": (
        # Polish
        "chcę się zabić", "chce sie zabic", "zabiję się", "zabije sie", "nie chcę żyć", "nie chce zyc",
        "chcę umrzeć", "chce umrzec",
        "popełnić samobójstwo", "samobójstwo", "samobojstwo", "myśli samobójcze", "mysli samobojcze",
        # Spanish, Portuguese, Italian, French, German
        "quiero morir", "quiero suicidarme", "suicidarme", "quiero matarme", "no quiero vivir", "quitarme la vida",
        "quero morrer", "quero me matar", "me matar", "não quero viver", "nao quero viver", "voglio morire",
        "voglio uccidermi",
        "ammazzarmi", "non voglio vivere", "je veux mourir", "envie de mourir", "me suicider",
        "je vais me tuer", "je veux me tuer",
        "ich will sterben", "mich umbringen", "bringe mich um", "nicht mehr leben",
        # Romanian, Lithuanian, Hungarian, Albanian
        "vreau să mor", "vreau sa mor", "mă sinucid", "ma sinucid", "sinucidere", "sa ma omor", "să mă omor",
        "noriu mirti", "nusižudyti",
        "nusizudyti", "meg akarok halni", "öngyilkos", "dua të vdes", "dua te vdes",
        # Turkish, Kurdish, Somali, Swahili
        "ölmek istiyorum", "olmek istiyorum", "intihar", "kendimi öldür", "kendimi oldur",
        "dixwazim bimirim", "waxaan rabaa inaan dhinto",
        "nataka kufa", "kujiua",
        # Urdu, Hindi, Punjabi, Bengali, Gujarati in Latin letters
        "marna hai", "marna chahta", "marna chahti", "mar jana chah", "khudkushi", "khud kushi",
        "jeena nahi chah", "jina nahi chah",
        "aatmahatya", "khud ko maar", "morte chai", "mare jete chai", "atmohotta", "marvu che",
        "mari javu che", "marna chaunda", "marna chaundi",
        # Arabic and Persian in Latin letters
        "ureed an amoot", "urid an amut", "biddi mout", "bidi amoot", "abi amoot", "mikham bemiram", "khodkoshi",
        # Welsh
        "eisiau marw", "lladd fy hun", "hunanladdiad",
        # other scripts
        "хочу умереть", "хочу померти", "покончить с собой", "не хочу жить", "не хочу жити", "самоубийств",
        "самогубств", "убить себя",
        "искам да умра", "أريد أن أموت", "اريد ان اموت", "انتحار", "مرنا چاہتا", "مرنا چاہتی", "خودکشی",
        "میخواهم بمیرم", "自杀", "自殺", "想死",
        "不想活", "मरना चाहत", "आत्महत्या", "মরতে চাই", "আত্মহত্যা", "ਮਰਨਾ ਚਾਹੁੰ", "மரணிக்க விரும்ப", "தற்கொலை",
        "தற்கொலை", "እሞታለሁ", "muốn chết", "tự tử",
    ),
    "emergency": (
        "nie mogę oddychać", "nie moge oddychac", "ból w klatce piersiowej", "bol w klatce",
        "no puedo respirar", "dolor en el pecho",
        "dolor de pecho", "je ne peux pas respirer", "je n'arrive pas à respirer", "douleur à la poitrine",
        "nu pot să respir",
        "nu pot sa respir", "durere în piept", "durere in piept", "não consigo respirar",
        "nao consigo respirar", "nefes alamıyorum",
        "nefes alamiyorum", "non riesco a respirare", "ich kann nicht atmen", "saans nahi aa",
        "sans nahi aa", "seene mein dard",
        "seene me dard", "не могу дышать", "не можу дихати", "боль в груди", "لا أستطيع التنفس", "سانس نہیں",
        "سینے میں درد", "不能呼吸", "胸痛",
    ),
    "safeguarding": (
        "mąż mnie bije", "maz mnie bije", "partner mnie bije", "mi marido me pega", "mi pareja me pega",
        "mon mari me frappe", "mon mari me bat",
        "soțul mă bate", "sotul ma bate", "ma bate sotul", "meu marido me bate", "kocam beni dövüyor",
        "kocam beni dovuyor",
        "mio marito mi picchia", "mein mann schlägt mich", "mera shohar mujhe marta", "shohar marta hai",
        "pati marta hai", "husband marta hai",
        "муж бьет меня", "муж меня бьет", "чоловік б'є", "زوجي يضربني", "شوہر مارتا", "丈夫打我",
    ),
    "harm": (
        "chcę go zabić", "chce go zabic", "quiero matarlo", "je vais le tuer", "vreau să-l omor",
        "vreau sa-l omor", "onu öldüreceğim",
    ),
}  # fmt: skip
"""Looked for in the lower-cased message, as whole words where the script has spaces."""
