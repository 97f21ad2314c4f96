"""The directory editor: what is said before saving, versions, going back, pauses, the last good copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot import clock, criteria
from bot.__main__ import main
from bot.store import directory, directory_versions
from bot.store.database import reading, writing
from bot.store.directory import load_slots, local, look_again
from bot.store.tables import Appointment, DecisionRecord, SlotRecord
from tests.staff import staff_made

FILE = "bright-start.yml"
PAGE = f"/staff/directory/files/{FILE}"


@pytest.fixture
def editor(sign_in: Callable[..., TestClient]) -> TestClient:
    return sign_in("directory_editor")


def post(browser: TestClient, act: str, page: str = PAGE, **form: str) -> tuple[int, str]:
    with reading() as db:
        versions = directory_versions.history(db, page.rsplit("/", 1)[-1])
    base = str(versions[0].id if versions else 0)
    answer = browser.post(f"{page}/{act}", data={"csrf": browser.csrf, "base": base, **form})  # type: ignore[attr-defined]
    return answer.status_code, unescape(answer.text)


def text() -> str:
    look_again()
    return directory.as_it_stands()[FILE]


def service() -> criteria.Service:
    found = look_again().service("bright-start")
    assert found is not None
    return found


def test_the_page_reads_as_people_speak(editor: TestClient) -> None:
    page = editor.get(PAGE).text
    assert "<dd>the patient, a GP</dd>" in page
    assert "<b>Monday, Thursday, 09:30 to 12:30</b>" in page


def test_a_pause_is_taken_up_at_once_with_its_dates_and_author(editor: TestClient) -> None:
    day = clock.today() + timedelta(days=30)
    status = {"now": "paused", "opens": str(day), "told": "We start again in the new year.", "instead": "steady-steps"}
    assert post(editor, "status", **status, why="Grace is away")[0] == 303
    found = service()
    assert (found.status.now, found.status.opens, found.status.told) == (
        "paused",
        day,
        "We start again in the new year.",
    )
    assert found.status.instead == ("steady-steps",)
    assert not found.offered(clock.today())
    page = editor.get(PAGE).text
    assert "Grace is away" in page
    assert "Directory_Editor Person, Directory editor" in page
    assert post(editor, "status", now="open")[0] == 303
    assert service().offered(clock.today())


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"now": "asleep"}, "Choose whether"),
        ({"now": "open", "opens": "2027-03-09", "closes": "2027-03-01"}, "closes before it opens"),
        ({"now": "open", "closes": "soon"}, "is not a date"),
        ({"now": "paused", "told": "No room for back pain"}, "holds the word"),
    ],
)
def test_a_status_that_cannot_be_is_refused_and_nothing_changes(
    editor: TestClient, form: dict[str, str], says: str
) -> None:
    before = text()
    status, page = post(editor, "status", **form)
    assert (status, says in page) == (400, True), page
    assert text() == before


def test_checking_an_entry_makes_it_fresh(editor: TestClient) -> None:
    assert post(editor, "checked")[0] == 303
    assert (service().checked_on, service().checked_by) == (clock.today(), "Directory_Editor Person")


def test_words_are_changed_and_health_words_by_text_stay_barred(editor: TestClient) -> None:
    assert post(editor, "words", what="Help to find work.", wait="a month", capacity="", cost="free")[0] == 303
    assert (service().what, service().wait, service().capacity) == ("Help to find work.", "a month", "")


def test_a_mistake_is_told_with_its_line_and_cannot_be_saved(editor: TestClient) -> None:
    broken = text().replace("fact: in_work", "fact: in_wrok")
    line = broken.splitlines().index("      fact: in_wrok") + 1
    for what in ("preview", "save"):
        status, page = post(editor, what, text=broken, why="x")
        assert status == 400
        assert f"{FILE}, line {line}, clause 'out_of_work'" in page
        assert "Did you mean 'in_work'?" in page
        assert "Save and use it" not in page
    assert "in_wrok" not in text()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("id: bright-start\n", "id: brighter-start\n"), "would be gone"),
        (("id: bright-start\n", "id: steady-steps\n"), "already used"),
        (('from: "09:30"', 'from: "13:30"'), "ends before it begins"),
        (("id: bright-start\n", "id: [\n"), FILE),
    ],
)
def test_other_mistakes(editor: TestClient, change: tuple[str, str], says: str) -> None:
    assert change[0] in text()
    status, page = post(editor, "preview", text=text().replace(*change))
    assert (status, says in page) == (400, True), page


def test_a_doubt_is_told_and_may_be_saved(editor: TestClient) -> None:
    odd = text().replace("channels: [phone, in_person]", "channels: [phone]")
    status, page = post(editor, "preview", text=odd)
    assert status == 200
    assert "A clinic meets by in_person" in page
    assert "Save and use it" in page


def seen(facts: dict[str, object]) -> staff_made.Made:
    """A past conversation with a decision over these facts."""
    with writing() as db:
        made = staff_made.conversation(db, clock.now(), service="bright-start")
        row = db.query(DecisionRecord).filter(DecisionRecord.conversation_id == made.id).one()
        row.facts = facts
    return made


FITS = {"area": "Tideway", "employment": "unemployed", "conditions": ["musculoskeletal"], "goal": "find_work"}


def test_who_would_flip_is_shown_before_saving_then_saved_with_a_reason(
    editor: TestClient, sign_in: Callable[..., TestClient]
) -> None:
    stays, flips = seen(FITS), seen({**FITS, "goal": "change_job"})
    found = service()
    assert criteria.evaluate(found, {**FITS, "goal": "change_job"}, clock.today()).outcome == "meets"
    narrower = text().replace("any_of: [find_work, change_job, return, unsure]", "any_of: [find_work, return, unsure]")
    status, page = post(editor, "preview", text=narrower)
    assert status == 200
    assert re.search(r"<b>1 of \d+</b> past conversations", page)
    row = re.search(r"<tr><td>meets</td><td>does not meet</td><td>looking</td><td class=\"figure\">1</td>", page)
    assert row is not None
    assert flips.reference not in page, "a directory editor may not read conversations"
    _, page = post(sign_in("admin"), "preview", text=narrower)
    assert flips.reference in page
    assert stays.reference not in page
    assert post(editor, "save", text=narrower)[0] == 400, "a reason is needed"
    assert post(editor, "save", text=narrower, why="The contract changed")[0] == 303
    assert criteria.evaluate(service(), {**FITS, "goal": "change_job"}, clock.today()).outcome == "does_not_meet"


def test_words_alone_flip_nobody(editor: TestClient) -> None:
    _, page = post(editor, "preview", text=text().replace("cost: ", "cost: now "))
    assert "Nobody's: the rule itself stays" in page


def test_going_back_leads_through_the_same_look_and_keeps_every_version(editor: TestClient) -> None:
    first = text()
    assert post(editor, "save", text=first.replace("cost: free", "cost: none"), why="one")[0] == 303
    assert post(editor, "save", text=first.replace("cost: free", "cost: nothing"), why="two")[0] == 303
    with reading() as db:
        _, before, *_ = directory_versions.history(db, FILE)
    page = editor.get(f"{PAGE}/versions/{before.id}").text
    assert "+cost: none" in page
    [old] = re.findall(r'name="text" value="([^"]*)"', page)
    assert post(editor, "save", text=unescape(old), why="back")[0] == 303
    assert service().cost == "none"
    with reading() as db:
        versions = directory_versions.history(db, FILE)
    assert [each.why for each in versions[:3]] == ["back", "two", "one"]
    assert "Stands" in editor.get(f"{PAGE}/versions/{versions[0].id}").text
    disk = editor.get(f"{PAGE}/versions/0").text
    assert "Go back to this version" in disk
    assert "cost: free" in disk


def test_two_people_at_once_lose_nothing(editor: TestClient, sign_in: Callable[..., TestClient]) -> None:
    mine = text().replace("cost: ", "cost: really ")
    admin = sign_in("admin")
    assert post(admin, "words", what="Theirs.", wait="", capacity="", cost="free")[0] == 303
    form = {"csrf": editor.csrf, "base": "0", "text": mine, "why": "x"}  # type: ignore[attr-defined]
    answer = editor.post(f"{PAGE}/save", data=form)
    assert answer.status_code == 400
    assert "Admin Person, Administrator saved this service while you were writing" in answer.text
    assert "cost: really" in answer.text, "what was written is kept"
    assert service().what == "Theirs."


def test_clinics_have_their_times_at_once_and_a_booked_time_that_would_go_is_told(editor: TestClient) -> None:
    with writing() as db:
        load_slots(db, local(), clock.today(), clock.now())
        made = staff_made.conversation(db, clock.now(), service="bright-start")
        slot = (
            db.query(SlotRecord)
            .filter(SlotRecord.clinic_id == "bright-start-room", SlotRecord.starts > clock.now() + timedelta(days=2))
            .order_by(SlotRecord.starts)
            .first()
        )
        assert slot is not None
        booked = Appointment(conversation_id=made.id, slot_id=slot.id, status="booked", created_at=clock.now())
        db.add(booked)
        slot_id = slot.id
    moved = text().replace("weekdays: [wed]", "weekdays: [fri]")
    assert "1 booked appointment</b> would be at times" in post(editor, "preview", text=moved)[1]
    assert post(editor, "save", text=moved, why="Room moved")[0] == 303
    with reading() as db:
        assert db.get_one(SlotRecord, slot_id).withdrawn
        days = {
            row.starts.weekday()
            for row in db.query(SlotRecord).filter(
                SlotRecord.clinic_id == "bright-start-room", SlotRecord.withdrawn.is_(False)
            )
        }
    assert days == {4}


def test_a_new_service_begins_as_a_paused_copy(editor: TestClient) -> None:
    token = editor.csrf  # type: ignore[attr-defined]
    form = {"csrf": token, "copy": FILE, "id": "newer-start"}
    page = editor.post("/staff/directory/new", data=form)
    assert page.status_code == 200
    [draft] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page.text, re.DOTALL)
    draft = unescape(draft).replace("name: Bright Start", "name: Newer Start").replace("bright-start-", "newer-")
    assert post(editor, "save", page="/staff/directory/files/newer-start.yml", text=draft, why="new")[0] == 303
    found = look_again().service("newer-start")
    assert found is not None
    assert found.status.now == "paused"
    assert "Newer Start" in editor.get("/staff/directory").text
    for bad in ("bright-start", "Not Good", ""):
        assert editor.post("/staff/directory/new", data={**form, "id": bad}).status_code == 400
    assert editor.post("/staff/directory/new", data={**form, "copy": "area.yml"}).status_code == 400


def test_service_staff_see_their_own_service_and_change_nothing(sign_in: Callable[..., TestClient]) -> None:
    adviser = sign_in("service_staff")
    page = adviser.get(PAGE)
    assert page.status_code == 200
    assert '<form class="no-print" method="post"' not in page.text
    assert adviser.get("/staff/directory/files/steady-steps.yml").status_code == 404
    assert post(adviser, "checked")[0] == 403


@pytest.mark.parametrize("file", ["area.yml", "no-such.yml", "..%2Farea.yml", "bright-start", "x" * 90 + ".yml"])
def test_no_other_file_is_opened(editor: TestClient, file: str) -> None:
    assert editor.get(f"/staff/directory/files/{file}").status_code == 404
    assert post(editor, "checked", page=f"/staff/directory/files/{file}")[0] == 404


def test_a_file_that_changes_in_the_folder_does_not_undo_what_was_saved_but_is_told(
    editor: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    post(editor, "words", what="Ours.", wait="", capacity="", cost="free")
    disk = {**directory.on_disk(), FILE: directory.on_disk()[FILE].replace("cost: free", "cost: a fee")}
    for name, content in disk.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    before = directory._files
    monkeypatch.setattr(directory, "_files", lambda: [*tmp_path.glob("*.yml"), before()[-1]])
    assert service().what == "Ours."
    assert any("What was saved stands" in str(problem) for problem in local().directory.problems)


def test_without_a_database_the_last_good_directory_stays(editor: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError

    post(editor, "words", what="Kept.", wait="", capacity="", cost="free")

    def gone() -> None:
        raise OperationalError("select", {}, Exception("gone"))

    monkeypatch.setattr(directory, "reading", gone)
    assert service().what == "Kept."


def test_what_stands_is_written_out_as_files(editor: TestClient, tmp_path: Path) -> None:
    post(editor, "words", what="To be kept.", wait="", capacity="", cost="free")
    assert main(["services", "export", str(tmp_path)]) == 0
    assert 'what: "To be kept."' in (tmp_path / FILE).read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} >= set(directory.on_disk())


def test_the_picture_is_drawn_from_the_rule(editor: TestClient) -> None:
    answer = editor.get(f"{PAGE}/picture.svg?service=bright-start")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Who Bright Start is for" in answer.text
    assert editor.get(f"{PAGE}/picture.svg?service=steady-steps").status_code == 404
