"""Keeping the directory: the parts of a file changed by themselves, replay, doubts found, what stands in a service."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from criteria_files import CLAUSE, DAY, ROOT, published, service

from bot.criteria import Decision, Directory, Service, ServiceError, read_directory, read_service, read_yaml
from bot.criteria.checking import check, contradictions
from bot.criteria.editing import set_part
from bot.criteria.reading import read_many, version
from bot.criteria.replaying import Case, replay, samples
from bot.criteria.service import Status
from bot.criteria.yaml_lines import load

FILE = """# top
id: a
wait: long

# About the cost.
cost:
  - free
  # and more
checked: {on: 2027-03-01, by: Dana}

# Who it is for.
# Two lines.
criteria:
  all: []

# last
"""


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("wait", "a week", "wait: long\n", "wait: a week\n"),
        ("wait", None, "wait: long\n", ""),
        ("wait", "a: b", "wait: long\n", 'wait: "a: b"\n'),
        ("wait", "true", "wait: long\n", 'wait: "true"\n'),
        ("wait", "Null", "wait: long\n", 'wait: "Null"\n'),
        ("wait", "12", "wait: long\n", 'wait: "12"\n'),
        ("wait", "café", "wait: long\n", 'wait: "café"\n'),
        ("wait", " x", "wait: long\n", 'wait: " x"\n'),
        ("wait", "x", "wait: long\n", 'wait: "x"\n'),
        ("wait", "one-off help", "wait: long\n", "wait: one-off help\n"),
        ("wait", True, "wait: long\n", "wait: true\n"),
        ("wait", 3, "wait: long\n", "wait: 3\n"),
        ("cost", ["free", "a, b"], "cost:\n  - free\n  # and more\n", 'cost: [free, "a, b"]\n'),
        (
            "checked",
            {"on": "2027-03-09", "by": "Dana, Team", "for": None, "to": "", "of": []},
            "checked: {on: 2027-03-01, by: Dana}\n",
            'checked:\n  on: 2027-03-09\n  by: "Dana, Team"\n',
        ),
        ("criteria", "none", "criteria:\n  all: []\n", "criteria: none\n"),
        ("tier", "adviser", "# Who it is for.\n", "tier: adviser\n# Who it is for.\n"),
        ("tier", None, "# Who", "# Who"),
    ],
)
def test_one_part_is_changed_and_all_else_stays(key: str, value: Any, old: str, new: str) -> None:
    assert old in FILE
    assert set_part(FILE, key, value) == FILE.replace(old, new, 1)


def test_a_part_goes_last_where_there_is_no_rule() -> None:
    assert set_part("id: a\nname: b", "cost", "free") == "id: a\nname: b\ncost: free\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", "This file holds no service, or several. Change it in the whole file."),
        ("services: []", "This file holds no service, or several. Change it in the whole file."),
        ('id: a\nwait: b\n"name": c', "'wait' could not be changed by itself. Change it in the whole file."),
    ],
)
def test_what_cannot_be_changed_by_itself_is_said(text: str, told: str) -> None:
    with pytest.raises(ServiceError) as caught:
        set_part(text, "wait", "long")
    assert [str(problem) for problem in caught.value.problems] == [f": {told}"]


def rule(text: str) -> Service:
    return read_yaml(CLAUSE.rstrip() + " " + text, "x.yml")


OLD = "{clause: old, fact: age, at_least: 45, met: m, unmet: u, source: s}"
YOUNG = "{clause: young, fact: age, less_than: 30, met: m, unmet: u, source: s}"
VETERAN = "{clause: veteran, fact: veteran, is: true, met: m, unmet: u, source: s}"
FLAG = "{clause: young, fact: age, less_than: 30, flag_only: true, met: m, unmet: u, source: s}"
GIVEN = "{clause: any_goal, fact: goal, given: true, met: m, unmet: u, source: s}"
NEVER = "{clause: never, all: [{fact: age, at_least: 45}, {fact: age, less_than: 30}], met: m, unmet: u, source: s}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{{all: [{OLD}, {VETERAN}]}}", []),
        (
            f"{{all: [{OLD}, {VETERAN}, {YOUNG}]}}",
            ["x.yml, clause 'young': 'old' and 'young' can never both hold. Put them under any:, or change one."],
        ),
        (f"{{any: [{OLD}, {YOUNG}]}}", []),
        (f"{{all: [{OLD}, {FLAG}]}}", []),
        (GIVEN, []),
        (NEVER, ["x.yml, clause 'never': It can never hold. Check its bounds and values."]),
        (f"{{all: [{NEVER}, {OLD}]}}", ["x.yml, clause 'never': It can never hold. Check its bounds and values."]),
        (
            "{clause: any_age, fact: age, at_least: 0, met: m, unmet: u, source: s}",
            ["x.yml, clause 'any_age': It always holds, so it decides nothing. Take it out or mend it."],
        ),
    ],
)
def test_what_can_never_hold_is_told(text: str, told: list[str]) -> None:
    assert [str(problem) for problem in contradictions(rule(text), DAY)] == told


def checked(found: Service, **changed: Any) -> list[str]:
    return [str(problem) for problem in check(Directory((replace(found, **changed),)), DAY)]


def test_a_service_that_nobody_can_reach_is_told() -> None:
    found = replace(service("tide-back-to-work"), file="tide.yml")
    assert checked(found) == []
    assert checked(found, routes=()) == ["tide.yml: Nobody may refer to it. Add referral: [self] or [gp]."]
    assert checked(found, clinics=()) == [
        "tide.yml: It takes bookings and has no clinics. Add a clinic, or booking: callback."
    ]
    assert checked(found, clinics=(), booking="callback") == []
    assert checked(found, channels=("phone",)) == [
        "tide.yml: A clinic meets by in_person, 'channels' does not say so. Add it to channels.",
        "tide.yml: A clinic meets by video, 'channels' does not say so. Add it to channels.",
    ]
    assert checked(found, status=Status("open", instead=("gone", "tide-back-to-work"))) == [
        "tide.yml: 'instead' names 'gone', which is not in the directory. Use the id of a service."
    ]
    nobody = checked(found, rule=rule(NEVER).rule, evidence=True)
    assert nobody[-1] == "tide.yml: Nobody can meet the rule of Tide Back to Work. Check its all: parts."
    assert checked(found, routes=(), clinics=(), status=Status("ended")) == []
    assert checked(found, routes=(), clinics=(), evidence=True) == []
    assert checked(found, checked_on=date(2026, 8, 23)) == [
        "tide.yml: It was last checked 91 days ago. Check it and change checked:."
    ]


PEOPLE = [Case("one", {"age": 50}, DAY), Case("two", {"age": 20}, DAY), Case("three", {}, DAY)]


def test_who_flips_when_a_file_changes_comes_or_goes() -> None:
    old, young = rule(OLD), rule(YOUNG)
    assert [str(flip) for flip in replay([old], [young], PEOPLE)] == [
        "one: sample on 2026-11-22: meets → does not meet (because of old, young)",
        "two: sample on 2026-11-22: does not meet → meets (because of old, young)",
    ]
    assert [str(flip) for flip in replay([], [old], PEOPLE[2:])] == [
        "three: sample on 2026-11-22: not there → need to know (because of old)"
    ]
    assert [str(flip) for flip in replay([old], [], PEOPLE[:1])] == [
        "one: sample on 2026-11-22: meets → not there (because of old)"
    ]
    assert replay([old], [replace(old, name="Another")], PEOPLE) == [], "the same rule"
    both = [replace(old, id="b"), replace(old, id="a")]
    assert [(flip.case, flip.service_id) for flip in replay([], both, PEOPLE[:2])] == [
        ("one", "a"),
        ("one", "b"),
        ("two", "a"),
        ("two", "b"),
    ]


def test_people_are_made_up_from_the_answers_that_either_rule_tells_apart() -> None:
    old, young = rule(OLD), rule(f"{{all: [{YOUNG}, {VETERAN}]}}")
    people = samples(old, young, DAY, 200, Random(1).choice)
    assert people == samples(old, young, DAY, 200, Random(1).choice), "the same every time"
    assert [people[0].id, people[-1].id, len(people)] == ["sample 1", "sample 200", 200]
    assert {person.on for person in people} == {DAY}
    assert {person.facts.get("age", "not said") for person in people} == {"not said", 29, 30, 44, 45}
    assert {person.facts.get("veteran", "not said") for person in people} == {"not said", True, False}
    assert {tuple(person.facts) for person in samples(None, old, DAY, 50, Random(1).choice)} == {(), ("age",)}


def test_the_version_of_a_rule() -> None:
    """SHA-256 of its canonical JSON: keys in order, no spaces, letters as they are."""
    age = hashlib.sha256(b'{"at_least":45,"fact":"age"}').hexdigest()[:12]
    assert version({"fact": "age", "at_least": 45}) == version({"at_least": 45, "fact": "age"}) == age
    assert version({"met": "café"}) == hashlib.sha256('{"met":"café"}'.encode()).hexdigest()[:12]


def test_what_stands_in_a_file_stands_in_the_service() -> None:
    found = service("moor-lane-work-advice")
    assert (found.id, found.name, found.sms_name) == (
        "moor-lane-work-advice",
        "Moor Lane Work Advice",
        "Moor Lane Work Advice",
    )
    assert (found.provider, found.sms_provider, found.tier) == ("Moor Lane Trust", "Moor Lane Trust", "specialist")
    assert found.what == "A work adviser talks with you about your job and your back, joints or muscles."
    assert (found.sms_what, found.area) == ("a talk about your work", ("Tideway",))
    assert (found.channels, found.cost) == (("phone", "video", "in_person"), "free")
    assert (found.routes, found.wait, found.capacity) == (("self", "gp"), "about a week", "24 first talks a week")
    assert (found.checked_on, found.checked_by) == (date(2026, 11, 2), "Dana, Tideway Work Team")
    assert (found.booking, found.needs, found.outside_nhs) == ("slots", (), False)
    assert [clinic["id"] for clinic in found.clinics] == ["moor-lane-phone", "moor-lane-video", "moor-lane-room"]
    assert found.while_waiting[1] == "Write down the parts of your job that are hardest."
    assert (found.aliases, found.sample, found.evidence, found.source) == (("Moor Lane",), True, False, "")
    assert (found.line, found.email, found.call_within) == ("", "", 2)
    assert found.file == "data/services/moor-lane-work-advice.yml"
    assert service("tideway-joint-rehab").needs == ("date_of_birth",)
    assert service("jobcentre-health-links").outside_nhs
    ended = service("working-tide-early-help").status
    assert ended == Status(
        "ended",
        ended=date(2025, 3, 31),
        told="Working Tide Early Help ended in March 2025.",
        instead=("tide-back-to-work", "bright-start"),
    )
    text = (ROOT / "data" / "services" / "bright-start.yml").read_text("utf-8")
    more = "line: 01632 960 100\nemail: bookings@example.nhs.uk\ncall_within: 20\ncapacity:  few \n"
    found = read_yaml(text.replace("capacity: 20 new people a month\n", more), "b.yml", places=found.places)
    assert (found.line, found.email, found.call_within, found.capacity) == (
        "01632 960 100",
        "bookings@example.nhs.uk",
        20,
        "few",
    )


def test_a_service_of_the_evidence_needs_little() -> None:
    found = rule(OLD)
    assert (found.tier, found.booking, found.source, found.status) == ("adviser", "none", "a test", Status("open"))
    assert (found.provider, found.area, found.checked_by, found.checked_on) == ("", (), "", None)
    data = {"id": "a", "name": "A", "evidence": True, "source": "s", "criteria": load(OLD, "x").data}
    assert read_service(data, "a.json").clauses[0].id == "old"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (["a"], "a.json: A service needs lines like name: and criteria:. Copy a sample service and change it."),
        (
            {"id": "a", "name": "A", "evidence": True, "source": "s"},
            "a.json: 'criteria' is missing: the file does not say who the service is for. "
            "Add criteria: with at least one clause, or all: with a list of clauses.",
        ),
    ],
)
def test_what_is_no_service_is_told(data: Any, told: str) -> None:
    with pytest.raises(ServiceError) as caught:
        read_service(data, "a.json")
    assert str(caught.value) == told


def test_several_services_stand_in_one_file() -> None:
    assert read_many("services:\n", "x.yml") == ()
    assert read_many("services: []\n", "x.yml") == ()
    with pytest.raises(ServiceError) as caught:
        read_many("services:\n  - a\n", "x.yml")
    assert str(caught.value) == (
        "x.yml, line 2: A service needs lines like name: and criteria:. Copy a sample service and change it."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.yml, line 1: The file is empty. Copy a sample service and change it."),
        ("a: 1\na: 2", "x.yml, line 2: 'a' stands twice in the same place, so only one of them would count. "
         "Keep one and delete the other."),
        ("a:\n\t- b", "x.yml, line 2: There is a tab at the start of the line. Use spaces instead of tabs."),
        ("a: b: c", "x.yml, line 1: This line does not fit the ones around it. "
         'Check the spaces at the start of this line, and put words with a colon in them in "quotes".'),
        ('a: "b\nc: d\ne: f', 'x.yml, line 1: A quotation mark is opened and never closed. Add the missing ".'),
        ("a: [b\nc: d", "x.yml, line 1: A bracket is opened and never closed. Add the missing ] or }."),
        ("a: b\n- c", "x.yml, line 2: The file cannot be read from here on. "
         "Check the spaces at the start of the line above and below, and that every key ends in a colon."),
        ("a: b\nc: \x00", "x.yml: The file cannot be read from here on. "
         "Check the spaces at the start of the line above and below, and that every key ends in a colon."),
        ("a: b\nc: d\ufffd", "x.yml, line 2: A letter on this line cannot be read. Type it again, save as UTF-8."),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told(text: str, told: str) -> None:
    with pytest.raises(ServiceError) as caught:
        load(text, "x.yml")
    assert str(caught.value) == told


def test_the_line_of_every_value() -> None:
    found = load("a:\n  - b: 1\n    c: true\n  - 'd'\ne: {f: ~}\n", "x")
    assert found.data == {"a": [{"b": 1, "c": True}, "d"], "e": {"f": None}}
    assert {path: found.line(path) for path in found.lines} == {
        (): 1, ("a",): 1, ("a", 0): 2, ("a", 0, "b"): 2, ("a", 0, "c"): 3, ("a", 1): 4, ("e",): 5, ("e", "f"): 5,
    }  # fmt: skip
    assert found.line(("a", 0, "c", "z")) == 3
    assert found.line(("z",)) == 1
    words = "yes: no\non: off\nt: True\nf: False\nn: null\nN: Null\nz: 007\np: +7\nm: -7\nd: 2026-11-22\nr: 1.5\n"
    assert load(words, "x").data == {
        "yes": "no", "on": "off", "t": True, "f": False, "n": None, "N": None, "z": "007", "p": 7, "m": -7,
        "d": "2026-11-22", "r": "1.5",
    }  # fmt: skip


def test_the_directory_of_many_files() -> None:
    one, two = CLAUSE.replace("sample", "b").rstrip() + " " + OLD, CLAUSE.replace("sample", "a").rstrip() + " " + OLD
    found = read_directory({"z.yml": one, "y.yml": two})
    assert [each.id for each in found.services] == ["a", "b"]
    assert (found.problems, found.area) == ((), None)
    assert found.get("b") == read_yaml(one, "z.yml")
    assert found.get("c") is None
    twice = read_directory({"z.yml": one, "y.yml": one})
    assert [str(problem) for problem in twice.problems] == [
        "z.yml: The id 'b' is already used in y.yml. Give each service its own id."
    ]
    bad = read_directory({"z.yml": "[", "y.yml": two}, previous=found)
    assert bad.services == found.services
    assert read_directory({"z.yml": "["}, previous=found).services == (found.get("b"),)
    assert read_directory({"z.yml": "["}).services == ()


@pytest.mark.parametrize(
    ("said", "service_id"),
    [
        ("Bright Harbour Jobs?", "bright-harbour-job-support"),
        ("is tide-back-to-work... I mean Tide Back to Work, on", "tide-back-to-work"),
        ("TIDE WORK HELP", "tide-back-to-work"),
        ("the tide work helper", None),
        ("moor lane work advice or moor lane", "moor-lane-work-advice"),
        ("", None),
    ],
)
def test_a_service_by_one_of_its_names(said: str, service_id: str | None) -> None:
    found = published().named(said)
    assert (found.id if found else None) == service_id


def test_a_decision_is_a_value() -> None:
    assert Decision("a", "A", "meets", (), (), "v", ()) == Decision("a", "A", "meets", (), (), "v", (), "", None)
