"""Staff decide otherwise than a rule: with a reason, kept, told to the patient, and never about another service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from bot import clock
from bot.conversation import choosing, matching, sessions
from bot.conversation.exchange import Exchange
from bot.store import console, facts
from bot.store.console_list import Row
from bot.store.database import reading, writing
from bot.store.tables import Conversation, DecisionRecord, Message, Referral
from tests.staff import staff_made
from tests.support.desk_talk import KNOWN

SERVICE = "bright-start"


@pytest.fixture
def waiting(database: object) -> str:
    """A web conversation of somebody in work whom Bright Start's rule turns away, left with "have a person look"."""
    conversation = sessions.start("T90001").conversation_id
    with writing() as db:
        for name, value in KNOWN.items():
            facts.put(db, conversation, name, value, str(value), None, clock.now())
        x = Exchange(db, db.get_one(Conversation, conversation), None)
        choosing._look(x)
        x.place.interrupts = []
        x.place.question = None
        x.save()
    return conversation


def row(conversation: str) -> Row:
    with reading() as db:
        found = console.conversation(db, conversation)
    assert found is not None
    return found


def outcome(conversation: str, service: str = SERVICE) -> str:
    with reading() as db:
        decision = matching.fit(Exchange(db, db.get_one(Conversation, conversation), None)).decision(service)
    assert decision is not None
    return decision.outcome


def decide(browser: TestClient, conversation: str, **form: str) -> tuple[int, str]:
    form = {"service": SERVICE, "outcome": "meets", "text": "Job ends on Friday", **form}
    answer = browser.post(
        f"/staff/conversations/{conversation}/decision",
        data={"csrf": browser.csrf, **form},  # type: ignore[attr-defined]
    )
    return answer.status_code, answer.text


def test_a_service_fits_after_all_and_the_patient_can_choose_it(
    sign_in: Callable[..., TestClient], waiting: str
) -> None:
    assert outcome(waiting) == "does_not_meet"
    before = row(waiting)
    assert before["status"] == "person_to_look"
    admin = sign_in("admin")
    assert decide(admin, waiting)[0] == 303
    assert outcome(waiting) == "meets"
    after = row(waiting)
    assert (after["status"], after["outcome"]) == ("started", None)
    settled = {flag["kind"]: flag["resolved_by"] for flag in after["flags"]}
    assert settled == {"person_to_look": "Admin Person, Administrator"}
    [*_, told, asked] = after["messages"]
    assert told["text"] == "A person has looked at your answers. You can go on now."
    assert asked["question"] is not None
    with reading() as db:
        fitting = matching.fit(Exchange(db, db.get_one(Conversation, waiting), None)).fitting
    assert SERVICE in [service.id for service in fitting]
    page = admin.get(f"/staff/conversations/{waiting}").text
    assert "Decided by a person.</b> Admin Person, Administrator: Job ends on Friday" in page


def test_it_stands_whatever_the_patient_answers_later_and_can_be_turned_round(
    sign_in: Callable[..., TestClient], waiting: str
) -> None:
    admin = sign_in("admin")
    decide(admin, waiting)
    with writing() as db:
        facts.withdraw(db, waiting, ["age"], clock.now())
        facts.put(db, waiting, "age", 46, "46", None, clock.now())
    assert outcome(waiting) == "meets"
    assert decide(admin, waiting, outcome="does_not_meet", text="Moved away")[0] == 303
    assert outcome(waiting) == "does_not_meet"
    kept = [each for record in row(waiting)["decisions"] for each in record["results"] if each.get("override")]
    assert [each["override"]["reason"] for each in kept] == ["Job ends on Friday", "Moved away"]


def test_nobody_is_written_to_while_staff_have_the_conversation(
    sign_in: Callable[..., TestClient], waiting: str
) -> None:
    admin = sign_in("admin")
    admin.post(f"/staff/conversations/{waiting}/take-over", data={"csrf": admin.csrf})  # type: ignore[attr-defined]
    before = len(row(waiting)["messages"])
    assert decide(admin, waiting)[0] == 303
    assert len(row(waiting)["messages"]) == before


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"text": "  "}, "Write why"),
        ({"service": "no-such"}, "Choose a service"),
        ({"outcome": "person_to_look"}, "Choose a service"),
        ({"service": "working-tide-early-help"}, "takes nobody just now"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    sign_in: Callable[..., TestClient], waiting: str, form: dict[str, str], says: str
) -> None:
    with reading() as db:
        before = db.query(DecisionRecord).filter(DecisionRecord.conversation_id == waiting).count()
    status, page = decide(sign_in("admin"), waiting, **form)
    assert (status, says in page) == (400, True)
    with reading() as db:
        assert db.query(DecisionRecord).filter(DecisionRecord.conversation_id == waiting).count() == before
    assert row(waiting)["status"] == "person_to_look"


def test_service_staff_decide_about_their_own_services_alone(sign_in: Callable[..., TestClient]) -> None:
    with writing() as db:
        made = staff_made.conversation(db, clock.now(), service=SERVICE).id
    adviser = sign_in("service_staff")
    assert decide(adviser, made, service="steady-steps")[0] == 400
    assert decide(adviser, made)[0] == 303


def test_a_referral_knows_when_it_last_changed(database: object) -> None:
    now = clock.now()
    with writing() as db:
        made = staff_made.conversation(db, now - timedelta(days=9), service=SERVICE)
        referral = db.query(Referral).filter(Referral.conversation_id == made.id).one()
        assert referral.changed_at == now - timedelta(days=9)
        referral.owner = "somebody@example.org"
        db.flush()
        assert referral.changed_at == now - timedelta(days=9), "whose it is is no change of the referral"
        referral.status = "waiting"
        db.flush()
        assert referral.changed_at >= now
        assert db.query(Message).filter(Message.conversation_id == made.id).count() == 2
