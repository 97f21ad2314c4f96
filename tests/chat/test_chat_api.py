"""The chat API: sessions, messages sent once, who may read, what is refused, and safety above every limit."""

from __future__ import annotations

import json
import uuid

import httpx
import pytest
from starlette.routing import Mount

from bot.chat.limits import Buckets, Limits, Rate
from bot.chat.sending import LONGEST, clean, excerpt
from bot.chat.stream import AT_MOST_EACH, Streams, TooManyStreams
from tests.chat.chat_fake_core import FakeCore
from tests.chat.conftest import BASE, application


async def started(client: httpx.AsyncClient) -> dict[str, str]:
    answer = await client.post("/chat/api/sessions")
    assert answer.status_code == 201
    return {"Authorization": f"Bearer {answer.json()['session']}"}


def message(text: str, client_id: str | None = None) -> dict[str, str]:
    return {"text": text, "client_message_id": client_id or str(uuid.uuid4())}


async def test_a_session_begins_with_the_welcome_and_a_cookie(client: httpx.AsyncClient, core: FakeCore) -> None:
    answer = await client.post("/chat/api/sessions", json={"surgery": "T90001", "source": "website", "other": 1})
    body = answer.json()
    assert answer.status_code == 201
    assert core.started == [("T90001", "website")]
    assert len(body["session"]) >= 32
    assert [each["author"] for each in body["messages"]] == ["assistant", "assistant"]
    assert body["messages"][1]["choices"][0] == {"label": "Staying in my job", "value": "Staying in my job"}
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


async def test_over_https_the_cookie_is_secure_and_partitioned_when_embedded(core: FakeCore) -> None:
    transport = httpx.ASGITransport(application(core, "https://chat.test"))
    async with httpx.AsyncClient(transport=transport, base_url="https://chat.test") as client:
        plain = (await client.post("/chat/api/sessions")).headers["set-cookie"]
        framed = (await client.post("/chat/api/sessions", headers={"X-Embedded": "1"})).headers["set-cookie"]
    assert plain.startswith("__Host-chat=")
    assert plain.endswith("Path=/; HttpOnly; SameSite=Lax; Secure")
    assert framed.endswith("Path=/; HttpOnly; Secure; SameSite=None; Partitioned")


async def test_a_message_gives_only_its_own_replies_with_rising_ids(client: httpx.AsyncClient) -> None:
    who = await started(client)
    first = (await client.post("/chat/api/messages", json=message("Staying"), headers=who)).json()
    second = (await client.post("/chat/api/messages", json=message("my back"), headers=who)).json()
    assert [each["text"] for each in first["messages"]] == [
        "What is it about your health that makes work hard?\n\nUse your own words. Spelling does not matter."
    ]
    assert second["messages"][0]["control"] == "checkboxes"
    assert first["message_id"] < first["messages"][0]["id"] < second["message_id"] < second["messages"][0]["id"]
    assert (first["questions_left"], second["questions_left"]) == (5, 4)


async def test_the_same_client_id_gives_the_first_result(client: httpx.AsyncClient) -> None:
    who = await started(client)
    one = message("Staying")
    first = await client.post("/chat/api/messages", json=one, headers=who)
    again = await client.post("/chat/api/messages", json=one, headers=who)
    assert again.json() == first.json()
    whole = (await client.get("/chat/api/messages", headers=who)).json()["messages"]
    assert [each["author"] for each in whole] == ["assistant", "assistant", "patient", "assistant"]
    after = (await client.get(f"/chat/api/messages?after={whole[2]['id']}", headers=who)).json()["messages"]
    assert [each["id"] for each in after] == [whole[3]["id"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/messages"), ("GET", "/messages"), ("GET", "/summary"), ("GET", "/stream"), ("DELETE", "/sessions")],
)
@pytest.mark.parametrize("token", [None, "wrong", "x" * 5000, ""])
async def test_nothing_opens_without_a_good_token(
    client: httpx.AsyncClient, method: str, path: str, token: str | None
) -> None:
    await started(client)  # the client now holds a good cookie, which alone must not be enough
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    answer = await client.request(method, f"/chat/api{path}", headers=headers, json=message("hello"))
    assert answer.status_code == 401
    assert answer.json()["detail"]


BAD = [
    ({"text": "", "client_message_id": str(uuid.uuid4())}, 400, "empty"),
    ({"text": "  \n ", "client_message_id": str(uuid.uuid4())}, 400, "empty"),
    ({"text": "x" * 2001, "client_message_id": str(uuid.uuid4())}, 400, "too long"),
    ({"text": "hello"}, 422, "client_message_id"),
    ({"text": "hello", "client_message_id": "not-a-uuid"}, 422, "client_message_id"),
    ({"client_message_id": str(uuid.uuid4())}, 422, "text"),
    ({"text": 5, "client_message_id": str(uuid.uuid4())}, 422, "text"),
    ([], 422, "body"),
    ({"text": "x" * 70_000, "client_message_id": str(uuid.uuid4())}, 413, "too big"),
]


@pytest.mark.parametrize(("body", "status", "says"), BAD)
async def test_bad_input_is_told_clearly(client: httpx.AsyncClient, body: object, status: int, says: str) -> None:
    who = await started(client)
    answer = await client.post("/chat/api/messages", json=body, headers=who)
    assert answer.status_code == status
    assert says in answer.json()["detail"]


async def test_broken_json_and_a_body_without_a_length_are_refused(client: httpx.AsyncClient) -> None:
    who = await started(client)
    broken = await client.post("/chat/api/messages", content=b"{", headers={**who, "Content-Type": "application/json"})
    assert broken.status_code == 422

    async def endless() -> object:
        for _ in range(40):
            yield b"x" * 4096

    big = await client.post("/chat/api/messages", content=endless(), headers=who)  # type: ignore[arg-type]
    assert big.status_code == 413


@pytest.mark.parametrize(
    "text", ["😀", "<script>alert(1)</script>", "мне плохо", "/restart", "a\x00b", "\ud83d cut", "-1"]
)
async def test_any_words_are_taken(client: httpx.AsyncClient, text: str) -> None:
    who = await started(client)
    body = message(text)
    answer = await client.post(
        "/chat/api/messages", content=_json(body), headers={**who, "Content-Type": "application/json"}
    )
    assert answer.status_code == 200
    mine = (await client.get("/chat/api/messages?after=2", headers=who)).json()["messages"][0]["text"]
    assert mine == clean(text)


def _json(body: dict[str, str]) -> bytes:
    return json.dumps(body).encode()  # escapes lone surrogates, as a broken client would send them


async def test_leaving_ends_the_session(client: httpx.AsyncClient) -> None:
    who = await started(client)
    gone = await client.delete("/chat/api/sessions", headers=who)
    assert gone.status_code == 204
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert (await client.get("/chat/api/messages", headers=who)).status_code == 401
    assert (await client.post("/chat/api/messages", json=message("hello"), headers=who)).status_code == 401


async def test_the_summary_is_the_answers_so_far(client: httpx.AsyncClient) -> None:
    who = await started(client)
    await client.post("/chat/api/messages", json=message("Staying in my job"), headers=who)
    rows = (await client.get("/chat/api/summary", headers=who)).json()["rows"]
    assert rows == [{"question": "goal", "label": "Goal", "answer": "Staying in my job"}]


async def test_openapi_describes_the_chat_and_nothing_else(client: httpx.AsyncClient) -> None:
    described = (await client.get("/chat/api/openapi.json")).json()
    assert set(described["paths"]) == {"/sessions", "/messages", "/summary", "/stream"}
    assert described["servers"] == [{"url": "/chat/api"}]


async def limited(core: FakeCore) -> httpx.AsyncClient:
    app = application(core)
    mount = next(route for route in app.routes if isinstance(route, Mount) and route.path == "/chat/api")
    site = mount.app.state.site  # type: ignore[attr-defined]
    site.limits = Limits(session_messages=Rate(2, 30), clock=lambda: 0.0)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=BASE)


