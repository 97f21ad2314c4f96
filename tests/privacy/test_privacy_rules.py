"""Give me my data, erase me, and what the retention schedule erases by itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import privacy_commands
from bot.__main__ import main
from bot.conversation import assistant, privacy
from bot.settings import settings
from bot.store import database
from bot.store.columns import keyed_hash
from bot.store.console_work import acknowledge
from bot.store.directory import load_slots, local
from bot.store.tables import (
    Alert,
    Appointment,
    AuditEntry,
    Base,
    Fact,
    OptOut,
    Referral,
    SlotRecord,
    StaffNote,
    Waiting,
)
from bot.worker import escalating, retaining, work
from bot.worker.delivery import Delivery
from tests.support.inside import PATIENT, Inside

NAME, NOTE = "Winifred Quillfeather", "Prefers mornings, lives over the chandlery"


def answer_it(world: Inside, alert: Alert, outcome: str) -> None:
    """A person answers the alert and writes what they did."""

    def act(db: Session) -> None:
        acknowledge(db, alert.conversation_id, alert.id, "sam", outcome, world.now)

    world.change(act)


def begin(world: Inside) -> str:
    """A patient with a fact and a note about them; gives the conversation's id."""
    world.says("Hello, I am off work with my knee")
    [conversation] = [each for each in world.conversations() if each.phone == PATIENT]

    def add(db: Session) -> None:
        db.add(Fact(conversation_id=conversation.id, name="full_name", value=NAME, words=NAME, at=world.now))
        db.add(StaffNote(conversation_id=conversation.id, author="sam@example", text=NOTE, at=world.now))

    world.change(add)
    return conversation.id


def erase(conversation: str, reason: str = "asked") -> None:
    asyncio.run(privacy.erase(conversation, by="sam@example", reason=reason))


def rows_of(conversation: str) -> dict[str, int]:
    with database.reading() as db:
        return {
            table.__tablename__: db.scalar(select(func.count()).select_from(table).where(owner == conversation)) or 0
            for table, owner in privacy._owned()
        }


def holds(world: Inside, conversation: str, days: int, status: str = "booked") -> None:
    def book(db: Session) -> None:
        load_slots(db, local(), world.now.date(), world.now)
        slot = db.scalars(select(SlotRecord).where(SlotRecord.starts > world.now + timedelta(days=days))).first()
        assert slot is not None
        db.add(Appointment(conversation_id=conversation, slot_id=slot.id, status=status, created_at=world.now))

    world.change(book)


def test_the_export_holds_everything_and_no_key_of_ours(world: Inside) -> None:
    conversation = begin(world)
    found = privacy.export(privacy.find(PATIENT), by="sam@example")
    text = json.dumps(found)
    assert NAME in text
    assert NOTE in text
    assert "off work with my knee" in text
    assert PATIENT in text
    assert keyed_hash(PATIENT) not in text
    [held] = found["conversations"]
    tables = {
        mapper.class_.__tablename__ for mapper in Base.registry.mappers if hasattr(mapper.class_, "conversation_id")
    }
    assert tables <= held.keys()
    with database.reading() as db:
        assert db.scalar(select(AuditEntry.subject).where(AuditEntry.action == "export")) == conversation


def test_a_person_is_found_by_reference_number_and_id(world: Inside) -> None:
    conversation = begin(world)
    with database.reading() as db:
        reference = db.scalar(select(Referral.reference).where(Referral.conversation_id == conversation))
    assert privacy.find(str(reference).lower()) == privacy.find("07700 900555") == privacy.find(conversation)
    with pytest.raises(privacy.NotFound):
        privacy.find("07700 900999")


def test_erasing_leaves_no_row_and_no_tracker(world: Inside, forgotten: list[str]) -> None:
    conversation = begin(world)
    assert sum(rows_of(conversation).values()) > 3
    erase(conversation)
    assert set(rows_of(conversation).values()) == {0}
    assert world.conversations() == []
    assert forgotten == [conversation]


def test_what_stays_is_a_wordless_row_and_the_hash_of_a_stopped_number(world: Inside) -> None:
    conversation = begin(world)
    world.arrives("STOP")
    world.answers()
    erase(conversation)
    with database.reading() as db:
        row = db.scalars(select(AuditEntry).where(AuditEntry.action == "erase")).one()
        assert (row.actor, row.subject, row.detail) == ("sam@example", conversation, "asked")
        assert db.get(OptOut, keyed_hash(PATIENT)) is not None
    assert world.says("Hello again") == []


def test_a_reason_from_the_list_is_needed(world: Inside) -> None:
    conversation = begin(world)
    with pytest.raises(ValueError, match="The reason must be one of"):
        erase(conversation, reason="Winifred rang and asked")
    assert sum(rows_of(conversation).values()) > 3


