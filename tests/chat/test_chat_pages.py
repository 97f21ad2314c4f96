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
    for text in ("Staying", "back", "Something else"):
        await post(begun, text=text)
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


async def test_only_a_page_without_a_secret_is_squeezed(client: httpx.AsyncClient) -> None:
    start = await client.get("/chat")
    assert start.headers["content-encoding"] == "gzip"
    assert int(start.headers["content-length"]) < len(start.content) / 2
    plain = await client.get("/chat", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == start.text
    await client.post("/chat/start")
    mine = await client.get("/chat")
    assert 'name="form_token"' in mine.text
    assert "content-encoding" not in mine.headers


async def test_a_surgery_has_its_own_websites_colour_and_name(client: httpx.AsyncClient, core: FakeCore) -> None:
    core.looks["T90002"] = {"websites": ("https://harbour.test",), "colour": "#00604f"}
    for path in ("/chat?surgery=T90002", "/chat?surgery=T90001"):
        theirs = path.endswith("2")
        page = await client.get(path)
        assert ("https://harbour.test" in page.headers["content-security-policy"]) is theirs
        assert ("/chat/colour/T90002.css" in page.text) is theirs
    await client.post("/chat/start", data={"surgery": "T90002"})
    page = await client.get("/chat")  # known from the conversation now, not from the address
    assert "frame-ancestors 'self' https://harbour.test" in page.headers["content-security-policy"]
    assert "Harbour Road Practice" in page.text
    assert (await client.get("/chat/colour/T90002.css")).text == ":root{--practice:#00604f}"
    assert (await client.get("/chat/colour/T90001.css")).text == ""
    assert '"#00604f"' in (await client.get("/embed.js?surgery=T90002")).text
    assert '"#005eb8"' in (await client.get("/embed.js?surgery=T90001")).text


async def test_the_languages_of_interpreters_are_said_at_once_in_their_own_letters(client: httpx.AsyncClient) -> None:
    page = (await client.get("/chat")).text
    assert '<li lang="pl" dir="auto">Polski</li>' in page
    assert '<li lang="ar" dir="auto">العربية</li>' in page


async def test_the_language_chosen_is_kept_and_the_assistants_own_is_marked(client: httpx.AsyncClient) -> None:
    english = await client.get("/chat?surgery=T90001")
    assert '<html lang="en">' in english.text
    assert 'href="/chat?lang=cy&amp;surgery=T90001" lang="cy"' in english.text
    welsh = await client.get("/chat?lang=cy&surgery=T90001")
    assert '<html lang="cy">' in welsh.text
    assert "Dechrau nawr" in welsh.text
    assert "nid oes neb wedi gwirio" in unescape(welsh.text)
    assert "SameSite=Lax" in welsh.headers["set-cookie"]
    await client.post("/chat/start")
    page = (await client.get("/chat")).text  # kept by the cookie
    assert '<html lang="cy">' in page
    assert '<div class="message__text" lang="en">' in page
    assert "Anfon" in page
    answer = await post(client, quick="why")
    assert answer.status_code == 303
    assert "Why do you ask?" in (await client.get("/chat")).text  # said to the assistant in English
    assert '<html lang="en">' in (await client.get("/chat?lang=xx")).text.replace('lang="cy"', 'lang="en"')


async def test_a_surgery_may_begin_in_its_own_language(client: httpx.AsyncClient, core: FakeCore) -> None:
    core.looks["T90001"] = {"language": "cy"}
    assert '<html lang="cy">' in (await client.get("/chat?surgery=T90001")).text
    assert '<html lang="en">' in (await client.get("/chat?surgery=T90001&lang=en")).text
    assert '<html lang="en">' in (await client.get("/chat?surgery=T90001")).text


async def test_a_chat_goes_on_in_another_browser_with_a_code(begun: httpx.AsyncClient, core: FakeCore) -> None:
    await post(begun, text="my answer")
    later = (await begun.get("/chat/later")).text
    token = hidden(later[later.index("/chat/pass") :], "form_token")
    refused = await begun.post("/chat/pass", data={"form_token": "forged", "by": "web"})
    assert (refused.status_code, core.codes) == (403, {})
    shown = (await begun.post("/chat/pass", data={"form_token": token, "by": "web"})).text
    code = next(iter(core.codes))
    assert code in shown
    assert "It works once, for 24 hours." in shown
    async with httpx.AsyncClient(transport=begun._transport, base_url=BASE) as other:
        wrong = await other.post("/chat/resume", data={"code": "K7M4-XXXX"})
        assert wrong.status_code == 400
        assert "That code does not work." in wrong.text
        assert 'aria-invalid="true"' in wrong.text
        assert (await other.post("/chat/resume", data={"code": code}, headers=ELSEWHERE)).status_code == 403
        assert (await other.post("/chat/resume", data={"code": code})).headers["location"] == "/chat"
        assert "my answer" in (await other.get("/chat")).text
    assert "Start now" in (await begun.get("/chat")).text  # one session at a time


async def test_a_code_to_text_says_the_number(begun: httpx.AsyncClient) -> None:
    later = (await begun.get("/chat/later")).text
    token = hidden(later[later.index("/chat/pass") :], "form_token")
    shown = (await begun.post("/chat/pass", data={"form_token": token, "by": "text"})).text
    assert "Text it to 07700 900 900 from your own phone." in shown


async def test_the_equality_questions_come_after_booking_and_each_may_be_left_out(
    begun: httpx.AsyncClient, core: FakeCore
) -> None:
    conversation = next(iter(core.log))
    assert (await begun.get("/chat/about-you")).headers["location"] == "/chat"
    assert 'id="about-you" hidden' in (await begun.get("/chat")).text
    core.place[conversation] = len(QUESTIONS)
    assert 'id="about-you" hidden' not in (await begun.get("/chat")).text
    page = (await begun.get("/chat/about-you")).text
    assert page.count("<fieldset") == 4
    token = hidden(page, "form_token")
    assert (await begun.post("/chat/about-you", data={"form_token": "x", "age": "35_49"})).status_code == 403
    assert core.about == {}
    answer = await begun.post("/chat/about-you", data={"form_token": token, "age": "35_49"})
    assert answer.headers["location"] == "/chat?thanks=1#thanks"
    assert core.about[conversation]["age"] == "35_49"
    assert core.about[conversation]["sex"] == ""
    page = (await begun.get("/chat?thanks=1")).text
    assert "Thank you for telling us about you." in page
    assert 'id="about-you" hidden' in page
    assert (await begun.get("/chat/about-you")).headers["location"] == "/chat"


async def test_at_the_last_check_every_answer_stands_there_to_be_changed(
    begun: httpx.AsyncClient, core: FakeCore
) -> None:
    for text in ("stay", "my back", "my knee", "March", "the first"):
        await post(begun, text=text)
    page = (await begun.get("/chat")).text
    assert "Your answers so far" in page
    answer = await post(begun, change="condition")
    assert answer.status_code == 303
    assert core.log[next(iter(core.log))][-2].text == "change my answer: condition"


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
