"""One part of a service's file is changed, and everything else stays as its keeper wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.criteria import ServiceError, read_yaml
from bot.criteria.area import read_area
from bot.criteria.editing import set_part
from bot.criteria.yaml_lines import load

DATA = Path(__file__).parents[2] / "data"
FILES = sorted((DATA / "services").glob("*.yml"))
PLACES = read_area((DATA / "area.yml").read_text(encoding="utf-8"), "area.yml").places


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_service_is_paused_and_checked_and_only_that_changes(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    status = {
        "now": "paused",
        "opens": "2027-03-09",
        "closes": "",
        "told": "Open again soon: ring 01",
        "instead": ["a-b"],
    }
    after = set_part(set_part(before, "status", status), "checked", {"on": "2027-03-01", "by": "Dana, Team"})
    service = read_yaml(after, path.name, places=PLACES)
    assert service.status.now == "paused"
    assert (str(service.status.opens), service.status.closes) == ("2027-03-09", None)
    assert (service.status.told, service.status.instead) == ("Open again soon: ring 01", ("a-b",))
    assert (str(service.checked_on), service.checked_by) == ("2027-03-01", "Dana, Team")
    assert service.version == read_yaml(before, path.name, places=PLACES).version
    assert [line for line in before.splitlines() if line.startswith("#")] == [
        line for line in after.splitlines() if line.startswith("#")
    ]
    assert len(set(before.splitlines()) - set(after.splitlines())) <= 6


def test_a_part_that_is_not_there_goes_before_the_rule_and_its_comment() -> None:
    text = "id: a\n\n# Who it is for.\ncriteria:\n  all: []\n"
    assert set_part(text, "wait", "a week") == "id: a\n\nwait: a week\n# Who it is for.\ncriteria:\n  all: []\n"


def test_a_part_is_taken_out() -> None:
    assert set_part("id: a\nwait:\n  long\n\n# c\nname: b\n", "wait", None) == "id: a\n\n# c\nname: b\n"


@pytest.mark.parametrize("text", ["", "- a list", "services:\n  - id: a\n", "a: [", "id: a\nid: b\n"])
def test_what_is_no_service_is_refused(text: str) -> None:
    with pytest.raises(ServiceError):
        set_part(text, "wait", "a week")


@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\u2028\u2029\x85\ufeff"), min_size=1)
)
def test_any_words_come_back_as_they_were_written(words: str) -> None:
    text = "# top\nid: a\nwhat: old\nname: b\n"
    data: Any = load(set_part(text, "what", words), "x").data
    assert data == {"id": "a", "what": words, "name": "b"}
