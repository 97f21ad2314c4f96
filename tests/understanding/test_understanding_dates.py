"""Dates and lengths of time: what each phrase means behind us and ahead, on Sunday 22 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.dates import find
from bot.understanding.text import message

ON = date(2026, 11, 22)

# phrase | behind | ahead | "~" if rough, "L" if a bare length
ROWS = """
a week last Tuesday | 2026-11-10 | - |
Tuesday week | - | 2026-12-01 |
a fortnight on friday | 2026-11-13 | 2026-12-11 |
two weeks on monday | 2026-11-09 | 2026-12-07 |
week past wednesday | 2026-11-11 | - |
monday | 2026-11-16 | 2026-11-23 |
last monday | 2026-11-16 | - |
monday just gone | 2026-11-16 | - |
monday last week | 2026-11-09 | - |
next friday | - | 2026-11-27 |
the first monday of october | 2026-10-05 | 2027-10-04 |
last friday of the month | - | 2026-11-27 |
2 thursdays ago | 2026-11-12 | - |
4 march | 2026-03-04 | 2027-03-04 |
march 4th | 2026-03-04 | 2027-03-04 |
4th march 2025 | 2025-03-04 | - |
4/3 | 2026-03-04 | 2027-03-04 |
04/03/2026 | 2026-03-04 | - |
4.3.26 | 2026-03-04 | - |
2026-11-01 | 2026-11-01 | - |
10/31/2025 | 2025-10-31 | - |
the 12th | 2026-11-12 | 2026-12-12 |
the third of last month | 2026-10-03 | - |
10th of this month | 2026-11-10 | - |
june | 2026-06-01 | 2027-06-01 | ~
mid june | 2026-06-15 | 2027-06-15 | ~
end of sept | 2026-09-30 | 2027-09-30 | ~
beginning of october | 2026-10-01 | 2027-10-01 | ~
end of last month | 2026-10-31 | - | ~
since may | 2026-05-01 | 2027-05-01 | ~
in 2019 | 2019-01-01 | - | ~
3 weeks | 2026-11-01 | 2026-12-13 | L
3wks | 2026-11-01 | 2026-12-13 | L
about 3 wks | 2026-11-01 | 2026-12-13 | ~L
six weeks | 2026-10-11 | 2027-01-03 | L
twenty one days | 2026-11-01 | 2026-12-13 | L
2 and a half weeks | 2026-11-04 | 2026-12-10 | L
a week and a half | 2026-11-12 | 2026-12-02 | L
3 weeks and 2 days | 2026-10-30 | 2026-12-15 | L
3-4 weeks | 2026-10-29 | 2026-12-16 | ~L
a couple of months | 2026-09-22 | 2027-01-22 | ~L
half a year | 2026-05-22 | 2027-05-22 | L
18 months | 2025-05-22 | 2028-05-22 | L
a month or so | 2026-10-22 | 2026-12-22 | ~L
nearly 2 months | 2026-09-22 | 2027-01-22 | ~L
a fortnight | 2026-11-08 | 2026-12-06 | L
2 weeks ago | 2026-11-08 | - |
a few weeks ago | 2026-11-01 | - | ~
in 3 weeks time | - | 2026-12-13 |
another 2 weeks | - | 2026-12-06 |
yesterday | 2026-11-21 | - |
day before yesterday | 2026-11-20 | - |
tomorrow | - | 2026-11-23 |
last week | 2026-11-09 | - | ~
the week before last | 2026-11-02 | - | ~
last year | 2025-01-01 | - | ~
summer | 2026-06-01 | 2027-06-01 | ~
last summer | 2026-06-01 | 2027-06-01 | ~
easter | 2026-04-05 | 2027-03-28 | ~
christmas | 2025-12-25 | 2026-12-25 |
before christmas | 2025-12-25 | 2026-12-25 | ~
the week after easter | 2026-04-12 | 2027-04-04 | ~
new year | 2026-01-01 | 2027-01-01 |
bonfire night | 2026-11-05 | 2027-11-05 |
""".strip().splitlines()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split(" | ")[0])
def test_a_date_behind_and_ahead(row: str) -> None:
    phrase, behind, ahead, signs = (cell.strip() for cell in f"{row} ".split("|"))
    found = find(message(phrase).plain, ON)
    assert len(found) == 1
    when = found[0]
    assert str(when.past[0] if when.past else "-") == behind
    assert str(when.future or "-") == ahead
    assert ("~" if when.about else "") + ("L" if when.length else "") == signs


@pytest.mark.parametrize(
    "text",
    [
        "i may go",
        "12 hour shifts",
        "the second one",
        "24/7",
        "31/2/2026",
        "1 in 3",
        "we march on",
        "half of it",
        "a lot",
        "99/99",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find(message(text).plain, ON) == ()
