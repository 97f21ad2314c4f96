"""Twilio's webhooks: only what Twilio signed gets in, everything that gets in is stored once."""

from __future__ import annotations

import random
import string
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from twilio.request_validator import RequestValidator

from bot import sms
from bot.conversation import inbox
from bot.settings import settings
from bot.sms.signature import is_signed
from tests.support.inside import PATIENT, Inside
from tests.support.twilio import ACCOUNT, OURS, TOKEN

BASE = "https://referral.example"
Pairs = list[tuple[str, str]]

# Published by Twilio: the security guide's example, and the cases of twilio-python's own tests.
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL: Pairs = [
    ("CallSid", "CA1234567890ABCDE"),
    ("Digits", "1234"),
    ("From", "+14158675309"),
    ("To", "+18005551212"),
    ("Caller", "+14158675309"),
]
PUBLISHED = [
    (URL, CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    (URL.replace(".com", ".com:443"), CALL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    (URL, [*CALL, ("Caller", "+14158675309")], "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    (
        URL,
        [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")],
        None,
    ),
]


@pytest.mark.parametrize(("url", "pairs", "signature"), PUBLISHED)
def test_published_signatures_are_accepted(url: str, pairs: Pairs, signature: str | None) -> None:
    assert is_signed(url, pairs, signature or "IK+Dwps556ElfBT0I3Rgjkr1wJU=", ["12345"])


@pytest.mark.parametrize(("url", "pairs", "signature"), PUBLISHED)
def test_published_signatures_are_refused_under_another_token(url: str, pairs: Pairs, signature: str | None) -> None:
    assert not is_signed(url, pairs, signature or "IK+Dwps556ElfBT0I3Rgjkr1wJU=", ["12346", ""])


class Line:
    """Twilio's side of the line."""

    def __init__(self, world: Inside) -> None:
        app = FastAPI()
        sms.install(app)
        self.http = TestClient(app, base_url="http://10.0.0.9:8000")
        self.world = world

    def form(self, **more: str) -> dict[str, str]:
        form = {
            "MessageSid": "SM" + "1" * 32,
            "AccountSid": ACCOUNT,
            "From": PATIENT,
            "To": OURS,
            "Body": "hello",
            "NumMedia": "0",
            "FromCountry": "",
        }
        return {**form, **more}

    def sign(self, path: str, form: dict[str, str], token: str = TOKEN) -> str:
        return str(RequestValidator(token).compute_signature(BASE + path, form))

    def post(self, path: str, form: dict[str, str], signature: str | None = None, raw: bytes | None = None):  # type: ignore[no-untyped-def]
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        signed = self.sign(path, form) if signature is None else signature
        if signed:
            headers["X-Twilio-Signature"] = signed
        return self.http.post(path, content=raw or urlencode(form), headers=headers)


@pytest.fixture
def line(world: Inside) -> Line:
    """The webhooks, without the rest of the desk."""
    return Line(world)


def _stored(line: Line) -> list[str]:
    return [message.text for message in line.world.messages("patient")]


def test_a_signed_text_is_stored_and_answered_with_empty_twiml(line: Line) -> None:
    answer = line.post("/sms/inbound", line.form())
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/xml")
    assert answer.text.endswith("<Response/>")
    assert _stored(line) == ["hello"]


def test_the_address_is_ours_whatever_host_the_request_names(line: Line) -> None:
    form = line.form()
    forged = RequestValidator(TOKEN).compute_signature("http://10.0.0.9:8000/sms/inbound", form)
    assert line.post("/sms/inbound", form, forged).status_code == 403
    assert _stored(line) == []


def test_both_tokens_count_while_one_is_being_changed(line: Line) -> None:
    form = line.form()
    old = line.sign("/sms/inbound", form, "test-auth-token-before")
    assert line.post("/sms/inbound", form, old).status_code == 200


def test_without_any_token_nothing_gets_in(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "twilio_auth_token", "")
    monkeypatch.setattr(settings(), "twilio_auth_token_previous", "")
    form = line.form()
    assert line.post("/sms/inbound", form, line.sign("/sms/inbound", form, "")).status_code == 403


def test_forged_tampered_and_replayed_two_hundred_times(line: Line) -> None:
    chance = random.Random(6)
    genuine = line.form()
    signature = line.sign("/sms/inbound", genuine)
    assert line.post("/sms/inbound", genuine, signature).status_code == 200
    refused = ignored = 0
    for n in range(200):
        kind = n % 5
        if kind == 0:
            answer = line.post("/sms/inbound", line.form(MessageSid=f"SM{n}"), "")
        elif kind == 1:
            made_up = "".join(chance.choices(string.ascii_letters + string.digits, k=27)) + "="
            answer = line.post("/sms/inbound", line.form(MessageSid=f"SM{n}"), made_up)
        elif kind == 2:
            field = chance.choice(["From", "To", "Body", "MessageSid", "NumMedia"])
            answer = line.post("/sms/inbound", {**genuine, field: f"{genuine[field]}{n}"}, signature)
        elif kind == 3:
            answer = line.post(f"/sms/inbound?n={n}", genuine, signature)
        else:
            answer = line.post("/sms/inbound", genuine, signature)
            ignored += answer.status_code == 200
            continue
        refused += answer.status_code == 403
    assert (refused, ignored) == (160, 40)
    assert _stored(line) == ["hello"]


@pytest.mark.parametrize("path", ["/sms/inbound", "/sms/status", "/sms/fallback", "/sms/voice"])
def test_every_route_refuses_what_is_not_signed(line: Line, path: str) -> None:
    assert line.post(path, line.form(), "").status_code == 403
    assert line.http.get(path).status_code == 405


def test_a_name_given_twice_is_refused_under_the_signature_of_one(line: Line) -> None:
    form = line.form()
    doubled = urlencode([*form.items(), ("Body", "something else")]).encode()
    assert line.post("/sms/inbound", form, line.sign("/sms/inbound", form), doubled).status_code == 403
    assert _stored(line) == []


@pytest.mark.parametrize("missing", ["MessageSid", "From"])
def test_without_an_id_or_a_sender_there_is_no_message(line: Line, missing: str) -> None:
    form = line.form()
    del form[missing]
    assert line.post("/sms/inbound", form).status_code == 400
    assert line.post("/sms/inbound", line.form(**{missing: ""})).status_code == 400
    assert _stored(line) == []


def test_a_body_beyond_any_text_is_refused_before_it_is_read(line: Line) -> None:
    form = line.form(Body="x" * 70_000)
    assert line.post("/sms/inbound", form).status_code == 413
    many = urlencode([(f"p{n}", "1") for n in range(600)]).encode()
    assert line.post("/sms/inbound", form, "whatever", many).status_code == 413


STORED_ROWS = [
    ({"Body": "", "NumMedia": "1", "MediaUrl0": "https://media.example/1"}, "[picture]"),
    ({"Body": "my back hurts", "NumMedia": "2"}, "my back hurts"),
    ({"Body": "", "NumMedia": ""}, ""),
    ({"Body": "hi", "NumMedia": "many"}, "hi"),
    ({"Body": "👍🏽🙏"}, "👍🏽🙏"),
    ({"Body": "long " * 400}, ("long " * 400).strip()),
    ({"Body": "a\x00b"}, "ab"),
    ({"Body": "hello", "ChannelMetadata": "{}", "NewThing": "x", "Body2": ""}, "hello"),
    ({"Body": "1+1 = 2 & più £5 %41"}, "1+1 = 2 & più £5 %41"),
]


@pytest.mark.parametrize(("more", "stored"), STORED_ROWS)
def test_what_is_stored(line: Line, more: dict[str, str], stored: str) -> None:
    assert line.post("/sms/inbound", line.form(**more)).status_code == 200
    assert _stored(line) == [stored]


@pytest.mark.parametrize("sender", ["Vodafone", "60777", "whatsapp:+447700900555", "+0", "anonymous"])
def test_what_no_phone_sent_is_left(line: Line, sender: str) -> None:
    assert line.post("/sms/inbound", line.form(From=sender)).status_code == 200
    assert _stored(line) == []


def test_one_number_however_written_is_one_conversation(line: Line) -> None:
    for n, sender in enumerate(["+447700900555", "07700 900555", "+33612345678", "+33612345678"]):
        assert line.post("/sms/inbound", line.form(From=sender, MessageSid=f"SM{n}")).status_code == 200
    assert len(line.world.conversations()) == 2


def test_pictures_and_no_words_are_answered_kindly(world: Inside) -> None:
    assert "I am a computer" in world.says("", media=1)[0], "a first text of any kind gets the welcome"
    assert "cannot see pictures" in world.says("", media=1)[0]
    assert "could not find any words" in world.says("")[0]
    assert world.asked_rasa == []


def test_words_of_danger_are_answered_on_arrival_and_wait_for_no_turn(line: Line) -> None:
    for n in range(3):
        line.post("/sms/inbound", line.form(MessageSid=f"SM{n}"))
    line.post("/sms/inbound", line.form(MessageSid="SMdanger", Body="I want to kill myself"))
    [answer] = line.world.messages()
    assert "116 123" in answer.text
    assert [alert.kind for alert in line.world.alerts()] == ["crisis"]
    assert [message.text for message in line.world.messages("patient") if message.answered_at] == [
        "I want to kill myself"
    ]
    line.post("/sms/inbound", line.form(MessageSid="SMdanger", Body="I want to kill myself"))
    line.world.answers()
    assert len(line.world.messages()) == 4, "each is answered once"


def test_a_failing_look_for_danger_loses_no_text_and_the_worker_looks_again(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> bool:
        raise RuntimeError

    monkeypatch.setattr("bot.conversation.guarding.at_once", broken)
    assert line.post("/sms/inbound", line.form(Body="I want to kill myself")).status_code == 200
    line.world.answers()
    assert "116 123" in line.world.messages()[0].text


def test_the_fallback_route_stores_the_text_once(line: Line) -> None:
    form = line.form()
    assert line.post("/sms/fallback", {**form, "ErrorCode": "11200", "ErrorUrl": f"{BASE}/sms/inbound"}).text.endswith(
        "<Response/>"
    )
    assert line.post("/sms/inbound", form).status_code == 200
    assert _stored(line) == ["hello"]


def test_the_fallback_route_gives_a_number_to_call_when_nothing_can_be_stored(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(inbox, "receive_text", broken)
    answer = line.post("/sms/fallback", line.form())
    assert answer.status_code == 200
    assert "<Message>Sorry, there is a problem. Call " in answer.text
    assert "999" in answer.text


def test_a_voice_call_is_told_the_number_to_call_digit_by_digit(line: Line) -> None:
    answer = line.post("/sms/voice", {"CallSid": "CA1", "From": PATIENT, "To": OURS})
    assert answer.status_code == 200
    assert "text messages only" in answer.text
    assert "9 9 9" in answer.text


def test_a_receipt_finds_its_text_by_twilios_id_or_ours(line: Line) -> None:
    line.world.says("hello")
    [sent] = line.world.messages()
    sid = line.world.twilio.sent[0].sid
    assert (
        line.post(f"/sms/status?message={sent.id}", {"MessageSid": sid, "MessageStatus": "delivered"}).status_code
        == 200
    )
    assert line.world.message(sent.id).delivery == "delivered"
    strange = {"MessageSid": "SM-strange", "MessageStatus": "failed", "ErrorCode": "30005"}
    assert line.post(f"/sms/status?message={sent.id}", strange).status_code == 200
    assert line.world.message(sent.id).delivery == "delivered"


def test_a_reference_drawn_twice_loses_no_first_text(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["K7M-4NX", "K7M-4NX", "K7M-4NX", "K7M-4QX"])
    monkeypatch.setattr("bot.conversation.sessions.new_reference", lambda _: next(drawn))
    world.arrives("WORK", "+447700900001")
    world.arrives("WORK", "+447700900002")
    assert len(world.conversations()) == 2
