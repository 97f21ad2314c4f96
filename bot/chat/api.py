"""The chat API: begin a session, send a message and get its replies, read on, follow, check the answers, leave.

Its own small application, mounted at `/chat/api`, so that `/chat/api/openapi.json` describes it and nothing else.
Sent by: `Authorization: Bearer <session>`; or, by our own page, the cookie with `X-Form-Token` (a cookie alone is
never enough, so no other site's page can use it).
"""

from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.security import HTTPBearer
from fastapi.security.http import HTTPAuthorizationCredentials
from starlette.concurrency import run_in_threadpool

from bot.chat.core import NoSession, Refused
from bot.chat.schema import (
    MessageIn,
    Problem,
    Replies,
    SessionOut,
    SessionStart,
    SummaryOut,
    message_out,
    row_out,
)
from bot.chat.sending import TooSoon, send
from bot.chat.session import from_elsewhere
from bot.chat.site import LONGEST_TOKEN, Site, Visitor, address
from bot.chat.stream import Streams, TooManyStreams
from bot.web.bodies import SmallBodies
from bot.web.words import say

BIGGEST = 64 * 1024
HIGHEST_ID = 2**63 - 1
BEARER = HTTPBearer(auto_error=False, description="The `session` that POST /sessions gave.")
WRONG: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The message is empty or too long, or the request is no good JSON"},
    401: {"model": Problem, "description": "No session, or one that has ended"},
    413: {"model": Problem, "description": "Too big"},
    422: {"model": Problem, "description": "A field is missing or wrong"},
    429: {"model": Problem, "description": "Too many at once; try again after `Retry-After` seconds"},
}
After = Annotated[int, Query(ge=0, le=HIGHEST_ID, description="Only messages with a higher id")]


def wrong(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ways a call can fail, for the API's description."""
    return {status: WRONG[status] for status in statuses}


def _problems(error: RequestValidationError) -> str:
    """What is wrong with a request, field by field, without playing back what was sent."""
    told = [(".".join(map(str, problem["loc"][1:])) or "body", problem["msg"]) for problem in error.errors()]
    return "; ".join(f"{where}: {what}" for where, what in told) or say("errors.json")


def _too_soon(words: str, seconds: float) -> HTTPException:
    return HTTPException(429, words, headers={"Retry-After": str(max(1, round(seconds)))})


def _no_session() -> HTTPException:
    return HTTPException(401, say("errors.unauthorised"), headers={"WWW-Authenticate": "Bearer"})


def build(site: Site) -> FastAPI:
    """The chat API of that site."""
    api = FastAPI(title="Referral chat", version="1", docs_url=None, redoc_url=None, description=__doc__ or "")
    api.state.site = site
    api.add_middleware(SmallBodies, biggest=BIGGEST)
    streams = Streams(site.core)

    @api.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return JSONResponse({"detail": _problems(error)}, status_code=422)

    async def session(request: Request, bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]) -> str:
        """The token that was sent; what it opens is not known yet."""
        token = bearer.credentials if bearer is not None else site.cookies.read(request.cookies)
        if not token or len(token) > LONGEST_TOKEN:
            raise _no_session()
        if bearer is None and not site.cookies.form_is_ours(token, request.headers.get("x-form-token")):
            raise _no_session()
        return token

    async def visitor(token: Annotated[str, Depends(session)]) -> Visitor:
        found = await site.visitor(token)
        if found is None:
            raise _no_session()
        return found

    @api.exception_handler(Exception)
    async def failed(_request: Request, _error: Exception) -> Response:
        return JSONResponse({"detail": say("errors.down")}, status_code=500)

    @api.post("/sessions", status_code=201, responses=wrong(413, 422, 429))
    async def start(request: Request, response: Response, asked: SessionStart | None = None) -> SessionOut:
        """Begins a chat. The session token is also set as a cookie; it is shown once, so keep it."""
        wait = site.limits.session(address(request))
        if wait:
            raise _too_soon(say("errors.too_many_sessions"), wait)
        asked = asked or SessionStart()
        begun = await run_in_threadpool(site.core.start, asked.surgery or None, asked.source or None)
        left = await run_in_threadpool(site.core.left, begun.conversation)
        if not from_elsewhere(request.headers, site.base_url):
            response.headers.append("Set-Cookie", site.cookies.write(begun.token, embedded=_embedded(request)))
        return SessionOut(session=begun.token, messages=[message_out(m) for m in begun.messages], questions_left=left)

    @api.delete("/sessions", status_code=204, responses=wrong(401))
    async def leave(request: Request, here: Annotated[Visitor, Depends(visitor)]) -> Response:
        """Ends the session: its token opens nothing any more."""
        await run_in_threadpool(site.core.end, here.token)
        gone = Response(status_code=204, headers={"Clear-Site-Data": '"cache", "storage"'})
        gone.headers.append("Set-Cookie", site.cookies.erase(_embedded(request)))
        return gone

    @api.post("/messages", response_model=Replies, responses=wrong(400, 401, 413, 422, 429))
    async def post(request: Request, token: Annotated[str, Depends(session)], message: MessageIn) -> Response:
        """Sends one message and gives the replies to it, in order."""
        try:
            sent = await send(
                site.core,
                site.limits,
                token,
                address(request),
                message.text,
                str(message.client_message_id),
            )
        except NoSession:
            raise _no_session() from None
        except Refused as refusal:
            raise HTTPException(400, refusal.words) from None
        except TooSoon as soon:
            raise _too_soon(soon.words, soon.seconds) from None
        replies = [message_out(reply) for reply in sent.replies]
        answer = Replies(messages=replies, message_id=sent.message, questions_left=sent.left, about_you=sent.about_you)
        return Response(answer.model_dump_json(), media_type="application/json")  # written once, not checked again

    @api.get("/messages", responses=wrong(401, 422))
    async def read(here: Annotated[Visitor, Depends(visitor)], after: After = 0) -> Replies:
        """The messages of this chat, oldest first."""
        found = await run_in_threadpool(site.core.messages, here.conversation, after)
        left = await run_in_threadpool(site.core.left, here.conversation)
        return Replies(messages=[message_out(message) for message in found], questions_left=left)

    @api.get("/summary", responses=wrong(401))
    async def summary(here: Annotated[Visitor, Depends(visitor)]) -> SummaryOut:
        """What the patient has told us so far, to check and change."""
        rows = await run_in_threadpool(site.core.rows, here.conversation)
        return SummaryOut(rows=[row_out(row) for row in rows])

    @api.get(
        "/stream",
        response_class=StreamingResponse,
        responses={
            200: {"content": {"text/event-stream": {}}, "description": "Server-sent events, one `message` each"},
            **wrong(401, 422, 429),
        },
    )
    async def stream(
        request: Request, here: Annotated[Visitor, Depends(visitor)], after: After = 0
    ) -> StreamingResponse:
        """New messages as they come. Carries on after `after`, or after `Last-Event-ID`."""
        last = request.headers.get("last-event-id", "")
        seen = max(after, int(last)) if last.isdecimal() and len(last) < 19 else after

        async def alive() -> bool:
            return await site.visitor(here.token) is not None

        try:
            streams.check(here.conversation)
        except TooManyStreams:
            raise _too_soon(say("errors.too_many"), 5) from None
        return StreamingResponse(
            streams.follow(here.conversation, seen, alive),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"},
        )

    return api


def _embedded(request: Request) -> bool:
    """Whether the call says that its page is framed by another site."""
    return request.headers.get("x-embedded") == "1"
