"""The running product by text: the real assistant, desk and worker, and a fake Twilio."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from tests.support.patient import TextingPatient
from tests.support.product import Product


def test_ending_the_request_is_not_stop_and_the_thread_can_be_taken_up_again(
    product: Product, texter: TextingPatient
) -> None:
    texter.says("WORK")
    texter.says("2")
    assert "Nothing has been sent" in texter.says("please stop this referral")
    assert "texts_stopped" not in [flag["kind"] for flag in texter.conversation["flags"]]
    assert texter.says("I am off work since last week, warehouse picker")


def test_emoji_alone_and_a_very_long_text_are_answered(texter: TextingPatient) -> None:
    texter.says("WORK")
    assert texter.says("👍🏽")
    assert texter.says("I lift boxes all day and it is hard. " * 43)


def test_texts_that_come_together_are_each_answered_once_in_order(product: Product) -> None:
    patients = [TextingPatient(product) for _ in range(6)]
    texts = ("WORK", "1", "my back", "2", "I drive a van")
    for patient in patients:
        for n, text in enumerate(texts):
            for _ in range(2):
                assert product.twilio.text(patient.number, text, f"SM{patient.number[1:]}{n}") == 200
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and any(len(product.twilio.to(p.number)) < len(texts) for p in patients):
        time.sleep(0.2)
    for patient in patients:
        answers = [text for text in product.twilio.to(patient.number) if "taking longer" not in text]
        assert len(answers) == len(texts)
        assert "I am a computer" in answers[0]


def test_the_webhook_answers_fast_under_fifty_a_second(product: Product) -> None:
    """The aim is 100 ms at the 95th percentile on a quiet machine; a test beside others asks for less."""
    milliseconds: list[float] = []

    def bring(n: int) -> None:
        begun = time.perf_counter()
        assert product.twilio.text(f"+447700900{900 + n % 40:03d}", "STOP", f"SMfast{n}") == 200
        milliseconds.append((time.perf_counter() - begun) * 1000)

    begun = time.monotonic()
    with ThreadPoolExecutor(12) as pool:
        for n in range(150):
            time.sleep(max(0.0, begun + n / 50 - time.monotonic()))
            pool.submit(bring, n)
    assert len(milliseconds) == 150
    assert sorted(milliseconds)[int(150 * 0.95)] < 1500
