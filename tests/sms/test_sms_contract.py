"""Our calls, and the fake Twilio of these tests, held against Twilio's own description (`twilio_contract/`)."""

from __future__ import annotations

import asyncio
import json
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import jsonschema
import pytest

from bot.messaging import rank
from bot.settings import settings
from bot.worker import twilio_api
from bot.worker.twilio_api import Refused, Taken, Text
from tests.support.inside import PATIENT, Inside
from tests.support.twilio import ACCOUNT, OURS

PATH = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
SERVICE = "MG" + "a" * 32
FORMATS = jsonschema.FormatChecker(())


@FORMATS.checks("phone-number")
def _is_phone(value: object) -> bool:
    return value is None or re.fullmatch(r"\+[1-9]\d{6,14}", str(value)) is not None


@FORMATS.checks("date-time-rfc-2822", raises=ValueError)
def _is_moment(value: object) -> bool:
    return value is None or parsedate_to_datetime(str(value)) is not None


@FORMATS.checks("uri")
def _is_address(value: object) -> bool:
    parts = urlsplit(str(value))
    return value is None or (parts.path.startswith("/") and parts.scheme in ("", "http", "https"))


@lru_cache(maxsize=1)
def described() -> dict[str, Any]:
    """Twilio's description, as JSON Schema knows it: what may be null says so by its type."""
    raw = json.loads((Path(__file__).parent / "twilio_contract" / "messages.json").read_text(encoding="utf-8"))
    found = _nullable(raw)
    assert isinstance(found, dict)
    return found


def _nullable(part: object) -> object:
    if isinstance(part, list):
        return [_nullable(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {name: _nullable(value) for name, value in part.items() if name != "nullable"}
    if part.get("nullable") is True and isinstance(part.get("type"), str):
        made["type"] = [part["type"], "null"]
    return made


def _hold(value: object, schema: dict[str, Any]) -> None:
    whole = {**schema, "components": described()["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=FORMATS).validate(value)


def _answer_schema(method: str, status: str) -> dict[str, Any]:
    schema = described()["paths"][PATH][method]["responses"][status]["content"]["application/json"]["schema"]
    assert isinstance(schema, dict)
    return schema


def _typed(form: dict[str, str], schema: dict[str, Any]) -> dict[str, object]:
    """A form's values as the types that they are described as; a name that is not described is an error."""
    made: dict[str, object] = {}
    for name, value in form.items():
        kind = schema["properties"][name].get("type")
        made[name] = int(value) if kind == "integer" else value
    return made


class Wire:
    """What went over the line."""

    def __init__(self) -> None:
        self.seen: list[httpx.Response] = []

    async def keep(self, response: httpx.Response) -> None:
        """Keeps an answer, with the request that it answers."""
        await response.aread()
        self.seen.append(response)


@pytest.fixture
def wire(world: Inside, monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Our own client to Twilio, listened to."""
    made = Wire()
    own = twilio_api._client

    def listened() -> httpx.AsyncClient:
        client = own()
        client.event_hooks = {"response": [made.keep]}
        return client

    monkeypatch.setattr(twilio_api, "_client", listened)
    return made


def _run(work: Any) -> Any:
    async def and_close() -> Any:
        try:
            return await work
        finally:
            await twilio_api.close()

    return asyncio.run(and_close())


@pytest.mark.parametrize("sender", [OURS, SERVICE])
def test_what_we_send_is_what_twilio_describes(world: Inside, wire: Wire, sender: str) -> None:
    assert isinstance(_run(twilio_api.send(Text(7, PATIENT, sender, "Hello", 1))), Taken)
    [answer] = wire.seen
    request = answer.request
    described_post = described()["paths"][PATH]["post"]
    [account] = [each for each in described_post["parameters"] if each["name"] == "AccountSid"]
    _hold(request.url.path.split("/")[3], account["schema"])
    assert request.url.path == PATH.replace("{AccountSid}", ACCOUNT)
    assert request.headers["authorization"].startswith("Basic ")
    [(kind, content)] = described_post["requestBody"]["content"].items()
    assert request.headers["content-type"] == kind
    form = dict(httpx.QueryParams(request.content.decode()))
    _hold(_typed(form, content["schema"]), content["schema"])
    assert {"To", "Body", "StatusCallback", "ValidityPeriod"} < set(form)
    assert ("From" in form) is (sender == OURS)
    assert ("MessagingServiceSid" in form) is (sender == SERVICE)
    assert answer.status_code == 201
    _hold(answer.json(), _answer_schema("post", "201"))


def test_what_we_ask_for_is_what_twilio_describes(world: Inside, wire: Wire) -> None:
    text = Text(7, PATIENT, OURS, "Hello", 1)

    async def both() -> Any:
        sent = await twilio_api.send(text)
        assert isinstance(sent, Taken)
        since = parsedate_to_datetime(world.twilio.sent[0].created)
        return sent, await twilio_api.find(text, since, ())

    sent, found = _run(both())
    assert found.provider_id == sent.provider_id
    answer = wire.seen[-1]
    parameters = {each["name"]: each["schema"] for each in described()["paths"][PATH]["get"]["parameters"]}
    for name, value in answer.request.url.params.items():
        _hold(int(value) if parameters[name].get("type") == "integer" else value, parameters[name])
    _hold(answer.json(), _answer_schema("get", "200"))
    assert len(answer.json()["messages"]) == 1


def test_a_wrong_token_is_refused_as_twilio_does(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "twilio_auth_token", "wrong")
    refused = _run(twilio_api.send(Text(7, PATIENT, OURS, "Hello", 1)))
    assert refused == Refused(20003, temporary=False)
    assert world.twilio.sent == []


def test_every_status_that_twilio_may_tell_of_a_text_of_ours_is_known() -> None:
    statuses = described()["components"]["schemas"]["message_enum_status"]["enum"]
    assert [each for each in statuses if rank(each) < 0] == ["receiving", "received"], "those are for texts to us"
