"""Whole conversations through real Rasa with the product's channel, tracker store and replacements."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from pathlib import Path
from typing import Any, Callable, List, Tuple

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from tiny_assistant import Desk, Talk

from bot.assistant import turn as turns
from bot.assistant.tracker_store import EncryptedTrackerStore

HARD, JOB, LAST = "What makes work hard?", "What is your job?", "When did you last work?"
PRIVATE, DONE = "Only the service sees this.", "Thank you. That is all."


def test_a_referral_is_asked_question_by_question(agent_with: Callable[..., Any], store: Any, desk: Desk) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        assert await patient.say("I need help with work") == [HARD]
        assert await patient.say("my back hurts") == [JOB]
        assert await patient.say("is this private?") == [PRIVATE, JOB]
        assert await patient.say("I am a nurse") == [LAST]
        for expected in (HARD, JOB, LAST):
            assert await patient.say("my back hurts") == [expected]
        assert await patient.say("since March") == [DONE]

    asyncio.run(talk())


def test_sms_wording_is_used_for_a_text_message(agent_with: Callable[..., Any], store: Any, desk: Desk) -> None:
    patient = Talk(agent_with(store, desk), channel="sms")
    assert asyncio.run(patient.say("I need help with work")) == ["Work: what is hard?"]


def test_a_resent_message_gives_the_open_question_again(agent_with: Callable[..., Any], store: Any, desk: Desk) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        assert await patient.say("my back hurts", message="once") == [JOB]
        assert await patient.say("my back hurts", message="once") == [JOB]
        assert desk.answered["c1"] == 1

    asyncio.run(talk())


@pytest.mark.parametrize("text", ["I am a nurse", "is this private?", "zxqv"])
def test_a_lost_tracker_resumes_where_the_desk_is(
    agent_with: Callable[..., Any], store: Any, desk: Desk, text: str
) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        await patient.say("my back hurts")
        await store.delete("c1")
        assert (await patient.say(text))[-1] in (JOB, LAST, PRIVATE)
        assert (await patient.say("since March"))[-1] in (LAST, HARD)

    asyncio.run(talk())


@pytest.mark.parametrize(
    "attack", ["/restart", '/book{"slot":1}', " \n\t/restart", "//restart", "/ /session_start", '/inform{"answer":"x"}']
)
def test_slash_commands_are_only_words(agent_with: Callable[..., Any], store: Any, desk: Desk, attack: str) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        replies = await patient.say(attack)
        assert replies
        assert replies[-1] in (HARD, JOB)
        tracker = await store.retrieve("c1")
        assert tracker.active_loop_name == "referral"
        assert tracker.get_slot("answer") is None
        assert set(tracker.current_slot_values()) == {"answer", "requested_slot", "session_started_metadata"}

    asyncio.run(talk())


class RasasStore(SQLTrackerStore):
    """Rasa's own store, with conversations that begin as ours do."""

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> Any:
        tracker = await EncryptedTrackerStore.create_tracker(self, sender_id)
        await self.save(tracker)
        return tracker


def _script(seed: int, turns_wanted: int) -> List[str]:
    said = [
        "hello", "I need help with work", "my back hurts", "I am a nurse", "is this private?", "why do you ask",
        "sing me a song", "zxqv", "since March", "refer me please", "1", "?", "will you tell my boss", "skip", "👍",
    ]  # fmt: skip
    return random.Random(seed).choices(said, k=turns_wanted)


@pytest.mark.parametrize("seed", range(6))
def test_the_short_tracker_answers_as_rasas_own_store(
    agent_with: Callable[..., Any], store: Any, tmp_path: Path, seed: int
) -> None:
    """The last turn is enough: the same random conversation gets the same replies and ends in the same state."""

    async def talk() -> None:
        theirs = RasasStore(db=str(tmp_path / "rasa.db"))
        short, full = Talk(agent_with(store, Desk())), Talk(agent_with(theirs, Desk()))
        for number, text in enumerate(_script(seed, 40)):
            assert await short.say(text) == await full.say(text), f"turn {number}: {text}"
            ours, whole = await store.retrieve("c1"), await theirs.retrieve("c1")
            assert ours.current_slot_values() == whole.current_slot_values()
            assert ours.active_loop_name == whole.active_loop_name
            assert ours.latest_action_name == whole.latest_action_name
            assert len(ours.events) <= 45

    asyncio.run(talk())


def test_a_turn_costs_the_same_however_long_the_conversation(agent_with: Callable[..., Any], store: Any) -> None:
    """Fifth turns and turns past the two hundredth, taken in turn so that whatever else runs here slows both alike."""

    async def talk() -> Tuple[List[float], List[float], int, int]:
        desk = Desk()
        agent = agent_with(store, desk)

        async def turn(patient: Talk) -> float:
            desk.answered[patient.conversation] = 1
            before = time.process_time()
            assert await patient.say("my back hurts") == [LAST]
            return time.process_time() - before

        old, early, late = Talk(agent, "old"), [], []
        await old.say("I need help with work")
        for _ in range(199):
            await turn(old)
        for number in range(25):
            young = Talk(agent, f"young {number}")
            await young.say("I need help with work")
            for _ in range(3):
                await turn(young)
            early.append(await turn(young))
            late.append(await turn(old))
        kept = [len((await store.retrieve(name)).events) for name in ("young 0", "old")]
        return early, late, kept[0], kept[1]

    early, late, kept_early, kept_late = asyncio.run(talk())
    assert kept_late == kept_early
    assert statistics.median(late) <= 1.2 * statistics.median(early), (early, late)


def test_a_failed_action_drops_the_turn_and_the_message_may_come_again(
    agent_with: Callable[..., Any], store: Any, desk: Desk
) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        before = (await store.retrieve("c1")).current_slot_values()

        def refuse() -> None:
            raise ConnectionError("the desk is down")

        desk.breaks, calls = refuse, len(desk.calls)
        with pytest.raises(turns.TurnFailedError):
            await patient.say("my back hurts", message="again")
        assert len(desk.calls) == calls + 1
        assert (await store.retrieve("c1")).current_slot_values() == before
        desk.breaks = None
        assert await patient.say("my back hurts", message="again") == [JOB]

    asyncio.run(talk())


def test_an_answer_of_the_wrong_form_drops_the_turn(agent_with: Callable[..., Any], store: Any, desk: Desk) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        desk.breaks = lambda: {"events": "none", "responses": []}
        with pytest.raises(turns.TurnFailedError):
            await patient.say("my back hurts")

    asyncio.run(talk())


def test_a_conversation_that_goes_round_in_circles_is_not_silenced(
    agent_with: Callable[..., Any], store: Any, desk: Desk
) -> None:
    async def talk() -> None:
        patient = Talk(agent_with(store, desk))
        await patient.say("I need help with work")
        desk.breaks = lambda: {"events": [{"event": "followup", "name": "validate_referral"}], "responses": []}
        with pytest.raises(turns.TurnFailedError, match="too many steps"):
            await patient.say("my back hurts")
        desk.breaks = None
        assert await patient.say("my back hurts") == [JOB]

    asyncio.run(talk())


@pytest.mark.parametrize("broken", ["retrieve", "save"])
def test_a_failing_store_is_never_replaced_by_memory(
    agent_with: Callable[..., Any], store: Any, desk: Desk, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any) -> None:
        raise OSError("disk full")

    patient = Talk(agent_with(store, desk))
    monkeypatch.setattr(store, broken, fail)
    with pytest.raises(OSError, match="disk full"):
        asyncio.run(patient.say("I need help with work"))