async def test_too_many_messages_are_slowed_but_never_those_about_safety(core: FakeCore) -> None:
    async with await limited(core) as client:
        who = await started(client)
        for text in ("one", "two"):
            assert (await client.post("/chat/api/messages", json=message(text), headers=who)).status_code == 200
        slowed = await client.post("/chat/api/messages", json=message("three"), headers=who)
        assert slowed.status_code == 429
        assert int(slowed.headers["retry-after"]) >= 1
        assert "call 999" in slowed.json()["detail"]
        heard = await client.post("/chat/api/messages", json=message("I want to die"), headers=who)
        assert heard.status_code == 200
        assert "116 123" in heard.json()["messages"][0]["text"]


async def test_a_message_that_is_too_long_is_still_heard_when_it_is_about_safety(
    client: httpx.AsyncClient, core: FakeCore
) -> None:
    who = await started(client)
    text = "word " * 900 + "I want to die" + " word" * 900
    heard = await client.post("/chat/api/messages", json=message(text), headers=who)
    assert heard.status_code == 200
    assert "116 123" in heard.json()["messages"][0]["text"]


@pytest.mark.parametrize("before", [0, 1, 990, 999, 1000, 1995, 1999, 2000, 4001])
def test_the_piece_that_is_kept_holds_the_words(before: int) -> None:
    piece = excerpt(FakeCore(), "x" * before + "want to die" + "y" * 3000)
    assert piece is not None
    assert "want to die" in piece
    assert len(piece) <= LONGEST


def test_nothing_is_kept_of_a_long_message_without_alarm() -> None:
    assert excerpt(FakeCore(), "x" * 9000) is None


def test_a_bucket_fills_again_with_time() -> None:
    now = [0.0]
    bucket = Buckets(Rate(burst=2, per_minute=60), clock=lambda: now[0], kept=2)
    assert [bucket.take("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    now[0] = 1.0
    assert bucket.take("a") == 0.0
    assert bucket.take("b") == 0.0
    assert bucket.take("c") == 0.0  # "a" is forgotten now
    assert bucket.take("a") == 0.0


async def test_the_stream_gives_what_others_write_and_stops_when_the_session_ends(core: FakeCore) -> None:
    begun = core.start(None, None)
    streams = Streams(core)

    async def alive() -> bool:
        return core.find(begun.token) is not None

    following = streams.follow(begun.conversation, begun.messages[-1].id, alive)
    assert await anext(following) == "retry: 2000\n\n"
    told = core.say(begun.conversation, "staff", "Hello, I am Priya.", author_name="Priya, work adviser")
    event = await anext(following)
    assert event.startswith(f"id: {told.id}\nevent: message\ndata: {{")
    assert '"author_name":"Priya, work adviser"' in event
    core.end(begun.token)
    assert [piece async for piece in following] == []


async def test_one_chat_may_not_hold_streams_without_end(core: FakeCore) -> None:
    begun = core.start(None, None)
    streams = Streams(core)

    async def alive() -> bool:
        return True

    opened = [streams.follow(begun.conversation, 0, alive) for _ in range(AT_MOST_EACH)]
    for each in opened:
        await anext(each)
    with pytest.raises(TooManyStreams):
        streams.check(begun.conversation)
    await opened[0].aclose()
    streams.check(begun.conversation)
