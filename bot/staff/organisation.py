"""Signing in with the organisation's own account: OpenID Connect, authorization code with PKCE.

The provider says who somebody is; accounts, roles and services stay here, so that nobody gets in who was not invited.
Standards: OpenID Connect Core 1.0, RFC 7636 (PKCE), RFC 9700 (best current practice). Library: Authlib.
"""

from __future__ import annotations

import hmac
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from cryptography.fernet import InvalidToken, MultiFernet
from fastapi import APIRouter, Request
from joserfc import jwt
from joserfc.jwk import KeySet
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.settings import settings
from bot.staff import signing_in
from bot.staff.gate import safe_return
from bot.staff.roles import Viewer
from bot.store import console, staff_accounts
from bot.store.database import writing
from bot.store.sealing import fernet

router = APIRouter()
HERE = "/sign-in/organisation"
COOKIE = "staff_organisation"
MINUTES_10 = 600
PATIENCE = 5
SIGNED_BY = ["RS256", "PS256", "ES256"]
"""The signatures that are taken; never none, and none made with a shared secret."""

FAILED = "That did not work. Try again, or sign in with your password."
NO_ACCOUNT = "There is no account here for you, or it is closed. Ask an administrator to invite you."
TRUSTED_FOR = 3600.0


class Refused(Exception):
    """The provider, or what it said, cannot be trusted; the text is for the log alone."""


@dataclass(frozen=True)
class Provider:
    """What the provider says of itself, and its keys."""

    authorise: str
    token: str
    keys: KeySet


_known: dict[str, tuple[float, Provider]] = {}


def configured() -> bool:
    """Whether an organisation's sign-in is set up."""
    return bool(settings().oidc_issuer and settings().oidc_client_id)


def _get(address: str) -> Any:
    answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
    answer.raise_for_status()
    return answer.json()


def provider() -> Provider:
    """The provider of the settings, asked at most once an hour.

    Raises:
        Refused: it does not answer, or says that it is another.
    """
    issuer = settings().oidc_issuer.rstrip("/")
    asked, found = _known.get(issuer, (0.0, None))
    if found is not None and time.monotonic() - asked < TRUSTED_FOR:
        return found
    try:
        about = _get(f"{issuer}/.well-known/openid-configuration")
        if about["issuer"].rstrip("/") != issuer:
            raise Refused("another issuer")
        made = Provider(
            about["authorization_endpoint"], about["token_endpoint"], KeySet.import_key_set(_get(about["jwks_uri"]))
        )
    except (requests.RequestException, KeyError, ValueError, TypeError) as error:
        raise Refused(type(error).__name__) from error
    _known[issuer] = (time.monotonic(), made)
    return made


def _client(**more: Any) -> OAuth2Session:
    return OAuth2Session(
        settings().oidc_client_id,
        settings().oidc_client_secret,
        scope="openid email profile",
        redirect_uri=f"{settings().base_url}/staff{HERE}/back",
        code_challenge_method="S256",
        **more,
    )


def _failed(status: int, words: str = FAILED) -> Response:
    response = signing_in.form(error=words, status=status)
    response.delete_cookie(COOKIE, path=f"/staff{HERE}")
    return response


@router.get(HERE)
def leave(next: str = "") -> Response:
    """Leads to the provider, with what has to come back kept in a sealed cookie for ten minutes."""
    if not configured():
        return _failed(404, "That way to sign in is not set up.")
    try:
        found = provider()
    except Refused:
        return _failed(503)
    nonce, verifier = secrets.token_urlsafe(24), secrets.token_urlsafe(48)
    address, state = _client().create_authorization_url(found.authorise, code_verifier=verifier, nonce=nonce)
    kept = {"state": state, "nonce": nonce, "verifier": verifier, "next": safe_return(next)}
    response = RedirectResponse(address, 303)
    response.set_cookie(
        COOKIE,
        _cookies().encrypt(json.dumps(kept).encode()).decode(),
        path=f"/staff{HERE}",
        httponly=True,
        samesite="lax",
        secure=settings().base_url.startswith("https://"),
        max_age=MINUTES_10,
    )
    return response


def _cookies() -> MultiFernet:
    return fernet((settings().secret_key,))


def _kept(request: Request, state: str) -> dict[str, str]:
    try:
        sealed = _cookies().decrypt(request.cookies.get(COOKIE, "").encode(), ttl=MINUTES_10)
    except InvalidToken:
        raise Refused("no sign-in was begun in this browser") from None
    kept: dict[str, str] = json.loads(sealed)
    if not hmac.compare_digest(kept["state"].encode(), state.encode()):
        raise Refused("another state")
    return kept


def claims_of(id_token: str, keys: KeySet, nonce: str) -> dict[str, Any]:
    """What a signed ID token says, once everything about it is right.

    Raises:
        Refused: its signature, issuer, audience, time or nonce is not right, or the email is not a verified one.
    """
    try:
        token = jwt.decode(id_token, keys, algorithms=SIGNED_BY)
        wanted = {"iss": {"values": [settings().oidc_issuer, settings().oidc_issuer.rstrip("/")]}}
        said = CodeIDToken(token.claims, token.header, wanted, {"nonce": nonce, "client_id": settings().oidc_client_id})
        said.validate(now=int(clock.now().timestamp()), leeway=60)
    except Exception as error:
        raise Refused(type(error).__name__) from error
    audience = token.claims.get("aud")
    if settings().oidc_client_id not in (audience if isinstance(audience, list) else [audience]):
        raise Refused("for somebody else")
    if token.claims.get("nonce") != nonce or token.claims.get("email_verified") is not True:
        raise Refused("nonce or email")
    return dict(token.claims)


def _said(request: Request, code: str, state: str) -> tuple[dict[str, Any], str]:
    kept, found = _kept(request, state), provider()
    try:
        token = _client(state=kept["state"]).fetch_token(
            found.token, code=code, code_verifier=kept["verifier"], timeout=PATIENCE
        )
        id_token = str(token["id_token"])
    except Exception as error:
        raise Refused(type(error).__name__) from error
    return claims_of(id_token, found.keys, kept["nonce"]), kept["next"]


@router.get(f"{HERE}/back")
def back(request: Request, code: str = "", state: str = "") -> Response:
    """Takes what the provider says, and signs in whoever has an account under that verified email address."""
    if not configured():
        return _failed(404, "That way to sign in is not set up.")
    now = clock.now()
    try:
        said, next_page = _said(request, code, state)
    except Refused as error:
        with writing() as db:
            console.audit(db, "organisation", "sign in failed", "/staff/sign-in", now, str(error))
        return _failed(401)
    with writing() as db:
        member = staff_accounts.by_email(db, str(said.get("email", "")))
        if member is None or member.disabled:
            console.audit(db, "no such account", "sign in failed", "/staff/sign-in", now, "organisation")
            viewer = None
        else:
            token = staff_accounts.begin(db, member, now)
            console.audit(db, member.email, "sign in", "/staff/sign-in", now, "organisation")
            viewer = Viewer(member.id, member.email, member.name, member.role, frozenset(), "")
    if viewer is None:
        return _failed(403, NO_ACCOUNT)
    response = RedirectResponse(next_page or viewer.home, 303)
    signing_in.set_cookie(response, token)
    response.delete_cookie(COOKIE, path=f"/staff{HERE}")
    return response
