"""The words and the small rules: reading age, dates, times, what an answer form says, safe prose, the files served."""

from __future__ import annotations

import gzip
import re
import string
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.forms import Answer, Mistake, date_words, words_of
from bot.chat.session import Cookies, from_elsewhere
from bot.chat.site import left_words
from bot.chat.times import clock_time, day_and_time
from bot.chat.view import open_question
from bot.referral.equality import QUESTIONS as EQUALITY
from bot.web import assets, words
from bot.web.prose import ours, theirs
from tests.chat.chat_fake_core import FakeMessage, choices

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

DATES = [
    (("4", "3", "2026"), "4 March 2026"),
    (("04", "03", "2026"), "4 March 2026"),
    (("15", "Feb", "2026"), "15 February 2026"),
    ((" 29 ", "february", "2028"), "29 February 2028"),
    (("", "3", "2026"), "March 2026"),
    (("", "", ""), ""),
]


@pytest.mark.parametrize(("parts", "said"), DATES)
def test_dates_are_said_in_words(parts: tuple[str, str, str], said: str) -> None:
    assert date_words(*parts) == said


BAD_DATES = [
    (("31", "2", "2026"), "date_real", "day"),
    (("29", "2", "2026"), "date_real", "day"),
    (("0", "1", "2026"), "date_real", "day"),
    (("x", "1", "2026"), "date_real", "day"),
    (("1", "13", "2026"), "date_real", "month"),
    (("1", "ju", "2026"), "date_real", "month"),
    (("1", "j", "2026"), "date_real", "month"),
    (("1", "1", "26"), "date_real", "year"),
    (("1", "", "2026"), "date_month", "month"),
    (("1", "1", ""), "date_year", "year"),
]


@pytest.mark.parametrize(("parts", "key", "part"), BAD_DATES)
def test_what_is_no_date_is_told(parts: tuple[str, str, str], key: str, part: str) -> None:
    with pytest.raises(Mistake) as told:
        date_words(*parts)
    assert (told.value.key, told.value.part) == (key, part)
    assert words.say(f"errors.{key}")


@given(st.dates(min_value=datetime(1900, 1, 1).date()))
def test_every_real_date_can_be_said(day: object) -> None:
    assert isinstance(day, datetime) or hasattr(day, "year")
    said = date_words(str(day.day), str(day.month), str(day.year))  # type: ignore[attr-defined]
    assert datetime.strptime(said, "%d %B %Y").date() == day


@given(*(st.text(alphabet=string.printable, max_size=6) for _ in range(3)))
def test_any_typing_gives_words_or_a_mistake(day: str, month: str, year: str) -> None:
    try:
        said = date_words(day, month, year)
    except Mistake as mistake:
        said = f"mistake in {mistake.part}"
    assert re.fullmatch(r"|(\d{1,2} )?[A-Z][a-z]+ \d{4}|mistake in (day|month|year)", said)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(text=" hello "), "hello"),
        (Answer(choices=("By phone",)), "By phone"),
        (Answer(choices=("By phone",), text="Polish interpreter"), "By phone, Polish interpreter"),
        (Answer(choices=("A", "B")), "A, B"),
        (Answer(day="4", month="3", year="2026", text="I think"), "4 March 2026, I think"),
    ],
)
def test_an_answer_form_is_one_line_of_words(answer: Answer, said: str) -> None:
    assert words_of(answer) == said


def test_an_empty_form_is_a_mistake() -> None:
    with pytest.raises(Mistake):
        words_of(Answer(text="  ", choices=("",)))


PROSE = [
    ("One\n\nTwo", "<p>One</p><p>Two</p>"),
    ("One\nTwo", "<p>One<br>Two</p>"),
    ("See:\n- a\n- **b**\nEnd", "<p>See:</p><ul><li>a</li><li><b>b</b></li></ul><p>End</p>"),
    (
        "Call 999 or 01632 960 100.",
        '<p>Call <a href="tel:999">999</a> or <a href="tel:01632960100">01632 960 100</a>.</p>',
    ),
    ("1999 and 9990 and +44999", "<p>1999 and 9990 and +44999</p>"),
    (
        "Your page: https://chat.test/appointment/K7M/9f?a=1&b=2.",
        '<p>Your page: <a href="https://chat.test/appointment/K7M/9f?a=1&amp;b=2" target="_blank" '
        'rel="noopener noreferrer">https://chat.test/appointment/K7M/9f?a=1&amp;b=2</a>.</p>',
    ),
    ("javascript:alert(1) ftp://x http://", "<p>javascript:alert(1) ftp://x http://</p>"),
    ("<b>x</b> & 'y'", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &#39;y&#39;</p>"),
    ("2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "html"), PROSE)
def test_our_words_become_safe_prose(text: str, html: str) -> None:
    assert ours(text) == html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@given(st.text(alphabet=st.sampled_from("<>&\"'*-• \n/=a9scripthttp://01632 960100"), max_size=80))
def test_no_text_becomes_other_markup_than_ours(text: str) -> None:
    seen = Tags()
    seen.feed(str(ours(text)))
    assert seen.tags <= {"p", "ul", "li", "b", "br", "a"}
    assert seen.attributes <= {"href", "target", "rel"}
    patient = Tags()
    patient.feed(str(theirs(text)))
    assert patient.tags <= {"p", "br"}


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "9am"),
        (datetime(2026, 7, 1, 13, 5, tzinfo=UTC), "2:05pm"),
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "12am"),
        (datetime(2026, 1, 1, 12, 30, tzinfo=UTC), "12:30pm"),
    ],
)
def test_times_are_london_times_in_nhs_style(moment: datetime, said: str) -> None:
    assert clock_time(moment) == said


