"""An edited file with each kind of mistake gets a message that a person who does not program can act on."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from criteria_files import ROOT, SERVICES, published

from bot.criteria import ServiceError, read_directory, read_service, read_yaml
from bot.criteria.area import contrast_with_white, read_area
from bot.criteria.schema import published as published_schema
from bot.criteria.schema import schema
from bot.criteria.yaml_lines import load

GOOD = (SERVICES / "moor-lane-work-advice.yml").read_text("utf-8")
PLACES = published().services[0].places
AREA = (ROOT / "data" / "area.yml").read_text("utf-8")

# what is replaced, by what, words of the message, words of the fix, the clause named, does the schema see it too
MISTAKES = [
    ("fact: in_work", "fact: in_wrok", "'in_wrok' is not a fact", "Did you mean 'in_work'?", "in_work", True),
    ("is: off_sick", "is: of_sick", "'of_sick' is not an answer", "Did you mean 'off_sick'?", "off_sick", False),
    (
        "less_than: 6",
        "les_than: 6",
        "'les_than' is not a kind of bound",
        "'less_than'",
        "off_less_than_six_months",
        True,
    ),
    (
        "less_than: 6",
        "less_than: six",
        "'six' is not a whole number",
        "without quotes",
        "off_less_than_six_months",
        True,
    ),
    ("less_than: 6", "less_than: -6", "'-6' is not a whole number", "whole number", "off_less_than_six_months", True),
    (
        "{less_than: 6}",
        "{less_than: 6, at_least: 9}",
        "No number can be within both bounds",
        "Swap",
        "off_less_than_six_months",
        False,
    ),
    (
        "months_since: {less_than: 6}",
        "is: 6",
        "'is' does not go with",
        "months_since",
        "off_less_than_six_months",
        False,
    ),
    ("clause: in_work", "clause: body", "Two clauses are called 'body'", "its own name", "body", False),
    ("clause: in_work", "clause: In Work", "not a good name", "small letters", "In Work", True),
    ("      met: you have work\n", "", "'met' is missing", "Add a line like met:", "in_work", True),
    ("any_of: [musculoskeletal, injury_or_surgery]", "any_of: []", "is empty", "at least one value", "body", True),
    (
        "any_of: [musculoskeletal, injury_or_surgery]",
        "any_of: musculoskeletal",
        "needs a list",
        "square brackets",
        "body",
        True,
    ),
    (
        "within: [Tideway]",
        "within: [Tidewya]",
        "'Tidewya' is not a place",
        "Did you mean 'tideway'?",
        "lives_here",
        False,
    ),
    (
        "clause: in_work\n",
        "clause: in_work\n      flag: true\n",
        "'flag' cannot stand here",
        "flag_only",
        "in_work",
        True,
    ),
    (
        "sms_name: Moor Lane Work Advice",
        "sms_name: Moor Lane Pain Clinic",
        "'Pain'",
        "other people may read",
        "",
        False,
    ),
    ("sms_what: a talk about your work", "sms_what: " + "work " * 9, "28 fit", "shorter", "", True),
    ("status:\n  now: open", "status:\n  now: opne", "'opne' is not a status", "Did you mean 'open'?", "", True),
    ("status:\n  now: open", "status:\n  opens: 9 March", "'9 March' is not a date", "year-month-day", "", True),
    ('from: "09:00"', 'from: "9am"', "'9am' is not a time", '"09:00"', "", True),
    ('until: "12:00"', 'until: "08:00"', "ends before it begins", "Check 'from'", "", False),
    (
        "weekdays: [mon, tue, thu]",
        "weekdays: [mon, tues, thu]",
        "'tues' is not a weekday",
        "Did you mean 'tue'?",
        "",
        True,
    ),
    ("provider: Moor Lane Trust", "provder: Moor Lane Trust", "'provder' is not part", "'provider'", "", True),
    ("checked:", "checkd:", "'checkd' is not part", "'checked'", "", True),
    ("tier: specialist", "tier: expert", "'expert' cannot stand", "Use one of", "", True),
    ("id: moor-lane-work-advice", "id: Moor Lane", "'Moor Lane' is not a good id", "dashes", "", True),
    ("cost: free", "cost: free\ncost: 5 pounds", "'cost' stands twice", "delete the other", "", False),
    ("cost: free", "cost: [free", "A bracket is opened and never closed", "Add the missing ]", "", False),
    ("cost: free", "cost: free\n- wait", "cannot be read from here on", "spaces at the start", "", False),
    ("cost: free", "\tcost: free", "tab", "spaces instead of tabs", "", False),
    ('"Dana, Tideway Work Team"', '"Dana', "never closed", "Add the missing", "", False),
    ("cost: free", "cost: free: always", "does not fit", '"quotes"', "", False),
    ("criteria:\n  all:", "criteria:\n  every:", "'every' cannot stand here", "Use one of", "", True),
    (
        "met: you are off work",
        "met: you are off sick",
        "holds the word 'sick'",
        "without that word",
        "off_sick",
        False,
    ),
    (
        "{absence_started}",
        "{absence_start}",
        "'{absence_start}'",
        "'absence_started'",
        "off_less_than_six_months",
        False,
    ),
    ("is: true", "is: maybe", "neither true nor false", "is: true", "in_work", False),
    ("capacity: 1", "capacity: none", "'none' cannot stand", "from 1 up", "", True),
    ("mode: phone", "mode: fax", "'fax' is not a way to meet", "phone", "", True),
]


def line_of(old: str) -> int:
    return GOOD[: GOOD.index(old)].count("\n") + 1


@pytest.mark.parametrize(("old", "new", "message", "fix", "clause", "by_schema"), MISTAKES)
def test_each_kind_of_mistake(old: str, new: str, message: str, fix: str, clause: str, by_schema: bool) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    with pytest.raises(ServiceError) as caught:
        read_yaml(text, "moor-lane.yml", places=PLACES)
    problem = next(found for found in caught.value.problems if message in found.message)
    assert fix in problem.fix
    assert problem.clause == clause
    assert problem.file == "moor-lane.yml"
    assert problem.line is not None
    assert abs(problem.line - line_of(old)) <= 6, f"line {problem.line}: {problem}"
    shown = str(problem)
    assert shown.startswith(f"moor-lane.yml, line {problem.line}")
    assert not any(word in shown for word in ("Error", "None", "dict", "Traceback", "NoneType"))


@pytest.mark.parametrize(("old", "new", "message", "fix", "clause", "by_schema"), [row for row in MISTAKES if row[5]])
def test_an_editor_sees_mistakes_of_shape_too(
    old: str, new: str, message: str, fix: str, clause: str, by_schema: bool
) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert not validator.is_valid(load(GOOD.replace(old, new, 1), "x").data), message


MESSAGES = yaml.safe_load((ROOT / "tests" / "criteria" / "approved" / "messages.yml").read_text("utf-8"))


@pytest.mark.parametrize("edit", MESSAGES, ids=lambda edit: edit["new"].strip()[:40] or edit["old"].strip()[:40])
def test_each_message_to_the_letter(edit: dict[str, Any]) -> None:
    """Read and approved by eye: each says the line, the clause, what is wrong, and what to do."""
    assert edit["old"] in GOOD
    with pytest.raises(ServiceError) as caught:
        read_yaml(GOOD.replace(edit["old"], edit["new"], 1), "moor.yml", places=PLACES)
    assert [str(problem) for problem in caught.value.problems] == [f"moor.yml, {told}" for told in edit["told"]]


def test_there_are_at_least_twenty_kinds_of_mistake() -> None:
    assert len({row[2] for row in MISTAKES}) >= 20


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = GOOD.replace("tier: specialist", "tier: expert").replace("is: off_sick", "is: of_sick")
    with pytest.raises(ServiceError) as caught:
        read_yaml(text, "x.yml", places=PLACES)
    assert [problem.line for problem in caught.value.problems] == sorted(p.line or 0 for p in caught.value.problems)
    assert len(caught.value.problems) >= 2


def test_an_empty_file_and_a_bare_word() -> None:
    for text in ("", "# only a remark\n", "hello"):
        with pytest.raises(ServiceError, match="Copy a sample service"):
            read_yaml(text, "x.yml")


def test_values_without_lines_are_told_as_well() -> None:
    with pytest.raises(ServiceError) as caught:
        read_service({"name": "X"}, "x.json")
    assert any("'criteria' is missing" in problem.message for problem in caught.value.problems)
    assert all(problem.line is None for problem in caught.value.problems)


def test_clauses_do_not_stand_inside_clauses() -> None:
    text = GOOD.replace(
        "        - clause: struggling\n",
        "        - clause: outer\n          met: a\n          unmet: b\n          source: s\n          any:\n"
        "            - clause: inner\n              met: a\n              unmet: b\n              source: s\n"
        "              fact: veteran\n              is: true\n        - clause: struggling\n",
    )
    with pytest.raises(ServiceError, match="Clause 'inner' stands inside clause 'outer'"):
        read_yaml(text, "x.yml", places=PLACES)


def test_one_bad_file_never_takes_down_the_good_ones() -> None:
    files = {"area.yml": AREA, "good.yml": GOOD, "bad.yml": GOOD.replace("tier: specialist", "tier: expert")}
    directory = read_directory(files)
    assert [service.file for service in directory.services] == ["good.yml"]
    assert {problem.file for problem in directory.problems} == {"bad.yml"}


def test_a_file_gone_bad_keeps_its_last_good_version() -> None:
    first = read_directory({"area.yml": AREA, "moor.yml": GOOD})
    broken = read_directory({"area.yml": "]", "moor.yml": GOOD.replace("tier: s", "tier: x")}, previous=first)
    assert broken.services == first.services
    assert broken.area == first.area
    assert {problem.file for problem in broken.problems} == {"area.yml", "moor.yml"}


def test_two_services_with_one_id() -> None:
    directory = read_directory({"area.yml": AREA, "a.yml": GOOD, "b.yml": GOOD})
    assert len(directory.services) == 1
    assert "already used in a.yml" in directory.problems[0].message


def test_an_area_with_mistakes() -> None:
    for old, new, message in (
        ("town: Saltby", "town: Atlantis", "is in no locality"),
        ("us: Tideway Work Team", "us: Tideway Health Team", "'Health'"),
        ("name: Tideway\n", "", "'name' is missing"),
    ):
        directory = read_directory({"area.yml": AREA.replace(old, new, 1)})
        assert any(message in problem.message for problem in directory.problems), message
    assert "needs lines" in read_directory({"area.yml": "hello"}).problems[0].message


def test_the_published_schema_is_the_readers_own() -> None:
    assert (SERVICES / "schema.json").read_text("utf-8") == published_schema()


def test_every_published_file_fits_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads((SERVICES / "schema.json").read_text("utf-8")))
    for path in SERVICES.rglob("*.yml"):
        assert list(validator.iter_errors(load(path.read_text("utf-8"), path.name).data)) == [], path.name


def test_words_stay_words() -> None:
    data = load('on: 2026-11-22\nyes: no\ntime: 10:20\nn: 12\nt: true\nnone: ~\nempty:\nname: "7"', "x").data
    assert data == {
        "on": "2026-11-22",
        "yes": "no",
        "time": "10:20",
        "n": 12,
        "t": True,
        "none": None,
        "empty": None,
        "name": "7",
    }


WEBSITES = [
    ('websites: ["https://www.harbour-road.example/chat"', "is no website's origin"),
    ('websites: ["http://www.harbour-road.example"', "is no website's origin"),
    ('websites: ["https://*.example"', "is no website's origin"),
    ("websites: [\"https://a.example; script-src 'unsafe-inline'\"", "is no website's origin"),
]


@pytest.mark.parametrize(("line", "told"), WEBSITES)
def test_only_a_plain_origin_may_frame_the_chat(line: str, told: str) -> None:
    with pytest.raises(ServiceError) as error:
        read_area(AREA.replace('websites: ["https://www.harbour-road.example"', line), "area.yml")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("colour", "told"), [("#ffeb3b", "cannot be read"), ("blue", "is no colour"), ("#00f", "is no colour")]
)
def test_a_colour_must_carry_white_words(colour: str, told: str) -> None:
    with pytest.raises(ServiceError) as error:
        read_area(AREA.replace("#00604f", colour), "area.yml")
    assert told in str(error.value)


def test_contrast_is_worked_out_as_wcag_says() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)  # the well-known lightest readable grey


HOURS = [
    ("[mon, tue, wed, thu, fri]", "09:00", "17:00", "9am to 5pm, Monday to Friday"),
    ("[mon, tue, thu]", "08:30", "12:00", "8:30am to midday, Monday, Tuesday and Thursday"),
    ("[sat, sun]", "10:00", "16:00", "10am to 4pm, Saturday and Sunday"),
    ("[wed]", "13:15", "18:00", "1:15pm to 6pm, Wednesday"),
]


@pytest.mark.parametrize(("days", "first", "last", "said"), HOURS)
def test_the_teams_hours_are_said_in_words(days: str, first: str, last: str, said: str) -> None:
    line = 'team_hours: {days: [mon, tue, wed, thu, fri], from: "09:00", until: "17:00"}'
    area = read_area(AREA.replace(line, f'team_hours: {{days: {days}, from: "{first}", until: "{last}"}}'), "area.yml")
    assert area.host.hours == said


def test_hours_that_cannot_be_read_are_told() -> None:
    for old, new in (('from: "09:00"', 'from: "9 o\'clock"'), ("[mon, tue", "[Monday, tue"), ("team_hours", "hours")):
        with pytest.raises(ServiceError):
            read_area(AREA.replace(old, new, 1), "area.yml")


def test_interpreters_are_listed_with_their_own_names() -> None:
    tongues = read_area(AREA, "area.yml").host.interpreters
    assert ("Polish", "Polski", "pl") in [(each.name, each.own, each.code) for each in tongues]
