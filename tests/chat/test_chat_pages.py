"""The pages without a script: a whole chat by forms, and what keeps strangers out (XSS, CSRF, framing, fixation)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from html import unescape

import httpx
import pytest
import pytest_asyncio

from tests.chat.chat_fake_core import QUESTIONS, FakeCore
from tests.chat.conftest import BASE, application

ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.test"}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, f"the page has no field {name}"
    return unescape(found.group(1))


async def post(client: httpx.AsyncClient, **fields: object) -> httpx.Response:
    page = (await client.get("/chat")).text
    ours = {"form_token": hidden(page[page.index('id="answer"') :], "form_token")}
    ours["client_message_id"] = hidden(page, "client_message_id")
    return await client.post("/chat/send", data={**ours, **fields})


@pytest_asyncio.fixture
async def begun(client: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    answer = await client.post("/chat/start", data={"surgery": "T90001", "source": "poster"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")
    yield client


async def test_a_new_visitor_gets_the_start_page_and_no_session(client: httpx.AsyncClient, core: FakeCore) -> None:
    page = await client.get("/chat?surgery=T90001")
    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert core.started == []
    assert "Hillside Surgery" in page.text
    assert "Call 999 or go to A&amp;E now if" in page.text


async def test_a_whole_chat_by_forms_alone(begun: httpx.AsyncClient, core: FakeCore) -> None:
    answers: list[dict[str, object]] = [
        {"choice": "Staying in my job"},
        {"text": "My back\r\nand my sleep"},
        {"choice": ["An injury or operation", "Something else"], "text": "my knee"},
        {"day": "15", "month": "feb", "year": "2026"},
        {"choice": "Moor Lane Work Advice"},
        {"choice": "Book this appointment"},
    ]
    for answer, (_, question, control, _) in zip(answers, QUESTIONS, strict=True):
        page = (await begun.get("/chat")).text
        assert question.splitlines()[0].strip("*") in unescape(page)
        assert ('type="radio"' in page, 'type="checkbox"' in page, 'name="day"' in page) == (
            control == "radios",
            control == "checkboxes",
            control == "date",
        )
        assert 'name="text"' in page  # free text is always allowed
        sent = await post(begun, **answer)
        assert sent.status_code == 303
        assert re.fullmatch(r"/chat#m\d+", sent.headers["location"])
    assert "You are booked." in (await begun.get("/chat")).text
    conversation = next(iter(core.log.values()))
    assert [message.text for message in conversation if message.author == "patient"] == [
        "Staying in my job",
        "My back\nand my sleep",
        "An injury or operation, Something else, my knee",
        "15 February 2026",
        "Moor Lane Work Advice",
        "Book this appointment",
    ]


@pytest.mark.parametrize(
    ("quick", "says"),
    [
        ("why", "Why do you ask?"),
        ("back", "go back"),
        ("not_sure", "I am not sure"),
        ("rather_not", "I would rather not say"),
        ("person", "Can I talk to a person?"),
        ("again", "start again"),
    ],
)
async def test_the_buttons_under_a_question_say_it_in_words(
    begun: httpx.AsyncClient, core: FakeCore, quick: str, says: str
) -> None:
    assert (await post(begun, quick=quick)).status_code == 303
    assert next(iter(core.log.values()))[2].text == says


async def test_answers_are_listed_and_each_can_be_changed(begun: httpx.AsyncClient, core: FakeCore) -> None:
    await post(begun, choice="Staying in my job")
    page = (await begun.get("/chat/answers")).text
    assert "Staying in my job" in page
    form = {
        "form_token": hidden(page[page.index("summary-list") :], "form_token"),
        "client_message_id": hidden(page, "client_message_id"),
        "change": "goal",
    }
    assert (await begun.post("/chat/send", data=form)).status_code == 303
    assert next(iter(core.log.values()))[-2].text == "change my answer: goal"


async def test_pressing_twice_sends_once(begun: httpx.AsyncClient, core: FakeCore) -> None:
    page = (await begun.get("/chat")).text
    form = {"form_token": hidden(page[page.index('id="answer"') :], "form_token"), "text": "hello"}
    form["client_message_id"] = hidden(page, "client_message_id")
    places = [(await begun.post("/chat/send", data=form)).headers["location"] for _ in range(2)]
    assert places[0] == places[1]
    assert [message.text for message in next(iter(core.log.values()))].count("hello") == 1


MISTAKES: list[tuple[dict[str, object], str, str]] = [
    ({}, "#text", "Write an answer, or choose one"),
    ({"text": "   "}, "#text", "Write an answer, or choose one"),
    ({"text": "x" * 2001}, "#text", "That is too long for one message."),
    ({"day": "31", "month": "2", "year": "2026"}, "#day", "The date must be a real date"),
    ({"day": "3", "year": "2026"}, "#month", "The date must include a month"),
    ({"day": "3", "month": "4"}, "#year", "The date must include a year"),
]


@pytest.mark.parametrize(("fields", "part", "words"), MISTAKES)
async def test_a_mistake_is_shown_the_nhs_way_and_what_was_typed_is_kept(
    begun: httpx.AsyncClient, fields: dict[str, object], part: str, words: str
) -> None:
    for answer in ("Staying", "back", "Something else"):
        await post(begun, text=answer)
    answer = await post(begun, **fields)
    assert answer.status_code == 400
    assert "<title>Error: " in answer.text
    assert f'<a href="{part}">{words}' in answer.text
    assert 'class="nhsuk-error-message"' in answer.text
    for value in fields.values():
        assert f'value="{value}"' in answer.text or f">{value}</textarea>" in answer.text


async def test_what_a_patient_writes_is_never_markup(begun: httpx.AsyncClient) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)> **b** [x](javascript:alert(1)) 07700 900123"
    await post(begun, text=attack)
    for path in ("/chat", "/chat/answers", "/chat/copy"):
        page = (await begun.get(path)).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "**b**" in page
        assert 'href="tel:07700' not in page


@pytest.mark.parametrize("value", ['"><script>alert(1)</script>', "a" * 500, "'x", "{{7*7}}"])
async def test_the_address_cannot_put_markup_in_the_page(client: httpx.AsyncClient, value: str) -> None:
    page = await client.get("/chat", params={"surgery": value, "source": value, "embed": value})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert 'name="surgery" value=""' in page.text
    assert 'name="source" value=""' in page.text


@pytest.mark.parametrize("path", ["/chat/send", "/chat/keep", "/chat/leave"])
@pytest.mark.parametrize("token", ["", "wrong", "é"])
async def test_a_forged_form_does_nothing(begun: httpx.AsyncClient, core: FakeCore, path: str, token: str) -> None:
    answer = await begun.post(path, data={"text": "forged", "form_token": token})
    assert answer.status_code == 403
    assert all(message.text != "forged" for message in next(iter(core.log.values())))
    assert len(core.sessions) == 1
    assert "set-cookie" not in answer.headers


async def test_another_sites_page_can_neither_post_nor_begin(begun: httpx.AsyncClient, core: FakeCore) -> None:
    page = (await begun.get("/chat")).text
    form = {"form_token": hidden(page[page.index('id="answer"') :], "form_token"), "text": "forged"}
    assert (await begun.post("/chat/send", data=form, headers=ELSEWHERE)).status_code == 403
    assert (await begun.post("/chat/start", headers=ELSEWHERE)).status_code == 403
    assert (await begun.post("/chat/start", headers={"Origin": "https://evil.test"})).status_code == 403
    api = await begun.post("/chat/api/sessions", headers=ELSEWHERE)
    assert "set-cookie" not in api.headers
    assert len(core.started) == 2


async def test_a_token_that_the_browser_brings_is_never_taken_over(client: httpx.AsyncClient, core: FakeCore) -> None:
    client.cookies.set("chat", "chosen-by-somebody-else", domain="chat.test")
    assert "Start now" in (await client.get("/chat")).text
    answer = await client.post("/chat/start")
    assert "chosen-by-somebody-else" not in answer.headers["set-cookie"]
    assert "chosen-by-somebody-else" not in core.sessions


@pytest.mark.parametrize(
    ("origins", "ancestors"), [((), "'self'"), (("https://surgery.test",), "'self' https://surgery.test")]
)
async def test_only_named_sites_may_frame_the_chat(core: FakeCore, origins: tuple[str, ...], ancestors: str) -> None:
    transport = httpx.ASGITransport(application(core, origins=origins))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        chat = (await client.get("/chat")).headers["content-security-policy"]
        demo = await client.get("/")
        phone = await client.get("/handset")
    assert f"frame-ancestors {ancestors};" in chat
    for other in (demo, phone):
        assert "frame-ancestors 'none'" in other.headers["content-security-policy"]
        assert other.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/chat", "/handset", "/chat/api/openapi.json", "/nowhere", "/embed.js"])
async def test_every_answer_has_the_security_headers(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/chat", "/handset"])
async def test_pages_have_nothing_inline_and_nothing_from_elsewhere(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text
    assert " style=" not in page
    assert "<style" not in page
    assert not re.search(r"\son\w+=", page)
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert [address for address in re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', page) if address[0] != "/"] == []


async def test_leaving_quickly_ends_everything_and_goes_somewhere_neutral(
    begun: httpx.AsyncClient, core: FakeCore
) -> None:
    page = (await begun.get("/chat")).text
    assert "It cannot clear your browser history." in page
    answer = await begun.post("/chat/leave", data={"form_token": hidden(page, "form_token")})
    assert answer.headers["location"] == "https://www.bbc.co.uk/weather"
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert core.sessions == {}
    assert "Start now" in (await begun.get("/chat")).text


async def test_a_page_of_a_patients_is_kept_by_no_cache(begun: httpx.AsyncClient) -> None:
    for path in ("/chat", "/chat/answers", "/chat/copy", "/chat/copy.txt", "/chat/later"):
        answer = await begun.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"


async def test_the_place_is_kept_for_a_week_only_when_asked(begun: httpx.AsyncClient) -> None:
    page = (await begun.get("/chat/later")).text
    answer = await begun.post("/chat/keep", data={"form_token": hidden(page, "form_token")})
    assert "Max-Age=604800" in answer.headers["set-cookie"]
    assert "Your place is kept" in (await begun.get(answer.headers["location"])).text


async def test_a_copy_holds_the_words_and_who_said_them(begun: httpx.AsyncClient) -> None:
    await post(begun, text="My back & <knees>")
    copy = await begun.get("/chat/copy.txt")
    assert copy.headers["content-type"].startswith("text/plain")
    assert "attachment" in copy.headers["content-disposition"]
    assert "My back & <knees>" in copy.text
    assert "You, 10:00am" not in copy.text
    assert "You, 10am:" in copy.text


@pytest.mark.parametrize("path", ["/chat/answers", "/chat/later", "/chat/copy", "/chat/copy.txt"])
async def test_pages_of_a_chat_need_a_session(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")


async def test_in_production_there_is_no_demo(core: FakeCore) -> None:
    transport = httpx.ASGITransport(application(core, "https://chat.test", demo=False))
    async with httpx.AsyncClient(transport=transport, base_url="https://chat.test") as client:
        assert (await client.get("/")).headers["location"] == "/chat"
        assert (await client.get("/handset")).status_code == 404
        assert (await client.post("/handset/send", data={"text": "x"})).status_code == 404
        assert "strict-transport-security" in (await client.get("/chat")).headers


async def test_the_demo_phone_shows_parts_and_cost(client: httpx.AsyncClient) -> None:
    answer = await client.post("/handset/send", data={"number": "07700 900123", "text": "<b>WORK</b>"})
    assert answer.headers["location"].startswith("/handset?number=07700%20900123")
    page = (await client.get(answer.headers["location"])).text
    assert "&lt;b&gt;WORK&lt;/b&gt;" in page
    assert "2 parts" in page
    assert "about 8p" in page
    other = (await client.get("/handset?number=07700900456")).text
    assert "No texts yet." in other
    forged = await client.post("/handset/send", data={"text": "x"}, headers=ELSEWHERE)
    assert forged.status_code == 403


@pytest.mark.parametrize("number", ["", "12", "020 7946 0000", "<script>", "07700"])
async def test_the_demo_phone_takes_mobile_numbers_only(client: httpx.AsyncClient, number: str) -> None:
    page = await client.get("/handset", params={"number": number})
    assert page.status_code == 200
    assert "Enter a mobile number, like 07700 900123" in page.text
    assert "<script>" not in page.text
    sent = await client.post("/handset/send", data={"number": number, "text": "WORK"})
    assert sent.headers["location"].startswith("/handset?number=07700%20900123")


async def test_where_anything_fails_the_patient_is_told_what_to_do(begun: httpx.AsyncClient, core: FakeCore) -> None:
    core.broken = 1
    answer = await post(begun, text="hello")
    assert answer.status_code == 503
    assert "Go back and try again. In danger? Call 999." in answer.text
    assert (await post(begun, text="hello")).status_code == 303


async def test_where_the_api_fails_it_says_so_kindly(core: FakeCore) -> None:
    core.broken = 1
    transport = httpx.ASGITransport(application(core), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        token = (await client.post("/chat/api/sessions")).json()["session"]
        body = {"text": "hello", "client_message_id": "0b9b3c3e-6a0b-4e5c-9d0a-2f7f3f1f5a11"}
        answer = await client.post("/chat/api/messages", json=body, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 500
        assert answer.json() == {"detail": "We could not do that just now. Go back and try again. In danger? Call 999."}
        again = await client.post("/chat/api/messages", json=body, headers={"Authorization": f"Bearer {token}"})
        assert again.status_code == 200