def test_not_while_an_alert_is_open(world: Inside, forgotten: list[str]) -> None:
    conversation = begin(world)
    world.says("I want to kill myself")
    with pytest.raises(privacy.NotYet, match="answer the safety alert"):
        erase(conversation)
    assert forgotten == []
    [alert] = world.alerts()
    answer_it(world, alert, "Spoke to them.")
    erase(conversation)
    assert world.alerts() == []


@pytest.mark.parametrize("status", ["held", "booked"])
def test_not_while_a_booking_lies_ahead(world: Inside, status: str) -> None:
    conversation = begin(world)
    holds(world, conversation, days=2, status=status)
    with pytest.raises(privacy.NotYet, match="call off or keep the appointment"):
        erase(conversation)
    world.pass_time(days=60)
    erase(conversation)
    assert world.conversations() == []


def test_nothing_goes_while_rasa_cannot_be_reached(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    conversation = begin(world)

    async def dead(_: str) -> None:
        raise assistant.AssistantFailed("ConnectError")

    monkeypatch.setattr(assistant, "forget", dead)
    with pytest.raises(privacy.NotYet, match="cannot be reached"):
        erase(conversation)
    assert sum(rows_of(conversation).values()) > 3


def test_the_on_call_texts_about_them_go_too(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALERT_RECIPIENTS", "+447700900801")
    settings.cache_clear()
    conversation = begin(world)
    world.says("I want to kill myself")
    asyncio.run(escalating.escalate())
    world.deliver()
    [alert] = world.alerts()
    answer_it(world, alert, "Spoke to them.")
    assert [each for each in world.messages("system") if "Safety alert" in each.text]
    erase(conversation)
    assert [each for each in world.messages("system") if "Safety alert" in each.text] == []


def test_another_persons_data_stays(world: Inside) -> None:
    conversation = begin(world)
    world.says("Hello", number="+447700900556")
    erase(conversation)
    assert [each.phone for each in world.conversations()] == ["+447700900556"]


def keep(world: Inside) -> int:
    return asyncio.run(retaining.retain())


def test_an_abandoned_chat_goes_after_thirty_days(world: Inside, forgotten: list[str]) -> None:
    conversation = begin(world)
    world.pass_time(days=29)
    assert keep(world) == 0
    world.pass_time(days=2)
    assert keep(world) == 1
    assert forgotten == [conversation]
    assert world.conversations() == []


def refer(conversation: str, status: str) -> Callable[[Session], None]:
    def act(db: Session) -> None:
        referral = db.scalars(select(Referral).where(Referral.conversation_id == conversation)).one()
        referral.status = status

    return act


def test_a_closed_referral_is_kept_as_long_as_the_schedule_says(world: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETENTION_DAYS_CLOSED", "100")
    settings.cache_clear()
    conversation = begin(world)
    world.change(refer(conversation, "booked"))
    world.pass_time(days=99)
    assert keep(world) == 0
    world.pass_time(days=2)
    assert keep(world) == 1


def test_what_is_still_under_way_is_never_erased(world: Inside) -> None:
    conversation = begin(world)
    world.change(
        lambda db: db.add(Waiting(conversation_id=conversation, service_id="bright-start", joined_at=world.now))
    )
    world.pass_time(days=4000)
    assert keep(world) == 0


def test_a_chat_with_an_open_alert_is_never_erased(world: Inside) -> None:
    begin(world)
    world.says("I want to kill myself")
    world.pass_time(days=4000)
    assert keep(world) == 0
    assert len(world.alerts()) == 1


def test_the_worker_keeps_the_schedule() -> None:
    assert [job.name for job in work.jobs(Delivery())].count("retain") == 1


def test_the_commands(world: Inside, capsys: pytest.CaptureFixture[str]) -> None:
    conversation = begin(world)
    assert main(["privacy", "export", PATIENT]) == 0
    assert json.loads(capsys.readouterr().out)["conversations"][0]["conversation"]["id"] == conversation
    assert main(["privacy", "erase", PATIENT, "--reason", "asked"]) == 0
    assert "Erased: 1 conversation(s)." in capsys.readouterr().out
    assert main(["privacy", "export", PATIENT]) == 1
    assert "Nothing is held" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["privacy", "erase", PATIENT])
    assert privacy_commands._who().startswith("command line: ")


def test_the_conversation_stays_when_only_others_are_old(world: Inside) -> None:
    begin(world)
    world.pass_time(days=31)
    world.says("I am back")
    assert keep(world) == 0
    assert len(world.conversations()) == 1


def test_what_sqlite_deletes_is_overwritten(world: Inside) -> None:
    with database.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
