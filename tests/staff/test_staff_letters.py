"""The letter to the GP surgery: only with a standing yes, and only service, date and outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.store.database import writing
from bot.store.tables import OutcomeRecord, Permission
from tests.staff import staff_made


def made(*answers: bool, withdrawn: bool = False, service: str | None = "bright-start") -> str:
    now = clock.now()
    with writing() as db:
        found = staff_made.conversation(db, now, service=service, booked_in=timedelta(hours=-2)).id
        for given in answers:
            db.add(
                Permission(
                    conversation_id=found, kind="tell_gp", body="T90001", given=given, wording="Tell my GP", at=now,
                    withdrawn_at=now if withdrawn else None,
                )
            )  # fmt: skip
        for kind in ("spoke", "attended"):
            db.add(OutcomeRecord(conversation_id=found, kind=kind, reason="cried a lot", recorded_by="x", at=now))
    return found


def letter(browser: TestClient, conversation: str) -> tuple[int, str]:
    answer = browser.get(f"/staff/conversations/{conversation}/letter")
    return answer.status_code, unescape(answer.text)


def test_it_says_who_which_service_when_and_what_came_of_it_and_nothing_else(
    sign_in: Callable[..., TestClient],
) -> None:
    conversation = made(True)
    adviser = sign_in("service_staff")
    status, page = letter(adviser, conversation)
    assert status == 200
    body = page.split('<article class="letter">')[1].split("</article>")[0]
    for words in ("To: Hillside Surgery", "Jo Green", "Bright Start", "Attended", "Service_Staff Person, Adviser"):
        assert words in body, words
    for words in ("back", "lift", "fork", "Losing", "cried", "Spoke", "07700", "fit note ends", "weeks"):
        assert words not in body, words
    assert "Letter to the GP surgery" in adviser.get(f"/staff/conversations/{conversation}").text


@pytest.mark.parametrize(
    ("answers", "withdrawn"), [((), False), ((False,), False), ((True, False), False), ((True,), True)]
)
def test_without_a_standing_yes_there_is_no_letter(
    sign_in: Callable[..., TestClient], answers: tuple[bool, ...], withdrawn: bool
) -> None:
    conversation = made(*answers, withdrawn=withdrawn)
    adviser = sign_in("service_staff")
    status, page = letter(adviser, conversation)
    assert (status, "has not said that we may tell" in page) == (400, True)
    assert '<article class="letter">' not in page
    assert "Letter to the GP surgery" not in adviser.get(f"/staff/conversations/{conversation}").text


def test_a_later_yes_counts(sign_in: Callable[..., TestClient]) -> None:
    assert letter(sign_in("service_staff"), made(False, True))[0] == 200


def test_without_a_service_there_is_nothing_to_write(sign_in: Callable[..., TestClient]) -> None:
    status, page = letter(sign_in("admin"), made(True, service=None))
    assert (status, "no service to write about" in page) == (400, True)
