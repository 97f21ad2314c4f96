"""The assistant's line to the desk, where custom actions run: one pool of connections, one secret."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Optional

import aiohttp
from rasa.utils.endpoints import ClientResponseError, EndpointConfig, concat_url

from bot.assistant import turn as turns

KEEP_ALIVE_SECONDS = 3.0
"""Shorter than the desk's server keeps a quiet connection (5 s), so that the desk never closes one in our hands."""

TIMEOUT_SECONDS = 15.0
"""What one action may take. Rasa's own limit is 300 s, far past the patience of anybody waiting."""

_CONNECTIONS = 100


class ActionServer(EndpointConfig):
    """Rasa's action endpoint with kept connections. Requests and answers are as Rasa's own.

    A request that found its connection closed is sent once more: the desk does an action once a message, however
    often it is asked.
    """

    _session: Optional[aiohttp.ClientSession] = None

    @classmethod
    def like(cls, plain: EndpointConfig) -> ActionServer:
        """The same endpoint, pooled."""
        return cls(
            plain.url,
            plain.params,
            plain.headers,
            plain.basic_auth,
            plain.token,
            plain.token_name,
            plain.cafile,
            **plain.kwargs,
        )

    async def request(
        self,
        method: str = "post",
        subpath: Optional[str] = None,
        content_type: Optional[str] = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Optional[Any]:
        """Send a request; gives the JSON of the answer, or None where the answer is not JSON.

        Raises `ClientResponseError` for a status of 400 or more and aiohttp's errors for a broken line.
        """
        kwargs["timeout"] = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        headers = {**kwargs.pop("headers", {}), **self.headers}
        turn = turns.current.get()
        if turn is not None and turn.request:
            headers["X-Request-ID"] = turn.request
        if content_type:
            headers.setdefault("Content-Type", content_type)
        if "json" in kwargs:
            kwargs["data"] = json.dumps(kwargs.pop("json")).encode()
        sending = {
            "headers": headers,
            "params": self.combine_parameters(kwargs),
            "compress": compress,
            **kwargs,
        }
        url = concat_url(self.url, subpath)
        try:
            return await self._send(method, url, sending)
        except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as wrong:
            if isinstance(wrong, aiohttp.ClientConnectorError):
                raise
            return await self._send(method, url, sending)

    async def close(self) -> None:
        """Close the pool."""
        if self._session is not None and not self._session.closed:
            await self._session.close()

    async def _send(self, method: str, url: str, sending: Any) -> Optional[Any]:
        async with self._pool().request(method, url, **sending) as response:
            body = await response.read()
            if response.status >= 400:
                raise ClientResponseError(response.status, response.reason, body)
            if "json" not in response.headers.get("Content-Type", ""):  # `content_type` parses it as mail
                return None
            return json.loads(body)

    def _pool(self) -> aiohttp.ClientSession:
        """The session of the running loop, made when first needed."""
        session = self._session
        if session is None or session.closed or session._loop is not asyncio.get_running_loop():
            connector = aiohttp.TCPConnector(limit=_CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS)
            login = self.basic_auth
            auth = aiohttp.BasicAuth(login["username"], login["password"]) if login else None
            session = self._session = aiohttp.ClientSession(connector=connector, auth=auth)
        return session
