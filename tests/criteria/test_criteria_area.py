"""The local area: each mistake in its file told to the letter, hours in words, colours, places that nest."""

from __future__ import annotations

import pytest

from bot.criteria.area import Area, Tongue, contrast_with_white, read_area
from bot.criteria.places import UK, Places, plain_name
from bot.criteria.problems import ServiceError

TEXT = """
name: Seaside
sample: true
host:
  us: Seaside Team
  phone: 01632 960 100
  sms_number: 07700 900100
  nation: Wales
  team_hours: {days: [mon, fri], from: "09:00", until: "17:00"}
  duty_hours: {days: [sat], from: "10:00", until: "12:00"}
  interpreters:
    - {name: Polish, own: Polski, code: pl}
    - {name: Welsh, own: Cymraeg, code: cy}
surgeries:
  - code: T90001
    name: Quay Surgery
    town: Quay
    districts: [qt1, QT2]
    sms_number: 07700 900101
  - code: T90002
    name: The Hill Practice
    town: Seaside
    districts: [QT3]
    sms_number: 07700 900102
    websites: ["https://www.hill.example", "http://localhost:8000", "https://a-b.c.example:8443", "http://127.0.0.1"]
    colour: "#00604F"
    language: cy
localities:
  Wales: [Seaside, Hillside]
  Seaside: Quay
  The Hillside: [Upper Hill]
"""
MISTAKES = [
    ("name: Seaside", "", "line 3: 'name' is missing. Add a line like name: \"Tideway\"."),
    (
        "sample: true",
        "sample: yes",
        "line 3: 'sample' must be true or false. Write sample: true, or leave the line out.",
    ),
    ("  us: Seaside Team\n", "", "line 4: 'us' is missing. Add a line like us: \"Tideway Work Team\"."),
    (
        "us: Seaside Team",
        "us: Seaside Team for Work",
        "line 5: 'us' has 21 letters; 20 fit in a text message. Make it shorter.",
    ),
    (
        "us: Seaside Team",
        "us: Health Team",
        "line 5: 'us' holds the word 'Health', and it is sent by text message. "
        "Use words that give nothing away, like 'Work Advice': other people may read the phone.",
    ),
    ("  phone: 01632 960 100\n", "", "line 4: 'phone' is missing. Add a line like phone: \"01632 960 100\"."),
    (
        "phone: 01632 960 100",
        "phone: 01632 960 1000",
        None,
    ),
    (
        "phone: 01632 960 100",
        "phone: +44 1632 960 100",
        "line 6: 'phone' has 16 letters; 14 fit in a text message. Make it shorter.",
    ),
    ("  nation: Wales\n", "", "line 4: 'nation' is missing. Add a line like nation: \"England\"."),
    ("team_hours", "hours", "line 4: 'team_hours' is missing. Write them like duty_hours."),
    ("team_hours: {days: [mon, fri],", "team_hours: {", "line 9: 'team_hours' is missing. Write them like duty_hours."),
    (
        'from: "09:00"',
        'from: "9:00"',
        'line 9: \'team_hours\' needs times. Write them like from: "09:00", until: "17:00".',
    ),
    (
        'until: "12:00"',
        'until: "24:00"',
        'line 10: \'duty_hours\' needs times. Write them like from: "09:00", until: "17:00".',
    ),
    ("[mon, fri]", "[mon, day]", "line 9: 'team_hours' needs days. Write them like days: [mon, tue]."),
    ("{name: Polish, own", "{own", "line 12: 'name' is missing. Add a line like name: \"Polish\"."),
    ("own: Cymraeg, ", "", "line 13: 'own' is missing. Add a line like own: \"Polski\"."),
    (", code: cy", "", "line 13: 'code' is missing. Add a line like code: \"pl\"."),
    ("code: T90001\n    ", "", "line 15: 'code' is missing. Add a line like code: \"T90001\"."),
    ("    name: Quay Surgery\n", "", "line 15: 'name' is missing. Add a line like name: \"Hillside Surgery\"."),
    (
        "name: Quay Surgery",
        "name: The Surgery on the Quay of Seaside",
        "line 16: 'name' has 34 letters; 30 fit in a text message. Make it shorter.",
    ),
    ("    town: Quay\n", "", "line 15: 'town' is missing. Add a line like town: \"Tidemouth\"."),
    ("town: Quay", "town: Key", "line 17: 'Key' is in no locality. Add it under 'localities'."),
    (
        "    sms_number: 07700 900101\n",
        "",
        "line 15: 'sms_number' is missing. Add a line like sms_number: \"07700 900101\".",
    ),
    ("[qt1, QT2]", "QT1", "line 18: 'districts' must be a list. Put it in square brackets, like districts: [QT1]."),
    (
        "https://www.hill.example",
        "https://www.hill.example/chat",
        "line 25: 'https://www.hill.example/chat' is no website's origin. Write it like https://www.hillside.example.",
    ),
    (
        "http://localhost:8000",
        "http://www.hill.example",
        "line 25: 'http://www.hill.example' is no website's origin. Write it like https://www.hillside.example.",
    ),
    ("#00604F", "green", "line 26: 'green' is no colour. Write it like \"#005eb8\"."),
    ("#00604F", "#00b89f", "line 26: White words cannot be read on that colour. Choose a darker one."),
    (
        "localities:\n  Wales",
        "localities: none\nother:\n  Wales",
        "line 28: 'localities' must have lines of its own under it. Look at a sample service for its shape.",
    ),
]


