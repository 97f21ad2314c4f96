"""Which words raise an alarm, which kind, and which span: a row for each idea the rules hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import KINDS, Alarm, detect
from bot.safety.normalise import normalise


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I want to kill myself", "crisis"),
        ("everyone would be better off without me", "crisis"),
        ("I don't want to be here anymore", "crisis"),
        ("kms", "crisis"),
        ("s u i c i d a l", "crisis"),
        ("su1c1dal", "crisis"),
        ("s**cide", "crisis"),
        ("SUICIDAL!!!", "crisis"),
        ("i wanna unalive myself", "crisis"),
        ("I’m going to end my life", "crisis"),
        ("chcę się zabić", "crisis"),
        ("quiero morir", "crisis"),
        ("lol might as well kill myself", "crisis"),
        ("my wife says she wants to die", "crisis"),
        ("I'm not suicidal but sometimes I think about ending my life", "crisis"),
        ("I tried to kill myself last week", "crisis"),
        ("when I was 15 I tried to kill myself and now I feel like that again", "crisis"),
        ("off 3 weeks with my back, warehouse picker, I want to kill myself", "crisis"),
        ("I want to take an overdose", "crisis"),
        ("I have taken an overdose", "emergency"),
        ("chest pain now", "emergency"),
        ("my face is drooping and my speech is slurred", "emergency"),
        ("I can't feel between my legs and I can't pee", "emergency"),
        ("I can't breathe", "emergency"),
        ("I'm bleeding heavily and it won't stop", "emergency"),
        ("my throat is closing up", "emergency"),
        ("my son is having a seizure", "emergency"),
        ("he has collapsed and won't wake up", "emergency"),
        ("no puedo respirar", "emergency"),
        ("I'm going to stab my manager", "harm"),
        ("I'm scared I will hurt my baby", "harm"),
        ("voices are telling me to hurt people", "harm"),
        ("my husband hits me", "safeguarding"),
        ("my boss touches me and I'm scared", "safeguarding"),
        ("he won't let me leave the house", "safeguarding"),
        ("my employer has taken my passport", "safeguarding"),
        ("my daughter comes back from her dad's with bruises", "safeguarding"),
        ("mąż mnie bije", "safeguarding"),
        ("I want to die and I took all my tablets", "emergency"),
        ("I want tae dee", "crisis"),
        ("I wish I could dee the noo", "crisis"),
        ("I could die this minute", "crisis"),
        ("I'd rather not be here", "crisis"),
        ("my husband keeps me in the house", "safeguarding"),
    ],
)
def test_an_alarm_of_its_kind(text: str, kind: str) -> None:
    alarm = detect(text)
    assert alarm is not None, text
    assert alarm.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "my back is killing me", "dying to get back to work", "dead leg", "I could kill for a day off",
        "killing time", "work is suicide", "I was on a suicide prevention course", "no thoughts of suicide",
        "I'm not suicidal", "chest infection", "heart operation last year", "chest pain clinic appointment",
        "when I was 15 I tried to kill myself, I'm fine now", "I lost my mate to suicide three years ago",
        "I hurt myself at work lifting a box", "my boss threatened to sack me",
        "my husband won't let me lift a thing", "I can't go on with this job", "I want to end this chat",
        "I can't live on SSP", "I had a stroke in 2020", "panic attacks where I can't breathe",
        "overdosing on coffee", "I work in a women's refuge", "a forklift hit me", "I could murder a curry", "",
        " ", "1", "🙂", "/restart", "...",
        "do I have to gan to me GP before I can dee this",
        "I cannae dee it any mair mornings than that",
        "I'm back but only deein mornings for now",
        "I'd rather not be tellin you me age",
        "no, in my work not exist this team",
        "my Crohn's keeps me in the toilet half the morning",
        "my back locks up so badly I can't put my socks on",
    ],
)  # fmt: skip
def test_no_alarm(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Off sick. I want to KILL   myself, sorry", "KILL   myself"),
        ("i feel s.u.i.c.i.d.a.l today", "s.u.i.c.i.d.a.l"),
        ("well I’m su1c1dal ok", "su1c1dal"),
        ("hola, quiero morir hoy", "quiero morir"),
    ],
)
def test_the_words_are_the_patients_own(text: str, words: str) -> None:
    alarm = detect(text)
    assert alarm == Alarm("crisis", words)
    assert words in text


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing(text: str) -> None:
    alarm = detect(text)
    assert alarm is None or (alarm.kind in KINDS and alarm.words in text and alarm.words)


@given(
    st.sampled_from(["Hello. ", "1. ", "I work in a shop. ", "ok\n"]),
    st.sampled_from(["", " thanks", ". Bye", "\n\n2"]),
)
def test_what_stands_around_hides_nothing(before: str, after: str) -> None:
    assert detect(f"{before}I want to kill myself{after}") == Alarm("crisis", "kill myself")


@given(st.sampled_from(["I want to kill myself", "my husband hits me", "I have taken an overdose", "chest pain now"]))
def test_case_and_curly_marks_change_nothing(text: str) -> None:
    assert (detect(text.upper()) is None) == (detect(text) is None)
    assert detect(f"“{text}”") is not None


@pytest.mark.parametrize(
    "text",
    ["i " * 800, "want to die of boredom " * 70, "k.m." * 400, "not " * 400, "he is " * 260, "a" * 1600, "x @ " * 400],
)
def test_the_longest_text_is_read_quickly(text: str) -> None:
    begun = time.process_time()
    detect(text[:1600])
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("I’m k1lling mys3lf", "i am killing myself"),
        ("wanna  dieeee", "want to die"),
        ("cnt do this nemore", "cant do this any more"),
        ("4 March 2pm", "4 march 2pm"),
        ("re-apply, please…", "re apply , please ."),
        ("k.m.s", "kms"),
        ("suisidal", "suicidal"),
        ("I'm struggling", "i am struggling"),
        ("starting work, standing all day", "starting work , standing all day"),
        ("", ""),
    ],
)
def test_words_are_made_comparable(written: str, plain: str) -> None:
    assert normalise(written).text == plain
