"""Whom we reach: groups, waits, unmet need and follow-ups on made examples, and never a small number."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.store import console_fairness, facts
from bot.store.console_fairness import NOT_SAID, age_band
from bot.store.database import reading, writing
from bot.store.tables import Appointment, DecisionRecord, EqualityAnswers, OutcomeRecord, Referral
from tests.staff import staff_made


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (15, "under_16"), (16, "16_24"), (24, "16_24"), (25, "25_34"), (34, "25_34"), (35, "35_49"), (49, "35_49"),
        (50, "50_64"), (64, "50_64"), (65, "65"), (120, "65"), (-1, NOT_SAID), (None, NOT_SAID), ("45", NOT_SAID),
        (True, NOT_SAID),
    ],
)  # fmt: skip
def test_bands_of_age_at_their_bounds(age: object, band: str) -> None:
    assert age_band(age) == band


@pytest.fixture(scope="module")
def people(database: object) -> None:
    """24 women of 30 (12 booked) and 11 men (1 booked), 2 who gave no sex; 8 for whom nothing fitted; follow-ups."""
    now = clock.now()
    with writing() as db:
        for n in range(37):
            woman, man = n < 24, 24 <= n < 35
            booked = n < 12 or n == 24
            made = staff_made.conversation(
                db, now - timedelta(hours=3), service="bright-start", status="booked" if booked else "started",
                booked_in=timedelta(days=7) if booked else None,
            )  # fmt: skip
            facts.withdraw(db, made.id, ["age"], now)
            facts.put(db, made.id, "age", 30 if woman else 70, "", None, now)
            if woman or man:
                sex = {"sex": "female" if woman else "male"}
                db.add(EqualityAnswers(conversation_id=made.id, answers=sex, on=now.date()))
            if n < 12:
                row = OutcomeRecord(
                    conversation_id=made.id, kind="work_at_4_weeks", reason="at_work" if n < 9 else "off_work",
                    recorded_by="patient", at=now,
                )  # fmt: skip
                db.add(row)
        for n in range(8):
            made = staff_made.conversation(db, now, service=None, status="started")
            record = db.query(DecisionRecord).filter(DecisionRecord.conversation_id == made.id).one()
            reason = {"clause": "lives_here" if n < 6 else "too_early", "outcome": "not_met", "text": "x"}
            record.results = [
                {"service_id": each, "outcome": "does_not_meet", "reasons": [reason]} for each in ("a", "b")
            ]


def table(page: str, title: str) -> list[list[str]]:
    """The rows of the table with this label."""
    part = page.split(f'aria-label="Table: {title}"')[1].split("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", part.split("<tbody>")[1], re.DOTALL)
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def test_groups_of_five_and_more_are_shown_and_small_ones_stand_together(
    sign_in: Callable[..., TestClient], people: None
) -> None:
    page = sign_in("admin").get("/staff/numbers/fairness").text
    sexes = {row[0]: row[1:] for row in table(page, "Sex")}
    assert sexes["Female"][0] == "24"
    assert sexes["Male"][0] == "11"
    assert sexes["Female"][3] == "left out", "one man was booked: the women's number would tell it"
    assert sexes["Male"][3] == "left out"
    ages = {row[0]: row[1:] for row in table(page, "Age")}
    assert (ages["25 to 34"][0], ages["65 or over"][0]) == ("24", "13")
    [work] = table(page, "Kind of work")
    assert work[:2] == ["I have a job", "45"]
    assert "29%" in page.split("Kind of work, booked of 100")[1].split("</svg>")[0], "13 of 45"


def test_unmet_need_counts_a_clause_once_a_referral(people: None) -> None:
    now = clock.now()
    with reading() as db:
        reasons, surgeries = console_fairness.unmet(db, now - timedelta(days=1), now + timedelta(days=1), None)
    assert reasons == {"lives_here": 6, "too_early": 2}
    assert surgeries == {"T90001": 8}


def test_waits_are_days_to_the_first_appointment(sign_in: Callable[..., TestClient], people: None) -> None:
    page = sign_in("admin").get("/staff/numbers/fairness").text
    [row] = table(page, "waits")
    assert row == ["Bright Start", "13", "7.0"]


def test_follow_ups_are_counted_with_small_numbers_left_out(sign_in: Callable[..., TestClient], people: None) -> None:
    page = sign_in("admin").get("/staff/numbers/fairness").text
    assert table(page, "Work, after 4 weeks") == [["Small groups together", "12"]]


def test_no_small_number_is_on_the_page_or_in_the_file(sign_in: Callable[..., TestClient], people: None) -> None:
    browser = sign_in("admin")
    page = browser.get("/staff/numbers/fairness").text
    figures = re.findall(r'<td class="figure">(?:<span[^>]*>)?([^<]*)', page.split('id="waits"')[0])
    assert figures
    assert not {"1", "2", "3", "4"} & set(figures)
    rows = list(csv.reader(io.StringIO(browser.get("/staff/numbers/fairness.csv").text.lstrip("\ufeff"))))
    assert not [
        cell for row in rows if not row[0].startswith("Wait") for cell in row[2:] if cell in ("1", "2", "3", "4")
    ]
    [young] = [row for row in rows if row[:2] == ["Age", "25 to 34"]]
    assert young[2:5] == ["24", "24", "24"]


def test_service_staff_count_their_own_referrals_alone(sign_in: Callable[..., TestClient], people: None) -> None:
    browser = sign_in("service_staff", ("steady-steps",), "elsewhere")
    page = browser.get("/staff/numbers/fairness").text
    assert "Nothing in these days." in page
    assert "Female" not in page


def test_who_booked_without_ever_saying_anything_is_not_guessed(database: object) -> None:
    now = clock.now()
    with writing() as db:
        made = staff_made.conversation(db, now - timedelta(days=400), service="bright-start")
        db.query(Referral).filter(Referral.conversation_id == made.id).update({"created_at": now - timedelta(days=400)})
        found = console_fairness.reached(db, now - timedelta(days=401), now - timedelta(days=399), None)
        assert [dict(each.groups) for each in found] == [
            {
                "age": NOT_SAID, "sex": NOT_SAID, "ethnic_group": NOT_SAID, "limited": NOT_SAID, "language": NOT_SAID,
                "employment": "employed",
            }
        ]  # fmt: skip
        assert db.query(Appointment).filter(Appointment.conversation_id == made.id).count() == 0