def area(text: str = TEXT) -> Area:
    return read_area(text, "area.yml")


@pytest.mark.parametrize(("old", "new", "told"), MISTAKES)
def test_each_mistake_is_told_with_its_line_and_its_fix(old: str, new: str, told: str | None) -> None:
    assert old in TEXT
    if told is None:
        area(TEXT.replace(old, new, 1))
        return
    with pytest.raises(ServiceError) as caught:
        area(TEXT.replace(old, new, 1))
    assert str(caught.value.problems[0]) == f"area.yml, {told}"


def test_all_mistakes_are_told_at_once() -> None:
    text = TEXT.replace("town: Quay", "town: Key").replace("#00604F", "green").replace("us: Sea", "us: Pain Sea")
    with pytest.raises(ServiceError) as caught:
        area(text)
    assert [problem.line for problem in caught.value.problems] == [5, 26, 17]


def test_an_area_needs_not_much() -> None:
    least = TEXT[: TEXT.index("  interpreters")] + "surgeries: []\n"
    found = area(least.replace("sample: true\n", "").replace("  sms_number: 07700 900100\n", ""))
    assert (found.sample, found.surgeries, found.host.sms_number, found.host.interpreters) == (False, (), "", ())
    assert area(least + "localities: {}\n").places.knows("quay") is False
    assert area(TEXT.replace("surgeries:", "surgeries: none\nothers:")).surgeries == ()


def test_an_area_to_the_letter() -> None:
    found = area()
    assert found.host.sms_number == "07700 900100"
    assert found.host.interpreters == (Tongue("Polish", "Polski", "pl"), Tongue("Welsh", "Cymraeg", "cy"))
    quay, hill = found.surgeries
    assert (quay.websites, quay.colour, quay.language) == ((), "", "")
    assert hill.websites[1:] == ("http://localhost:8000", "https://a-b.c.example:8443", "http://127.0.0.1")
    assert (hill.colour, hill.language) == ("#00604f", "cy")
    for said in ("T90002", " t90002", "hill practice", "The Hill Practice", "07700 900102"):
        assert found.surgery(said) == hill
    assert found.surgery("Hill") is None
    places = found.places
    assert places.of_postcode("QT3 1AA") == "seaside"
    assert places.of_practice("The Hill Practice") == "seaside"
    assert places.inside("upper hill", "wales") is True
    assert places.inside("upper hill", "seaside") is False
    assert places.inside("seaside", "quay") is None
    assert places.inside("leeds", "seaside") is False
    assert UK.knows("quay") is False


