"""Agreement, miss-rate, small numbers and the funnel, on made examples whose answers are known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from starlette.testclient import TestClient

from bot import clock
from bot.staff import figures
from bot.staff.agreement import kappa, kappa_in_words, missed, wilson
from bot.staff.figures import TOGETHER, bars, funnel, median_of, suppressed, table
from bot.staff.review import figures as review_figures
from bot.store import console_reviews
from bot.store.console_figures import STAGES
from bot.store.console_reviews import Reviewed, ReviewError
from bot.store.database import reading, writing
from bot.store.tables import Conversation
from tests.staff import staff_made


def pairs(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> list[tuple[bool, bool]]:
    return [(True, True)] * yes_yes + [(True, False)] * yes_no + [(False, True)] * no_yes + [(False, False)] * no_no


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ((20, 5, 10, 15), 0.4),  # the textbook's example: observed 0.7, by chance 0.5
        ((45, 15, 25, 15), 0.1304),  # same agreement as the next, less of it than by chance
        ((25, 35, 5, 35), 0.2593),
        ((10, 0, 0, 10), 1.0),
        ((0, 10, 10, 0), -1.0),
        ((5, 5, 5, 5), 0.0),
    ],
)
def test_kappa_of_known_tables(cells: tuple[int, int, int, int], right: float) -> None:
    assert kappa(pairs(*cells)) == pytest.approx(right, abs=0.0001)


def test_kappa_of_more_than_two_labels() -> None:
    judged = [("a", "a")] * 9 + [("b", "b")] * 6 + [("c", "c")] * 3 + [("a", "b"), ("c", "a")]
    assert kappa(judged) == pytest.approx((18 / 20 - 154 / 400) / (1 - 154 / 400))


@pytest.mark.parametrize("judged", [[], [(True, True)], [(False, False)] * 9])
def test_kappa_says_nothing_where_nothing_can_be_said(judged: list[tuple[bool, bool]]) -> None:
    assert kappa(judged) is None
    assert "yet" in kappa_in_words(None)


@pytest.mark.parametrize(
    ("value", "words"),
    [(-0.2, "poor"), (0.1, "slight"), (0.4, "fair"), (0.55, "moderate"), (0.7, "substantial"), (1, "almost perfect")],
)
def test_kappa_in_words(value: float, words: str) -> None:
    assert kappa_in_words(value) == words


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (0, 20, 0.0, 0.1611),
        (1, 20, 0.0089, 0.2361),
        (10, 20, 0.2993, 0.7007),
        (20, 20, 0.8389, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilsons_interval_of_known_shares(count: int, of: int, low: float, high: float) -> None:
    share = wilson(count, of)
    assert share is not None
    assert (share.low, share.high) == (pytest.approx(low, abs=0.0001), pytest.approx(high, abs=0.0001))


@given(st.integers(1, 2000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_always_holds_the_share(case: tuple[int, int]) -> None:
    share = wilson(*case)
    assert share is not None
    assert 0 <= share.low <= share.share <= share.high <= 1


def test_a_share_needs_a_sensible_count() -> None:
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="between"):
        wilson(3, 2)


def test_the_miss_rate_of_a_made_example() -> None:
    """2 of 40 sampled hold a problem, so about 50 of 1,000; flags found 150, so three quarters of all."""
    found = missed(2, 40, 1000, 150)
    assert found is not None
    assert (found.rate.share, found.expected, found.found) == (0.05, 50.0, 0.75)
    assert (round(found.low), round(found.high)) == (14, 165)
    assert missed(0, 0, 1000) is None


def reviewed(conversation: str, reviewer: str, *labels: str, flagged: bool = False) -> Reviewed:
    return Reviewed(conversation, reviewer, flagged, frozenset(labels), {}, "", datetime.now())


def test_the_reviews_of_two_people_are_put_together() -> None:
    found = [
        reviewed("one", "a", "right"), reviewed("one", "b", "right"),
        reviewed("two", "a", "tone"), reviewed("two", "b", "unsafe"),
        reviewed("three", "a", "right"), reviewed("three", "b", "tone"),
        reviewed("four", "a", "misunderstood"), reviewed("four", "b", "right"),
        reviewed("five", "a", "wrong_outcome", flagged=True),
    ]  # fmt: skip
    result = review_figures(found, 400)
    assert (result.reviewed, result.pairs, result.kappa) == (5, 4, 0.0)
    assert result.missed is not None
    assert (result.missed.rate.count, result.missed.rate.of, result.missed.expected) == (3, 4, 300.0)
    assert result.missed.found == pytest.approx(1 / 301)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([0, 20], [0, 20]),
        ([3, 20, 9], [None, 20, None]),
        ([3, 2, 9], [None, None, 9]),
        ([4], [None]),
        ([], []),
        ([1, 0, 0], [None, 0, 0]),
    ],
)
def test_small_numbers_are_left_out_and_cannot_be_worked_out(column: list[int], shown: list[int | None]) -> None:
    assert suppressed(column) == shown


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_number_is_ever_shown_nor_one_alone_left_out(column: list[int]) -> None:
    shown = suppressed(column)
    assert all(count is None or count == 0 or count >= 5 for count in shown)
    left_out = [place for place, count in enumerate(shown) if count is None]
    others = [count for count in shown if count]
    assert len(left_out) != 1 or not others


def test_small_groups_are_shown_together() -> None:
    made = table(("Started", "Booked"), {"a": [40, 20], "b": [3, 2], "c": [1, 1], "d": [9, 6]})
    assert made.rows == (("a", (40, 20)), (TOGETHER, (13, 9)))


def test_the_funnel_counts_each_stage() -> None:
    reached = [("web", frozenset(STAGES[:2])), ("web", frozenset(STAGES)), ("sms", frozenset(STAGES[:1]))]
    assert funnel(reached, STAGES) == {"web": [2, 2, 1, 1, 1], "sms": [1, 0, 0, 0, 0]}


def test_bars_are_to_scale_and_none_for_what_is_left_out() -> None:
    assert [bar.width for bar in bars([("a", 10), ("b", 5), ("c", None), ("d", 0)])] == [100, 50, 0, 0]


@pytest.mark.parametrize(("counts", "right"), [({}, None), ({7: 1}, 7), ({7: 1, 9: 1}, 8), ({5: 1, 6: 1, 20: 5}, 20)])
def test_the_median(counts: dict[int, int], right: float | None) -> None:
    assert median_of(counts) == right


def test_the_numbers_page_and_its_file_show_no_small_number(sign_in: Callable[..., TestClient]) -> None:
    now = clock.now()
    with writing() as db:
        for n in range(12):
            staff_made.conversation(db, now, service="bright-start" if n < 9 else "steady-steps",
                                    status="booked" if n % 2 else "started")  # fmt: skip
        for n, conversation in enumerate(db.scalars(select(Conversation).order_by(Conversation.id))):
            conversation.source = "poster" if n < 6 else "campaign"
    browser = sign_in("admin")
    page = browser.get("/staff/numbers").text
    assert '<td>Started</td><td class="figure">12</td>' in page
    assert "<svg" in page
    file = browser.get("/staff/numbers.csv").text
    cells = [cell for line in file.splitlines()[1:] for cell in line.split(",")[2:]]
    assert not [cell for cell in cells if cell in ("1", "2", "3", "4")]
    assert "All,,12,12,12,6,0" in file
    assert "Where they heard of us,Campaign,6," in file
    assert "Where they heard of us,Poster,6," in file


def settled(**more: object) -> str:
    """A conversation that has rested for an hour, as reviews need it."""
    with writing() as db:
        made = staff_made.conversation(db, clock.now(), **more)  # type: ignore[arg-type]
        db.get_one(Conversation, made.id).last_patient_at = clock.now() - timedelta(hours=2)
    return made.id


def test_the_review_queue_holds_flagged_ones_and_one_sample_for_everybody(sign_in: Callable[..., TestClient]) -> None:
    flagged = {settled(flags=("misread",)), settled(alert="crisis")}
    for _ in range(25):
        settled()
    with reading() as db:
        now = clock.now()
        assert {row["id"] for row in console_reviews.waiting(db, "a", now, flagged=True)} == flagged
        first, second = (console_reviews.waiting(db, who, now, flagged=False) for who in ("a", "b"))
        assert len(first) == 20
        assert [row["id"] for row in first] == [row["id"] for row in second]
        assert console_reviews.unflagged(db, now) == 25
    one = first[0]["id"]
    browser = sign_in("reviewer")
    token = browser.csrf  # type: ignore[attr-defined]
    assert browser.post(f"/staff/review/{one}", data={"csrf": token}).status_code == 400
    both = {"csrf": token, "label": ["right", "tone"]}
    assert browser.post(f"/staff/review/{one}", data=both).status_code == 400
    assert (
        browser.post(f"/staff/review/{one}", data={"csrf": token, "label": "tone", "note": "curt"}).status_code == 303
    )
    with reading() as db:
        me = "reviewer@example.org"
        assert one not in {row["id"] for row in console_reviews.waiting(db, me, clock.now(), flagged=False)}
        assert one in {row["id"] for row in console_reviews.waiting(db, "b", clock.now(), flagged=False)}
        [mine] = console_reviews.reviews(db, clock.now() - timedelta(hours=1))
    assert (mine.labels, mine.note, mine.problem, mine.flagged) == (frozenset({"tone"}), "curt", True, False)
    assert "1 of 1 sampled" in browser.get("/staff/review").text


def test_a_reviewers_second_answer_replaces_the_first_and_other_peoples_turns_are_not_taken() -> None:
    conversation = settled()
    with writing() as db:
        console_reviews.record(db, conversation, "z", ["right"], {}, "", clock.now())
        console_reviews.record(db, conversation, "z", ["unsafe"], {"999999": "wrong", "x": "wrong"}, "", clock.now())
        mine = [each for each in console_reviews.reviews(db, clock.now() - timedelta(hours=1)) if each.reviewer == "z"]
        assert [(each.labels, each.turns) for each in mine] == [(frozenset({"unsafe"}), {})]
        with pytest.raises(ReviewError):
            console_reviews.record(db, conversation, "z", ["made up"], {}, "", clock.now())


def test_a_count_that_is_left_out_says_so() -> None:
    assert figures.shown(None) == "fewer than 5, or left out"
    assert figures.shown(1234) == "1,234"
