"""The console alone on a database of its own, and a way to sign in as anybody."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from bot import staff, web
from bot.settings import settings
from bot.store import directory, staff_accounts
from bot.store.database import migrate, writing

PASSWORD = "three plain words"
SERVICES = {"service_staff": ("bright-start",)}


@pytest.fixture(scope="module", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty database with the newest schema, for the tests of one file."""
    before = {name: os.environ.get(name) for name in ("DATABASE_URL", "CLOCK", "ENVIRONMENT")}
    path = tmp_path_factory.mktemp("staff") / "staff.db"
    os.environ["DATABASE_URL"] = f"sqlite:///{path}"
    os.environ.pop("CLOCK", None)
    settings.cache_clear()
    migrate()
    directory.look_again()
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff_accounts, "_hasher", lambda: quick)
        staff_accounts._nobody.cache_clear()
        yield path
    staff_accounts._nobody.cache_clear()
    for name, value in before.items():
        os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
    settings.cache_clear()
    directory.look_again()


def application() -> FastAPI:
    """The console as the desk puts it together."""
    app = FastAPI(openapi_url=None)
    staff.install(app)
    web.install(app)
    return app


@pytest.fixture(scope="module")
def app(database: Path) -> FastAPI:
    return application()


@pytest.fixture
def anybody(app: FastAPI) -> TestClient:
    """A browser that is not signed in."""
    return TestClient(app, follow_redirects=False)


@pytest.fixture
def sign_in(app: FastAPI) -> Callable[..., TestClient]:
    """Signs in with a role (the account is made at first use); gives the browser, its form token as `.csrf`."""
    from bot import clock
    from bot.store.columns import keyed_hash
    from bot.store.tables import StaffSession

    def browser(role: str, services: tuple[str, ...] | None = None, name: str = "") -> TestClient:
        email = f"{name or role}@example.org"
        with writing() as db:
            member = staff_accounts.by_email(db, email)
            if member is None:
                own = services if services is not None else SERVICES.get(role, ())
                member = staff_accounts.add(db, email, f"{(name or role).title()} Person", role, own)
                staff_accounts.set_password(member, PASSWORD)
            token = staff_accounts.begin(db, member, clock.now())
            csrf = db.get_one(StaffSession, keyed_hash(token)).csrf
        client = TestClient(app, follow_redirects=False, cookies={"staff": token})
        client.csrf = csrf  # type: ignore[attr-defined]
        return client

    return browser