@pytest.mark.parametrize(
    ("days", "first", "last", "said"),
    [
        ("mon, tue, wed", "09:00", "17:00", "9am to 5pm, Monday to Wednesday"),
        ("mon, wed, fri", "00:00", "11:59", "12am to 11:59am, Monday, Wednesday and Friday"),
        ("sat, sun", "12:30", "13:00", "12:30pm to 1pm, Saturday and Sunday"),
        ("thu", "12:00", "23:30", "midday to 11:30pm, Thursday"),
        ("tue, wed, thu, fri, sat, sun", "01:05", "12:00", "1:05am to midday, Tuesday to Sunday"),
        ("fri, mon", "10:00", "14:00", "10am to 2pm, Monday and Friday"),
    ],
)
def test_hours_as_people_say_them(days: str, first: str, last: str, said: str) -> None:
    line = f'team_hours: {{days: [{days}], from: "{first}", until: "{last}"}}'
    text = TEXT.replace('team_hours: {days: [mon, fri], from: "09:00", until: "17:00"}', line)
    assert area(text).host.hours == said


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [
        ("#ff0000", 3.998),
        ("#008000", 5.137),
        ("#0000ff", 8.592),
        ("#005eb8", 6.377),
        ("#0a0a0a", 19.798),
        ("#0b0b0b", 19.683),
        ("#123456", 12.717),
    ],
)
def test_contrast_with_white(colour: str, contrast: float) -> None:
    """Known values of WCAG 2.2's formula, both sides of its bend at 0.04045 (a tenth of the darkest steps)."""
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.01)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("  Leeds  ", "leeds"),
        ("Leeds City Council", "leeds"),
        ("Kirklees Council", "kirklees"),
        ("Essex County Council", "essex"),
        ("Craven District Council", "craven"),
        ("Pendle Borough Council", "pendle"),
        ("the Black  Country", "black country"),
        ("City of York", "york"),
        ("County of Kent", "kent"),
        ("City of London", "city of london"),
        ("County Durham", "county durham"),
        ("Durham County", "county durham"),
        ("Yorkshire & the Humber", "yorkshire and the humber"),
        ("Brighton & Hove", "brighton and hove"),
        ("UK", "united kingdom"),
        ("The UK", "united kingdom"),
        ("Hull City Council", "kingston upon hull"),
        ("King’s Lynn", "king's lynn"),
        (7, "7"),
    ],
)
def test_a_place_by_any_of_its_names(said: object, plain: str) -> None:
    assert plain_name(said) == plain


TOWN = Places(
    {"england": frozenset(), "town": frozenset({"england"}), "street": frozenset({"town"}), "island": frozenset()},
    {"QT1": "town"},
    {"t90001": "street"},
)


def test_places_nest_and_what_is_not_known_is_neither_in_nor_out() -> None:
    assert TOWN.above("street") == {"street", "town", "england"}
    assert TOWN.inside("street", "england") is True
    assert TOWN.inside("street", "street") is True
    assert TOWN.inside("nowhere", "nowhere") is True
    assert TOWN.inside("england", "street") is None
    assert TOWN.inside("island", "england") is False
    assert TOWN.inside("nowhere", "england") is None
    assert TOWN.inside("town", "nowhere") is None
    round_and_round = Places({"a": frozenset({"b"}), "b": frozenset({"a"})})
    assert round_and_round.above("a") == {"a", "b"}


def test_names_that_lie_across_several_places() -> None:
    assert UK.inside("yorkshire", "leeds") is None
    assert UK.inside("yorkshire", "england") is True
    assert UK.inside("yorkshire", "united kingdom") is True
    assert UK.inside("yorkshire", "scotland") is False
    assert UK.inside("the north", "fife") is False
    assert UK.inside("leeds", "yorkshire") is False


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("QT1 1AA", "town"),
        ("qt11aa", "town"),
        ("QT1", "town"),
        ("QT9", None),
        ("LS1 4DY", "england"),
        ("G12", "scotland"),
        ("CF10 1AA", "wales"),
        ("BT1", "northern ireland"),
        ("SY1 1AA", None),
        ("EC1A 1BB", "england"),
        ("nonsense", None),
        ("", None),
        ("LS1 4D", None),
        ("LS123 4DY", None),
    ],
)
def test_the_place_that_a_postcode_surely_lies_in(said: str, place: str | None) -> None:
    assert TOWN.of_postcode(said) == place


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("T90001", "street"),
        ("Park Surgery, Town", "town"),
        ("Park Surgery, Old Road, The Town", "town"),
        ("town", "town"),
        ("Town, Park Surgery", None),
        ("Park Surgery", None),
    ],
)
def test_where_a_surgery_stands(said: str, place: str | None) -> None:
    assert TOWN.of_practice(said) == place
