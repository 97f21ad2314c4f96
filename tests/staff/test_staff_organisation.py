"""Signing in with the organisation's account, against a provider of our own that speaks OpenID Connect over HTTP."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from starlette.testclient import TestClient

from bot import clock
from bot.settings import settings
from bot.staff import organisation
from bot.store import staff_accounts
from bot.store.console_audit import AuditWanted, entries
from bot.store.database import reading, writing

CLIENT, SECRET = "referrals", "client-secret"
EMAIL = "kim@example.org"


class OurProvider:
    """A small provider: one signing key, codes that work once, PKCE and the client's secret checked.

    `changed` are claims to say otherwise than they are; `sign` makes the token.
    """

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.codes: dict[str, dict[str, str]] = {}
        self.issuer = ""
        self.reset()

    def reset(self) -> None:
        self.changed: dict[str, Any] = {}
        self.sign: Callable[[dict[str, Any]], str] = lambda claims: jwt.encode(
            {"alg": "RS256", "kid": "one"}, claims, self.key
        )

    def app(self) -> FastAPI:
        made = FastAPI()

        @made.get("/.well-known/openid-configuration")
        def about() -> dict[str, str]:
            return {
                "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorise",
                "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
            }  # fmt: skip

        @made.get("/keys")
        def keys() -> Any:
            return KeySet([self.key]).as_dict(private=False)

        @made.post("/token")
        async def token(request: Request) -> JSONResponse:
            form = await request.form()
            asked = self.codes.pop(str(form.get("code")), None)
            proof = base64.urlsafe_b64encode(hashlib.sha256(str(form.get("code_verifier")).encode()).digest())
            basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            if (
                asked is None
                or proof.rstrip(b"=").decode() != asked["code_challenge"]
                or form.get("redirect_uri") != asked["redirect_uri"]
                or request.headers.get("authorization") != f"Basic {basic}"
            ):
                return JSONResponse({"error": "invalid_grant"}, 400)
            now = int(clock.now().timestamp())
            claims = {
                "iss": self.issuer, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 300, "nonce": asked["nonce"],
                "email": EMAIL, "email_verified": True, **self.changed,
            }  # fmt: skip
            return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": self.sign(claims)})

        return made

    def agrees(self, address: str) -> str:
        """What the browser is sent back with, once the person has signed in there."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) == (CLIENT, "code", "S256")
        code = f"code{len(self.codes)}{time.monotonic_ns()}"
        self.codes[code] = asked
        return f"/staff/sign-in/organisation/back?code={code}&state={asked['state']}"


@pytest.fixture(scope="module")
def running() -> Iterator[OurProvider]:
    made = OurProvider()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    made.issuer = f"http://127.0.0.1:{port}"
    server = uvicorn.Server(uvicorn.Config(made.app(), port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield made
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture
def provider(running: OurProvider, database: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[OurProvider]:
    running.reset()
    monkeypatch.setenv("OIDC_ISSUER", running.issuer)
    monkeypatch.setenv("OIDC_CLIENT_ID", CLIENT)
    monkeypatch.setenv("OIDC_CLIENT_SECRET", SECRET)
    monkeypatch.setenv("OIDC_NAME", "Tideway Trust")
    settings.cache_clear()
    organisation._known.clear()
    with writing() as db:
        if staff_accounts.by_email(db, EMAIL) is None:
            staff_accounts.add(db, EMAIL, "Kim Ray", "reviewer")
    yield running
    monkeypatch.undo()
    settings.cache_clear()


def begun(browser: TestClient, next_page: str = "") -> str:
    answer = browser.get("/staff/sign-in/organisation", params={"next": next_page})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_somebody_with_an_account_is_signed_in_and_led_back(provider: OurProvider, anybody: TestClient) -> None:
    assert "Sign in with Tideway Trust" in anybody.get("/staff/sign-in").text
    answer = anybody.get(provider.agrees(begun(anybody, "/staff/numbers")))
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/numbers")
    assert anybody.get("/staff/numbers").status_code == 200
    assert anybody.get("/staff/audit").status_code == 403, "the role is ours to give"
    with reading() as db:
        newest = next(each for each in entries(db, AuditWanted(actor=EMAIL)) if each.action == "sign in")
    assert newest.detail == "organisation"


def test_it_never_leads_elsewhere(provider: OurProvider, anybody: TestClient) -> None:
    answer = anybody.get(provider.agrees(begun(anybody, "https://evil.example/")))
    assert answer.headers["location"] == "/staff/review"


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "another"}, {"nonce": None}, {"aud": "another-client"}, {"aud": ["a", "b"]},
        {"iss": "https://evil.example"}, {"exp": 1_000_000}, {"email_verified": False}, {"email_verified": None},
        {"email_verified": "true"}, {"exp": None},
    ],
)  # fmt: skip
def test_a_token_that_is_not_right_in_every_part_signs_nobody_in(
    provider: OurProvider, anybody: TestClient, changed: dict[str, Any]
) -> None:
    provider.changed = changed
    answer = anybody.get(provider.agrees(begun(anybody)))
    assert (answer.status_code, "That did not work" in answer.text) == (401, True)
    assert "staff" not in anybody.cookies


