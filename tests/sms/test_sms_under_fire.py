"""The whole product by text, with everything going wrong at once: a small run of `benchmarks/texts.py`."""

from __future__ import annotations

from benchmarks.texts import PROCESSES, Load, run


def test_every_message_is_answered_once_while_everything_is_killed() -> None:
    load = Load(patients=10, messages=5, kills=1, per_second=5, twins=0.2, out_of_order=0.1, dropping=0.05)
    figures = run(load, patience=240)
    assert figures.kills == dict.fromkeys(PROCESSES, 1)
    assert figures.twins > 0
    assert figures.refused_by_twilio > 0
    assert figures.texts_out >= load.patients * load.messages
    assert figures.wrong == 0, figures
