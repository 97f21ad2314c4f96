"""The roles matrix: every route with every role and with nobody, and nothing of another service in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from bot import clock
from bot.app import build
from bot.staff import site
from bot.staff.gate import Gate
from bot.staff.roles import DUTIES, Viewer
from bot.store.database import writing
from tests.staff import staff_made
from tests.staff.staff_made import Made

OPEN = {"/sign-in", "/sign-in/organisation", "/sign-in/organisation/back", "/sign-out", "/invitation/{token}", "/"}
"""Routes that somebody who is not signed in may meet."""

EXPECTED = {
    "reviewer": {"read", "review", "numbers", "directory"},
    "service_staff": {"read", "act", "day", "numbers", "directory"},
    "safety_lead": {"read", "act", "day", "review", "numbers", "directory", "privacy"},
    "directory_editor": {"directory", "edit_directory"},
    "admin": {
        "read",
        "act",
        "day",
        "review",
        "numbers",
        "directory",
        "edit_directory",
        "audit",
        "accounts",
        "privacy",
    },
}
PAGES = {
    "/today": "day",
    "/by-phone": "act",
    "/conversations/{conversation_id}/letter": "act",
    "/phrases": "act",
    "/times": "day",
    "/times/calls.csv": "day",
    "/conversations": "read",
    "/conversations/{conversation_id}": "read",
    "/conversations/{conversation_id}/messages": "read",
    "/conversations/{conversation_id}/fhir.json": "act",
    "/conversations/{conversation_id}/privacy": "privacy",
    "/review": "review",
    "/review/{conversation_id}": "review",
    "/review/{conversation_id}/test": "review",
    "/tests": "review",
    "/tests/conversations.yml": "review",
    "/tests/examples.yml": "review",
    "/numbers": "numbers",
    "/numbers.csv": "numbers",
    "/numbers/fairness": "numbers",
    "/numbers/fairness.csv": "numbers",
    "/directory": "directory",
    "/directory/files/{file}": "directory",
    "/directory/files/{file}/picture.svg": "directory",
    "/directory/files/{file}/versions/{version_id}": "directory",
    "/accounts": "accounts",
    "/audit": "audit",
    "/audit.csv": "audit",
}
"""What each page needs, written down a second time on purpose: a change of a gate must be meant."""


def routes() -> list[tuple[str, str, Gate | None]]:
    """Every method and path of the console, with its gate."""
    found = []
    own = [route for route in site.console().routes if isinstance(route, APIRoute)]
    for route in [*own, *(route for room in site.ROUTERS for route in room.router.routes)]:
        if isinstance(route, APIRoute):
            gates = [each.call for each in route.dependant.dependencies if isinstance(each.call, Gate)]
            found += [(method, route.path, gates[0] if gates else None) for method in sorted(route.methods)]
    return found


ROUTES = routes()
GATED = [(method, path, gate) for method, path, gate in ROUTES if gate is not None]


@dataclass(frozen=True)
class There:
    """What is in the database: ours, another service's, and one that its patient did not share."""

    ours: Made
    theirs: Made
    unshared: Made
    nobodys: Made


@pytest.fixture(scope="module")
def there(database: object) -> There:
    now = clock.now()
    with writing() as db:
        return There(
            staff_made.conversation(db, now, service="bright-start", name="Olive Ours", booked_in=timedelta(minutes=1),
                                    flags=("person_asked",), phone="+447700900111"),
            staff_made.conversation(db, now, service="steady-steps", name="Theo Theirs", booked_in=timedelta(minutes=2),
                                    flags=("call_back",), alert="crisis", phone="+447700900222"),
            staff_made.conversation(db, now, service="bright-start", shared=False, name="Una Unshared",
                                    flags=("misread",), phone="+447700900333"),
            staff_made.conversation(db, now, name="Nell Nobodys", flags=("person_to_look",), phone="+447700900444"),
        )  # fmt: skip


