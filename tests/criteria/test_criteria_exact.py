"""What is read and said, exactly: the area, the nesting of places, problems, values in words, flips."""

from __future__ import annotations

from datetime import date

import pytest

from bot.criteria import uk
from bot.criteria.area import read_area
from bot.criteria.labels import about, words
from bot.criteria.problems import Problem, ServiceError, nearest
from bot.criteria.reading import read_many
from bot.criteria.replaying import Flip

AREA = """
name: Seaside
sample: true
host:
  us: Seaside Team
  phone: 01632 960 100
  nation: Wales
  team_hours: {days: [mon, fri], from: "09:00", until: "17:00"}
  duty_hours: {days: [sat], from: "10:00", until: "12:00"}
surgeries:
  - {code: T90001, name: Quay Surgery, town: Quay, districts: [qt1, QT2], sms_number: 07700 900101}
localities:
  Wales: [Seaside]
  Seaside: Quay
"""
TWO = """
services:
  - {id: one, name: One, evidence: true, source: s, criteria: {clause: a, fact: age, at_least: 45, met: m, unmet: u, source: s}}
  - {id: two, name: Two, evidence: true, source: s, criteria: {clause: a, fact: age, at_least: 18, met: m, unmet: u, source: s}}
"""  # noqa: E501


def test_an_area_is_read_to_the_letter() -> None:
    area = read_area(AREA, "area.yml")
    assert (area.name, area.sample) == ("Seaside", True)
    host = area.host
    assert (host.us, host.phone, host.nation) == ("Seaside Team", "01632 960 100", "Wales")
    assert (host.team_days, host.team_from, host.team_until) == (("mon", "fri"), "09:00", "17:00")
    assert (host.duty_days, host.duty_from, host.duty_until) == (("sat",), "10:00", "12:00")
    (surgery,) = area.surgeries
    assert (surgery.code, surgery.name, surgery.town) == ("T90001", "Quay Surgery", "Quay")
    assert (surgery.districts, surgery.sms_number) == (("qt1", "QT2"), "07700 900101")
    places = area.places
    assert places.of_postcode("QT1 1AA") == places.of_postcode("qt2") == "quay"
    assert places.of_practice("t90001") == places.of_practice("Quay Surgery") == "quay"
    assert places.inside("quay", "seaside") is places.inside("quay", "wales") is True
    assert places.inside("quay", "england") is False


def test_a_town_in_no_locality_is_told_with_its_line() -> None:
    with pytest.raises(ServiceError) as told:
        read_area(AREA.replace("town: Quay", "town: Key"), "area.yml")
    assert [str(each) for each in told.value.problems] == [
        "area.yml, line 11: 'Key' is in no locality. Add it under 'localities'."
    ]
    with pytest.raises(ServiceError, match=r"^x.yml, line 1: The area needs lines like name: and host:\. Look at the"):
        read_area("- a", "x.yml")


def test_places_of_the_kingdom_nest_as_their_table_says() -> None:
    found = uk.nesting()
    assert "england" in found["united kingdom"]
    assert all(whole == whole.strip().lower() and parts for whole, parts in found.items())
    assert any("leeds" in parts for parts in found.values())
    nations = uk.areas_of_nation()
    assert nations["g"] == "scotland"
    assert nations["cf"] == "wales"


def test_several_services_in_one_file_are_read_each_with_its_own_lines() -> None:
    one, two = read_many(TWO, "x.yml")
    assert (one.id, two.id, one.file) == ("one", "two", "x.yml")
    with pytest.raises(ServiceError) as told:
        read_many(TWO.replace("at_least: 18", "at_least: old").replace("at_least: 45", "at_least: young"), "x.yml")
    assert [(each.line, each.message) for each in told.value.problems] == [
        (3, "'young' is not a whole number."),
        (4, "'old' is not a whole number."),
    ]


def test_a_problem_says_where_what_and_what_to_do() -> None:
    whole = Problem("a.yml", "It is wrong.", "Mend it.", 3, "age_45")
    assert str(whole) == "a.yml, line 3, clause 'age_45': It is wrong. Mend it."
    assert str(Problem("a.yml", "It is wrong.", "Mend it.")) == "a.yml: It is wrong. Mend it."
    assert str(ServiceError([whole, whole])) == f"{whole}\n{whole}"
    assert nearest("opne", ("open", "full")) == "Did you mean 'open'?"
    assert nearest("xyz", ("open", "full")) == "Use one of: full, open."


def test_values_read_as_words() -> None:
    assert words(True) == "yes"
    assert words(False) == "no"
    assert words(["off_sick", "at_work"]) == "at work, off sick"
    assert words(date(2027, 3, 9)) == "9 March 2027"
    assert about("time_preferences") == "time preferences"


def test_a_flip_names_its_clauses() -> None:
    flip = Flip("case", "moor", date(2027, 3, 9), "meets", "does_not_meet", ("a", "b"))
    assert str(flip) == "case: moor on 2027-03-09: meets → does not meet (because of a, b)"
    bare = Flip("case", "moor", date(2027, 3, 9), "meets", "does_not_meet", ())
    assert str(bare).endswith("(because of the clauses themselves)")