def test_a_day_and_time_is_written_in_full() -> None:
    assert day_and_time(datetime(2027, 3, 9, 14, 30, tzinfo=UTC)) == "Tuesday 9 March 2027 at 2:30pm"


@pytest.mark.parametrize(
    ("left", "said"), [(None, ""), (0, "Nearly done"), (1, "About 1 question left"), (4, "About 4 questions left")]
)
def test_how_many_are_left(left: int | None, said: str) -> None:
    assert left_words(left) == said


def test_the_open_question_is_the_last_one_that_asks() -> None:
    asked = FakeMessage(1, "assistant", "Which?", AT, choices("A"), question="q")
    note = FakeMessage(2, "assistant", "By the way.", AT)
    mine = FakeMessage(3, "patient", "A", AT)
    assert open_question([asked, note]) is asked
    assert open_question([asked, mine]) is None
    assert open_question([]) is None


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "https://chat.test"}, True),
        ({"origin": "https://chat.test"}, False),
        ({"origin": "http://other.test", "host": "other.test"}, False),
        ({"origin": "https://evil.test", "host": "chat.test"}, True),
        ({"origin": "null", "host": "chat.test"}, True),
    ],
)
def test_where_a_post_comes_from(headers: dict[str, str], elsewhere: bool) -> None:
    assert from_elsewhere(headers, "https://chat.test") is elsewhere


def test_a_form_token_fits_one_session_only() -> None:
    cookies = Cookies("secret", https=False)
    assert cookies.form_is_ours("a", cookies.form_token("a"))
    assert not cookies.form_is_ours("b", cookies.form_token("a"))
    assert not cookies.form_is_ours("a", Cookies("other", https=False).form_token("a"))
    assert not cookies.form_is_ours("a", None)


def test_every_file_is_served_squeezed_and_the_first_view_is_small() -> None:
    first = ["web/nhsuk.css", "web/page.css", "chat/chat.css", "web/icon.svg"]
    scripts = [name for name in assets.assets() if name.startswith("chat/") and name.endswith(".js")]
    small = {name: len(asset.squeezed) for name, asset in assets.assets().items()}
    assert sum(small[name] for name in scripts) <= 40_000
    assert sum(small[name] for name in [*first, *scripts]) <= 48_000  # with the page itself, under 60 kB
    assert len(assets.assets()["chat/embed.js"].plain) <= 5_000
    assert gzip.decompress(assets.assets()["web/nhsuk.css"].squeezed) == assets.assets()["web/nhsuk.css"].plain
    with pytest.raises(KeyError):
        assets.address("chat/missing.js")


def test_the_licence_of_the_styles_is_served_with_them() -> None:
    assert b"MIT License" in assets.assets()["web/LICENCE-nhsuk-frontend.txt"].plain
    styles = assets.assets()["web/nhsuk.css"].plain
    assert b"Frutiger" not in styles
    assert b"http:" not in re.sub(rb"http://www.w3.org/2000/svg", b"", styles)


def _syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) <= 3:
        return 1
    word = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word)
    return max(1, len(re.findall(r"[aeiouy]{1,2}", word)))


def _grade(text: str) -> float:
    sentences = [each for each in re.split(r"[.!?:]+(?:\s|$)", text) if each.strip()]
    spoken = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(spoken) / len(sentences) + 11.8 * sum(map(_syllables, spoken)) / len(spoken) - 15.59


PHRASES = [
    (f"{part}.{key}", re.sub(r"\{\w+\}", "it", phrase))
    for part, phrases in words.catalogue().items()
    for key, phrase in phrases.items()
]


@pytest.mark.parametrize(("key", "phrase"), PHRASES)
def test_the_interface_is_easy_to_read(key: str, phrase: str) -> None:
    for sentence in re.split(r"[.!?:]+(?:\s|$)", phrase):
        assert len(sentence.split()) <= 20, f"{key}: a sentence is too long"
    if len(phrase.split()) >= 8:
        assert _grade(phrase) <= 6, f"{key}: grade {_grade(phrase):.1f}"
    assert "assessment" not in phrase.lower()


SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("chat", "web", "staff")
    for path in (assets.ROOMS / room).rglob("*")
    if path.suffix in (".py", ".html", ".js", ".txt")
)


@pytest.mark.parametrize("key", [key for key, _ in PHRASES if key.partition(".")[0] != "about"])
def test_every_phrase_is_used(key: str) -> None:
    name = re.escape(key.partition(".")[2])
    assert re.search(rf"[.'\"]{name}\b|_{name}['\"]", SOURCES), key


def test_the_equality_questions_have_their_words() -> None:
    needed = set(EQUALITY) | {
        f"{name}_{answer}" for name, answers in EQUALITY.items() for answer in answers if answer != "rather_not_say"
    }
    assert needed <= set(words.catalogue()["about"])


OTHERS = [language for language in words.languages() if language != words.FIRST]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_the_same_names_and_never_what_buttons_say(language: str) -> None:
    translated = yaml.safe_load((words.FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    assert "says" not in translated
    for part, phrases in translated.items():
        for key, phrase in phrases.items():
            english = words.catalogue()[part][key]
            assert set(re.findall(r"{\w+}", phrase)) == set(re.findall(r"{\w+}", english)), f"{part}.{key}"
            assert phrase.strip() != english or part == "language", f"{part}.{key} is not translated"


def test_a_draft_translation_is_offered_in_the_demo_only() -> None:
    assert words.catalogue("cy")["language"]["checked"] == "no"  # until a translator has checked it
    assert "cy" in words.offered(drafts=True)
    assert words.offered(drafts=False) == ("en",)


def test_another_language_falls_back_to_english() -> None:
    assert words.catalogue("xx") == words.catalogue("en")
    assert words.say("chat.send", "xx") == "Send"