def filled(path: str, conversation: str) -> str:
    """A route's path with ids in it."""
    path = path.replace("{conversation_id}", conversation).replace("{file}", "bright-start.yml")
    return "/staff" + re.sub(r"\{\w+\}", "1", path.replace("{version_id}", "0"))


def test_the_desk_has_no_staff_page_that_these_tests_do_not_know(database: object) -> None:
    """The console and the API (its own tests ask for its token) are all that the desk puts under `/staff`."""
    under = {str(getattr(route, "path", "")) for route in build().routes}
    assert {path for path in under if path.startswith("/staff")} == {"/staff", "/staff/api"}
    mounted = {route.path for route in site.console().routes if isinstance(route, APIRoute)}
    assert mounted <= {path for _, path, _ in ROUTES}


def test_every_route_but_sign_in_has_a_gate() -> None:
    assert {path for _, path, gate in ROUTES if gate is None} == OPEN
    assert len(GATED) >= 19


def test_the_duties_of_each_role_are_these() -> None:
    assert {role: set(duties) for role, duties in DUTIES.items()} == EXPECTED


def test_each_page_needs_the_duty_it_should() -> None:
    assert {path: gate.duty for method, path, gate in GATED if method == "GET"} == PAGES
    posts = {path: gate.duty for method, path, gate in GATED if method == "POST"}
    for path in ("/review/{conversation_id}", "/review/{conversation_id}/test", "/tests/{draft_id}"):
        assert posts.pop(path) == "review"
    editing = {path: posts.pop(path) for path in list(posts) if path.startswith("/directory/")}
    assert set(editing.values()) == {"edit_directory"}
    people = {path: posts.pop(path) for path in list(posts) if path.startswith("/accounts")}
    assert (set(people.values()), len(people)) == ({"accounts"}, 5)
    assert len(editing) == 6
    for path in ("/conversations/{conversation_id}/export", "/conversations/{conversation_id}/erase"):
        assert posts.pop(path) == "privacy"
    assert set(posts.values()) == {"act"}


@pytest.mark.parametrize(("method", "path", "gate"), GATED)
def test_nobody_gets_in_without_signing_in(
    anybody: TestClient, there: There, method: str, path: str, gate: Gate
) -> None:
    answer = anybody.request(method, filled(path, there.ours.id))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/staff/sign-in")
    anybody.cookies.set("staff", "made-up")
    assert anybody.request(method, filled(path, there.ours.id)).status_code == 303


@pytest.mark.parametrize("role", list(EXPECTED))
@pytest.mark.parametrize(("method", "path", "gate"), GATED)
def test_every_role_gets_what_its_duties_allow_and_no_more(
    sign_in: Callable[..., TestClient], there: There, role: str, method: str, path: str, gate: Gate
) -> None:
    browser = sign_in(role)
    form = {"csrf": browser.csrf} if method == "POST" else None  # type: ignore[attr-defined]
    answer = browser.request(method, filled(path, there.ours.id), data=form)
    if gate.duty in EXPECTED[role]:
        assert answer.status_code in (200, 303, 400), answer.text
        assert "/staff/sign-in" not in answer.headers.get("location", "")
    else:
        assert answer.status_code == 403
        assert "Olive" not in answer.text


@pytest.mark.parametrize(("method", "path"), [(m, p) for m, p, _ in GATED if m == "POST"])
@pytest.mark.parametrize("csrf", ["", "made-up"])
def test_a_form_without_its_token_changes_nothing(
    sign_in: Callable[..., TestClient], there: There, method: str, path: str, csrf: str
) -> None:
    answer = sign_in("admin").post(filled(path, there.ours.id), data={"csrf": csrf, "text": "x", "kind": "spoke"})
    assert answer.status_code == 403
    assert "too old" in answer.text


