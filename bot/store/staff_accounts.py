"""Staff accounts and their sessions: who may sign in, with what, for how long.

Passwords are kept as argon2id hashes, tokens as keyed hashes. Five failures in a row lock an account for 15 minutes.
Sources: OWASP authentication and session management cheat sheets; RFC 6238 for one-time codes.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.store.columns import keyed_hash
from bot.store.tables import StaffMember, StaffSession

ROLES = ("reviewer", "service_staff", "safety_lead", "directory_editor", "admin")
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
INVITED_FOR = timedelta(hours=72)
SHORTEST_PASSWORD = 12
CODE_SECONDS = 30
NO_PASSWORD = "!"  # noqa: S105 - no hash is "!", so nothing matches it


class AccountError(ValueError):
    """The account cannot be made or changed so; the message says why, for the person at the keyboard."""


@dataclass(frozen=True)
class SignedIn:
    """A session that was just begun: the token for the cookie, and whose it is."""

    token: str
    member: StaffMember


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash to check against where there is no account, so that both answers take as long."""
    return _hasher().hash(secrets.token_urlsafe(16))


def plain_email(email: str) -> str:
    """An email address as accounts are found by it."""
    return email.replace("\x00", "").strip().casefold()


def by_email(db: Session, email: str) -> StaffMember | None:
    """The account with that address."""
    return db.scalar(select(StaffMember).where(StaffMember.email == plain_email(email)))


def members(db: Session) -> list[StaffMember]:
    """Every account, by name."""
    return list(db.scalars(select(StaffMember).order_by(StaffMember.name, StaffMember.id)))


def new_code_secret() -> str:
    """A fresh secret for an authenticator app."""
    return pyotp.random_base32()


def code_address(member: StaffMember, issuer: str) -> str:
    """The `otpauth://` address that an authenticator app reads from a picture."""
    return str(pyotp.TOTP(member.code_secret or "").provisioning_uri(name=member.email, issuer_name=issuer))


def add(db: Session, email: str, name: str, role: str, services: tuple[str, ...] = ()) -> StaffMember:
    """A new account that nobody can sign in to until it has a password.

    Raises:
        AccountError: the address is taken or no address, the role is none of ours, or service staff have no service.
    """
    address = plain_email(email)
    if "@" not in address or len(address) > 120:
        raise AccountError("Give an email address, such as sam@example.org.")
    if role not in ROLES:
        raise AccountError(f"The role must be one of: {', '.join(ROLES)}.")
    if role == "service_staff" and not services:
        raise AccountError("Service staff need at least one service: --services id,id")
    if by_email(db, address) is not None:
        raise AccountError(f"There is an account for {address} already.")
    member = StaffMember(
        email=address,
        name=name.strip()[:80] or address,
        role=role,
        services=" ".join(services),
        password_hash=NO_PASSWORD,
    )
    db.add(member)
    db.flush()
    return member


def change_role(member: StaffMember, role: str, services: tuple[str, ...]) -> None:
    """Changes what the account may do. Raises `AccountError` as `add` does."""
    if role not in ROLES:
        raise AccountError(f"The role must be one of: {', '.join(ROLES)}.")
    if role == "service_staff" and not services:
        raise AccountError("Service staff need at least one service.")
    member.role, member.services = role, " ".join(services)


def signed_in(db: Session, now: datetime) -> dict[int, datetime]:
    """When each account that is signed in was last seen, by its number."""
    query = select(StaffSession.staff_id, func.max(StaffSession.last_seen_at)).where(
        StaffSession.created_at > now - LONGEST
    )
    return dict(db.execute(query.group_by(StaffSession.staff_id)).tuples().all())


