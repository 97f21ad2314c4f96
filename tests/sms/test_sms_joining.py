"""One referral on two channels, joined by a code and never by the number alone."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace

import pytest

from bot.conversation import inbox, joining, sessions, transcript, turn
from bot.messaging import segments
from bot.settings import settings
from bot.store.directory import local
from bot.store.tables import Conversation, JoiningCode
from tests.support.inside import PATIENT, Inside

OTHER = "+447700900556"


def _web(text: str, token: str, message_id: str = "m1") -> str:
    """What the web chat answers to a message of this browser's."""
    conversation = sessions.find(token)
    assert conversation is not None
    received = inbox.receive_web(conversation, text, message_id)
    return "\n".join(each.text for each in asyncio.run(turn.answer(received.id)).replies)


def _code_in(text: str) -> str:
    found = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text)
    assert found is not None
    return found.group()


@pytest.mark.parametrize("written", ["{}", "{}.", " {} ", "lower"])
def test_begun_on_the_web_and_gone_on_by_text(world: Inside, written: str) -> None:
    started = sessions.start("T90001", None)
    answer = _web("Go on by text", started.token)
    code = _code_in(answer)
    assert "07700" in answer
    [joined] = world.says(code.lower().replace("-", "") if written == "lower" else written.format(code))
    assert joined.startswith("Hello from Tideway Work Team. You can go on by text now.")
    assert "Which is closest to what you want?\n1 Stay in my job" in joined
    assert segments(joined).parts <= 2
    assert [each.id for each in world.conversations()] == [started.conversation_id]
    assert world.says("my job") == ["An answer."]
    assert sessions.find(started.token) == started.conversation_id, "the browser can go on as well"
    assert {each.author for each in transcript.messages(started.conversation_id)} == {"patient", "assistant"}


def test_begun_by_text_and_gone_on_on_the_web(world: Inside) -> None:
    world.says("WORK")
    [told] = world.says("web")
    code = _code_in(told)
    assert "https://referral.example/chat" in told
    started = sessions.start(None, None)
    answer = _web(code, started.token)
    assert "What you told us by text is kept." in answer
    texting = next(each.id for each in world.conversations() if each.phone)
    assert sessions.find(started.token) == texting
    assert {each.id: each.status for each in world.conversations()}[started.conversation_id] == "closed"
    _web("carry on", started.token, "m2")
    assert world.says("and by text again") == ["An answer."]


def test_a_code_works_once(world: Inside) -> None:
    started = sessions.start("T90001", None)
    code = joining.code(started.conversation_id, "sms")
    world.says(code)
    world.says(code, OTHER)
    assert len(world.conversations()) == 2
    assert world.asked_rasa == [code], "for anyone else it is only words"


def test_a_twin_of_the_text_that_joined_changes_nothing(world: Inside) -> None:
    started = sessions.start("T90001", None)
    code = joining.code(started.conversation_id, "sms")
    first = world.arrives(code, sid="SM-one")
    second = world.arrives(code, sid="SM-one")
    assert (first.new, second.new, second.id) == (True, False, first.id)


def test_a_code_runs_out_and_a_newer_one_takes_its_place(world: Inside) -> None:
    started = sessions.start("T90001", None)
    old = joining.code(started.conversation_id, "sms")
    new = joining.code(started.conversation_id, "sms")
    assert world.arrives(old).conversation_id != started.conversation_id
    world.pass_time(minutes=61)
    assert world.arrives(new, OTHER).conversation_id != started.conversation_id


def test_a_code_is_good_on_the_other_channel_only(world: Inside) -> None:
    world.says("WORK")
    texting = next(each.id for each in world.conversations() if each.phone)
    for_web = joining.code(texting, "web")
    assert world.arrives(for_web, OTHER).conversation_id != texting
    started = sessions.start("T90001", None)
    for_phone = joining.code(started.conversation_id, "sms")
    thief = sessions.start(None, None)
    _web(for_phone, thief.token)
    assert sessions.find(thief.token) == thief.conversation_id


def test_the_number_alone_joins_nothing(world: Inside) -> None:
    started = sessions.start("T90001", None)
    _web(f"my number is {PATIENT}", started.token)
    assert world.arrives("WORK").conversation_id != started.conversation_id


def test_only_the_hash_of_a_code_is_kept(world: Inside) -> None:
    started = sessions.start("T90001", None)
    code = joining.code(started.conversation_id, "sms").replace("-", "")
    rows: list[str] = []
    world.change(lambda db: rows.extend(each.code_hash for each in db.query(JoiningCode)))
    assert len(rows) == 1
    assert code not in rows[0]


def test_never_two_open_referrals_of_one_phone(world: Inside) -> None:
    world.says("WORK")
    before = world.conversations()[0].id
    started = sessions.start("T90001", None)
    world.says(joining.code(started.conversation_id, "sms"))
    assert {each.id: each.status for each in world.conversations()} == {
        before: "closed",
        started.conversation_id: "open",
    }


def test_a_web_referral_that_has_a_phone_is_not_taken_over_by_another(world: Inside) -> None:
    started = sessions.start("T90001", None)
    world.says(joining.code(started.conversation_id, "sms"))
    assert world.arrives(joining.code(started.conversation_id, "sms"), OTHER).conversation_id != started.conversation_id
    phones: list[str | None] = []
    world.change(lambda db: phones.append(db.get_one(Conversation, started.conversation_id).phone))
    assert phones == [PATIENT]


@pytest.mark.parametrize(
    ("surgery", "ours", "number"),
    [
        ("T90002", "MG" + "a" * 32, "07700 900 102"),
        (None, "MG" + "a" * 32, "07700 900 100"),
        (None, "+447700900109", "07700 900 100"),
    ],
)
def test_the_number_to_text_is_one_that_people_can_read(
    world: Inside, monkeypatch: pytest.MonkeyPatch, surgery: str | None, ours: str, number: str
) -> None:
    monkeypatch.setattr(settings(), "twilio_from", ours)
    started = sessions.start(surgery, None)
    assert number in _web("Go on by text", started.token)


@pytest.mark.parametrize(("ours", "number"), [("MG" + "a" * 32, ""), ("+447700900109", "07700 900 109")])
def test_without_an_areas_number_our_senders_is_shown_but_never_a_messaging_service(
    world: Inside, monkeypatch: pytest.MonkeyPatch, ours: str, number: str
) -> None:
    monkeypatch.setattr(settings(), "twilio_from", ours)
    found = local()
    host = replace(found.area.host, sms_number="")
    bare = replace(found, directory=replace(found.directory, area=replace(found.area, host=host)))
    assert bare.number_to_text(None) == number