def test_a_form_of_another_site_changes_nothing(sign_in: Callable[..., TestClient], there: There) -> None:
    browser = sign_in("admin")
    form = {"csrf": browser.csrf, "text": "a note"}  # type: ignore[attr-defined]
    address = f"/staff/conversations/{there.ours.id}/notes"
    assert browser.post(address, data=form, headers={"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("which", ["theirs", "unshared", "nobodys"])
@pytest.mark.parametrize(("method", "path", "gate"), [row for row in GATED if "{conversation_id}" in row[1]])
def test_guessing_an_id_shows_nothing_of_another_service(
    sign_in: Callable[..., TestClient], there: There, which: str, method: str, path: str, gate: Gate
) -> None:
    browser = sign_in("service_staff")
    made: Made = getattr(there, which)
    form = {"csrf": browser.csrf, "text": "x", "kind": "spoke", "owner": ""} if method == "POST" else None  # type: ignore[attr-defined]
    answer = browser.request(method, filled(path, made.id), data=form)
    assert answer.status_code == (404 if gate.duty in EXPECTED["service_staff"] else 403)
    assert made.reference not in answer.text


@pytest.mark.parametrize(
    "page",
    ["/staff/today", "/staff/conversations", "/staff/conversations?waiting=1", "/staff/conversations?flag=alert",
     "/staff/conversations?service=steady-steps", "/staff/conversations?q=Theo+Theirs",
     "/staff/conversations?q=07700+900222", "/staff/conversations?q=Una+Unshared", "/staff/numbers.csv",
     "/staff/numbers/fairness", "/staff/directory"],
)  # fmt: skip
def test_no_list_search_or_export_shows_another_service(
    sign_in: Callable[..., TestClient], there: There, page: str
) -> None:
    answer = sign_in("service_staff").get(page)
    assert answer.status_code == 200
    for made in (there.theirs, there.unshared, there.nobodys):
        assert made.reference not in answer.text
        assert made.id not in answer.text
    for name in ("Theo", "Una", "Nell"):
        # The search box shows what was searched for; that is the only place where it may stand.
        assert answer.text.count(name) == answer.text.count(f'value="{name}')
    assert "safety alert" not in answer.text


def test_a_reference_of_another_service_is_not_found(sign_in: Callable[..., TestClient], there: There) -> None:
    browser = sign_in("service_staff")
    assert browser.get(f"/staff/conversations?q={there.ours.reference}").status_code == 303
    assert browser.get(f"/staff/conversations?q={there.theirs.reference}").status_code == 200


def test_their_own_referral_is_there(sign_in: Callable[..., TestClient], there: There) -> None:
    browser = sign_in("service_staff")
    for page in ("/staff/today", "/staff/conversations", f"/staff/conversations/{there.ours.id}"):
        assert "Olive Ours" in browser.get(page).text


def test_a_referral_is_given_only_to_people_who_may_see_it(sign_in: Callable[..., TestClient], there: There) -> None:
    sign_in("service_staff")
    sign_in("service_staff", ("steady-steps",), "other")
    browser = sign_in("admin")
    address = f"/staff/conversations/{there.ours.id}/owner"
    token = browser.csrf  # type: ignore[attr-defined]
    assert browser.post(address, data={"csrf": token, "owner": "other@example.org"}).status_code == 400
    assert browser.post(address, data={"csrf": token, "owner": "service_staff@example.org"}).status_code == 303


def test_a_role_that_nobody_knows_sees_nothing() -> None:
    viewer = Viewer(1, "x@example.org", "X", "made_up", frozenset(), "")
    assert viewer.scope == frozenset()
    assert not any(viewer.may(duty) for duty in EXPECTED["admin"])  # type: ignore[arg-type]


def test_a_directory_editor_begins_at_the_directory(sign_in: Callable[..., TestClient]) -> None:
    assert sign_in("directory_editor").get("/staff").headers["location"] == "/staff/directory"
    assert sign_in("reviewer").get("/staff/").headers["location"] == "/staff/review"