def set_password(member: StaffMember, password: str) -> None:
    """Gives the account a password.

    Raises:
        AccountError: it is too short, or it is the email address.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise AccountError(f"The password needs at least {SHORTEST_PASSWORD} characters. Three words make a good one.")
    if len(password) > 200:
        raise AccountError("The password may have at most 200 characters.")
    if password.casefold() in (member.email, member.name.casefold()):
        raise AccountError("The password may not be your name or your email address.")
    member.password_hash = _hasher().hash(password)
    member.failures, member.locked_until = 0, None


def invite(db: Session, member: StaffMember, now: datetime) -> str:
    """A link's token that lets its holder set a password and a one-time code, once, within 72 hours.

    What was set before stops working at once, and every session of the account ends.
    """
    token = secrets.token_urlsafe(32)
    member.invite_hash, member.invite_until = keyed_hash(token), now + INVITED_FOR
    member.password_hash = NO_PASSWORD
    member.code_secret, member.code_used = new_code_secret(), None
    member.failures, member.locked_until = 0, None
    end_all(db, member)
    return token


def invited(db: Session, token: str, now: datetime) -> StaffMember | None:
    """Whose invitation that is, if it still holds."""
    member = db.scalar(select(StaffMember).where(StaffMember.invite_hash == keyed_hash(token)))
    if member is None or member.disabled or member.invite_until is None or member.invite_until < now:
        return None
    return member


def accept(member: StaffMember, password: str, code: str, now: datetime) -> None:
    """Takes the invitation up: the password is set and the code is checked, so that the app is known to work.

    Raises:
        AccountError: the password is not good enough, or the code is not right.
    """
    if not right_code(member, code, now):
        raise AccountError("That code is not right. Check that the phone's clock is right and try the newest code.")
    set_password(member, password)
    member.invite_hash = member.invite_until = None


def disable(db: Session, member: StaffMember) -> None:
    """The account opens nothing any more, from this moment."""
    member.disabled = True
    member.invite_hash = member.invite_until = None
    end_all(db, member)


def right_code(member: StaffMember, code: str, now: datetime) -> bool:
    """Whether a one-time code is right now or was in the half-minute before, and has not been used."""
    if member.code_secret is None:
        return False
    given = "".join(letter for letter in code if letter.isdigit())
    made = pyotp.TOTP(member.code_secret, interval=CODE_SECONDS)
    number = int(now.timestamp()) // CODE_SECONDS
    for counter in (number, number - 1):
        if hmac.compare_digest(made.generate_otp(counter), given):
            if member.code_used is not None and counter <= member.code_used:
                return False
            member.code_used = counter
            return True
    return False


def right_password(db: Session, email: str, password: str) -> bool:
    """Whether that is the account's password. Slow on purpose: call it outside any writing transaction."""
    member = by_email(db, email)
    kept = member.password_hash if member is not None and member.password_hash != NO_PASSWORD else _nobody()
    try:
        _hasher().verify(kept, password[:200])
        return member is not None and kept == member.password_hash
    except (VerificationError, InvalidHashError):
        return False


def sign_in(
    db: Session, email: str, password_right: bool, code: str, now: datetime, *, code_needed: bool
) -> SignedIn | None:
    """A new session, or None. Whoever asks is never told what was wrong, nor whether there is such an account.

    Args:
        password_right: what `right_password` said.
        code_needed: whether an account without a one-time code is refused (production).
    """
    member = by_email(db, email)
    if member is None or member.disabled or (member.locked_until is not None and member.locked_until > now):
        return None
    right = password_right
    if right and (member.code_secret is not None or code_needed):
        right = right_code(member, code, now)
    if not right:
        member.failures += 1
        if member.failures >= MOST_FAILURES:
            member.failures, member.locked_until = 0, now + LOCKED_FOR
        return None
    member.failures, member.locked_until = 0, None
    return SignedIn(begin(db, member, now), member)


def begin(db: Session, member: StaffMember, now: datetime) -> str:
    """Begins a session; gives its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    db.add(
        StaffSession(
            token_hash=keyed_hash(token),
            staff_id=member.id,
            csrf=secrets.token_urlsafe(24),
            created_at=now,
            last_seen_at=now,
        )
    )
    db.execute(delete(StaffSession).where(StaffSession.created_at < now - LONGEST))
    db.flush()
    return token


def session(db: Session, token: str, now: datetime) -> tuple[StaffSession, StaffMember] | None:
    """The session that a token opens and whose it is: not idle for 15 minutes, not older than 12 hours."""
    if not token or len(token) > 100:
        return None
    found = db.get(StaffSession, keyed_hash(token))
    if found is None or found.last_seen_at < now - IDLE or found.created_at < now - LONGEST:
        return None
    member = db.get(StaffMember, found.staff_id)
    return (found, member) if member is not None and not member.disabled else None


def end(db: Session, token: str) -> None:
    """Signs out: the token opens nothing any more."""
    db.execute(delete(StaffSession).where(StaffSession.token_hash == keyed_hash(token)))


def end_all(db: Session, member: StaffMember) -> None:
    """Ends every session of an account."""
    db.execute(delete(StaffSession).where(StaffSession.staff_id == member.id))
