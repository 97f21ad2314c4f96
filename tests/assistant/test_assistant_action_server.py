"""The pooled line to the desk: the same results as Rasa's own, on kept connections."""

from __future__ import annotations

import asyncio
from typing import Any, Awaitable, Callable, List, Tuple

import aiohttp
import pytest
from aiohttp import web
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.assistant import action_server
from bot.assistant.action_server import ActionServer

Ask = Callable[[str], Awaitable[None]]
HEADERS = {"X-Action-Secret": "s3cret"}


async def _desk(request: web.Request) -> web.StreamResponse:
    what = request.match_info["what"]
    if what == "echo":
        seen = {name: request.headers.get(name) for name in ("X-Action-Secret", "Content-Type", "Content-Encoding")}
        return web.json_response({"json": await request.json(), "seen": seen, "query": dict(request.query)})
    if what == "slow":
        await asyncio.sleep(5)
    if what == "text":
        return web.Response(text="not json")
    if what == "broken":
        return web.Response(body=b"{", content_type="application/json")
    if what == "empty":
        return web.Response(status=204)
    return web.json_response({"action_name": "a", "error": "refused"}, status=int(what))


def _with_desk(ask: Ask) -> None:
    async def run() -> None:
        app = web.Application()
        app.router.add_post("/{what}", _desk)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            await ask(f"http://127.0.0.1:{runner.addresses[0][1]}")
        finally:
            await runner.cleanup()

    asyncio.run(run())


async def _outcome(endpoint: EndpointConfig, **kwargs: Any) -> Tuple[Any, ...]:
    try:
        return ("gave", await endpoint.request(json={"text": "café", "n": [1, None]}, **kwargs))
    except ClientResponseError as wrong:
        return ("refused", wrong.status, wrong.message, wrong.text)
    except ValueError as wrong:
        return ("unreadable", isinstance(wrong, ValueError))


@pytest.mark.parametrize("what", ["echo", "text", "broken", "empty", "400", "404", "500"])
@pytest.mark.parametrize("compress", [False, True])
def test_the_results_are_rasas(what: str, compress: bool) -> None:
    async def ask(base: str) -> None:
        plain = EndpointConfig(f"{base}/{what}", {"a": "b"}, HEADERS, token="t0ken")
        pooled = ActionServer.like(plain)
        for _ in range(2):
            assert await _outcome(pooled, compress=compress) == await _outcome(plain, compress=compress)
        await pooled.close()

    _with_desk(ask)


def test_one_connection_serves_many_requests() -> None:
    async def ask(base: str) -> None:
        pooled = ActionServer(f"{base}/echo")
        await pooled.request(json={})
        session = pooled._session
        await asyncio.gather(*(pooled.request(json={}) for _ in range(5)))
        assert pooled._session is session
        await pooled.close()
        assert (await pooled.request(json={}))["json"] == {}
        assert pooled._session is not session
        await pooled.close()

    _with_desk(ask)


def test_a_connection_that_was_closed_meanwhile_is_not_a_failure() -> None:
    """A server that hangs up after every answer, without saying so beforehand."""
    asked: List[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        if len(asked) != 1:
            await reader.read(2)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
        await writer.drain()
        if len(asked) == 1:  # Kept open until the next request begins to come, then dropped.
            await reader.readuntil(b"\r\n\r\n")
            asked.append(b"dropped")
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        pooled = ActionServer(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        assert await pooled.request(json={}) == {}
        assert await pooled.request(json={}) == {}
        await pooled.close()
        server.close()

    asyncio.run(run())
    assert len(asked) == 3


def test_a_desk_that_is_not_there_is_said_at_once() -> None:
    async def run() -> None:
        pooled = ActionServer("http://127.0.0.1:9/")
        with pytest.raises(aiohttp.ClientConnectorError):
            await pooled.request(json={})
        await pooled.close()

    asyncio.run(run())


def test_a_slow_action_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_server, "TIMEOUT_SECONDS", 0.2)

    async def ask(base: str) -> None:
        pooled = ActionServer(f"{base}/slow")
        with pytest.raises(asyncio.TimeoutError):
            await pooled.request(json={}, timeout=300)
        await pooled.close()

    _with_desk(ask)
