"""Twilio is away for an hour, by a clock that the test sets: nothing is lost, nothing goes out twice, nobody is asked
to do anything, and the queue drains by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.inside import Inside, inside

HOUR = 60
DRAINED_WITHIN = 20


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inside]:
    with inside(tmp_path, monkeypatch) as made:
        yield made


def numbers(count: int) -> list[str]:
    return [f"+4477009005{n:02d}" for n in range(count)]


@pytest.mark.parametrize("dropping", [0.0, 0.5], ids=["refuses", "takes the text and gives no answer, half the time"])
def test_an_hour_without_twilio_costs_nothing_but_time(world: Inside, dropping: float) -> None:
    world.twilio.failing, world.twilio.dropping = (1.0, 0.0) if not dropping else (0.5, dropping)
    for minute in range(HOUR):
        if minute % 6 == 0:
            for number in numbers(3):
                world.arrives(f"Hello {minute}", number)
        world.answers()
        world.deliver()
        world.pass_time(minutes=1)
    world.twilio.failing = world.twilio.dropping = 0.0
    for _ in range(DRAINED_WITHIN):
        world.deliver(rounds=3)
        world.pass_time(minutes=1)
    ours = world.messages()
    assert len(ours) == 30
    assert {message.delivery for message in ours} <= {"queued", "sent"}, "as Twilio first says of a text that it has"
    assert len({message.provider_id for message in ours} - {None}) == 30
    for number in numbers(3):
        assert len(world.twilio.to(number)) == 10
    assert world.flags() == []