def _unsigned(claims: dict[str, Any]) -> str:
    part = lambda data: base64.urlsafe_b64encode(str(data).replace("'", '"').encode()).rstrip(b"=").decode()  # noqa: E731
    return f"{part({'alg': 'none'})}.{part({'email': claims['email']})}."


@pytest.mark.parametrize(
    "sign",
    [
        lambda claims: jwt.encode({"alg": "RS256", "kid": "one"}, claims, RSAKey.generate_key(2048, {"kid": "one"})),
        lambda claims: jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET * 3)),
        _unsigned,
        lambda claims: "not.a.token",
    ],
    ids=["another key", "a shared secret", "unsigned", "no token"],
)
def test_a_signature_that_is_not_the_providers_signs_nobody_in(
    provider: OurProvider, anybody: TestClient, sign: Callable[[dict[str, Any]], str]
) -> None:
    provider.sign = sign
    assert anybody.get(provider.agrees(begun(anybody))).status_code == 401
    assert "staff" not in anybody.cookies


def test_a_code_works_once_and_only_in_the_browser_that_asked(
    provider: OurProvider, anybody: TestClient, app: FastAPI
) -> None:
    address = provider.agrees(begun(anybody))
    stranger = TestClient(app, follow_redirects=False)
    assert stranger.get(address).status_code == 401
    assert anybody.get(address.replace("state=", "state=x")).status_code == 401
    again = provider.agrees(begun(anybody))
    assert anybody.get(again).status_code == 303
    assert anybody.get(again).status_code == 401


@pytest.mark.parametrize("email", ["stranger@example.org", "", None])
def test_nobody_without_an_account_gets_in(provider: OurProvider, anybody: TestClient, email: str | None) -> None:
    provider.changed = {"email": email}
    answer = anybody.get(provider.agrees(begun(anybody)))
    assert (answer.status_code, "There is no account here for you" in answer.text) == (403, True)
    with reading() as db:
        assert staff_accounts.by_email(db, "stranger@example.org") is None


def test_a_closed_account_stays_closed(provider: OurProvider, anybody: TestClient) -> None:
    with writing() as db:
        member = staff_accounts.by_email(db, "closed@example.org") or staff_accounts.add(
            db, "closed@example.org", "Closed", "admin"
        )
        staff_accounts.disable(db, member)
    provider.changed = {"email": "closed@example.org"}
    assert anybody.get(provider.agrees(begun(anybody))).status_code == 403


def test_a_provider_that_is_down_or_another_is_said_kindly(
    provider: OurProvider, anybody: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_ISSUER", "http://127.0.0.1:9")
    settings.cache_clear()
    answer = anybody.get("/staff/sign-in/organisation")
    assert (answer.status_code, "sign in with your password" in answer.text) == (503, True)
    monkeypatch.setenv("OIDC_ISSUER", provider.issuer.replace("127.0.0.1", "localhost"))
    settings.cache_clear()
    assert anybody.get("/staff/sign-in/organisation").status_code == 503, "it calls itself something else"


def test_where_it_is_not_set_up_there_is_no_such_way(database: object, anybody: TestClient) -> None:
    assert not organisation.configured()
    assert "organisation" not in anybody.get("/staff/sign-in").text
    assert anybody.get("/staff/sign-in/organisation").status_code == 404
    assert anybody.get("/staff/sign-in/organisation/back?code=x&state=y").status_code == 404
