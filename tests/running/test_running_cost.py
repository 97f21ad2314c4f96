"""The cost model's arithmetic, by hand for one place, and that it moves the way it must."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.cost import PLACES, Assumed, cost, main


def test_one_place_by_hand() -> None:
    assumed = Assumed(fit_notes=1000, turns=10, by_text=0.5, segments_out=2, texts_beside=1, segment=0.1, inbound=0.01)
    found = cost("here", 0.1, replace(assumed, number_month=1.0))
    assert found.referrals == 100
    assert found.messages == 2000
    assert found.segments == 100 * (0.5 * 10 * 2 + 1 * 2)
    assert found.texts == pytest.approx(1200 * 0.1 + 100 * 0.5 * 10 * 0.01 + 12)
    assert found.cores == 2
    assert found.machines == 12 * 2 * 30
    assert found.each == pytest.approx((found.machines + found.texts) / 100)


def test_a_faster_core_needs_fewer_and_text_costs_more() -> None:
    every = next(reversed(PLACES.values()))
    assert cost("", every, Assumed(turns_per_core=40)).cores < cost("", every, Assumed(turns_per_core=10)).cores
    assert cost("", every, Assumed(by_text=0.6)).texts > cost("", every, Assumed(by_text=0.3)).texts


def test_the_command_names_every_assumption(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--segment", "0.024"]) == 0
    told = capsys.readouterr().out
    assert "segment 0.024" in told
    assert all(place in told for place in PLACES)
