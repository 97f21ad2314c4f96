"""A production desk does not start with anything that is only good for a demo, or with nobody to tell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.production import WORDING_FILE, faults
from bot.settings import ROOT, Settings, UnsafeSettings, check_production

GOOD = {
    "environment": "production",
    "public_base_url": "https://refer.example.nhs.uk",
    "database_url": "postgresql://desk@db/referrals",
    "secret_key": "a",
    "assistant_token": "b",
    "action_secret": "c",
    "staff_api_token": "d",
    "alert_recipients": "+447700900801",
}


@pytest.fixture
def real(tmp_path: Path) -> dict[str, Path]:
    """Local files as a real host would have them: nothing marked as a sample, and England's words signed."""
    services = tmp_path / "services"
    services.mkdir()
    for path in (ROOT / "data" / "services").glob("*.yml"):
        (services / path.name).write_text(path.read_text(encoding="utf-8").replace("sample: true", "sample: false"))
    area = tmp_path / "area.yml"
    area.write_text((ROOT / "data" / "area.yml").read_text(encoding="utf-8").replace("sample: true", "sample: false"))
    wording = tmp_path / "wording.yml"
    draft = WORDING_FILE.read_text(encoding="utf-8")
    signed = draft.replace("signed_by: null\n    signed_on: null", "signed_by: A Doctor\n    signed_on: 2026-11-20", 1)
    wording.write_text(signed, encoding="utf-8")
    return {"area_file": area, "services_dir": services, "wording_file": wording}


def test_a_host_that_is_ready_is_let_through(real: dict[str, Path]) -> None:
    assert faults(**real, alert_recipients="+447700900801") == []


def test_nobody_to_tell(real: dict[str, Path]) -> None:
    [fault] = faults(**real, alert_recipients="  ")
    assert fault.startswith("ALERT_RECIPIENTS is not set")


def test_an_address_that_no_mail_server_would_reach(real: dict[str, Path]) -> None:
    [fault] = faults(**real, alert_recipients="+447700900801 lead@example.org")
    assert fault.startswith("ALERT_RECIPIENTS holds an e-mail address")
    assert faults(**real, alert_recipients="+447700900801 lead@example.org", mail=True) == []


def test_unsigned_words(real: dict[str, Path]) -> None:
    [fault] = faults(real["area_file"], real["services_dir"], "+447700900801")
    assert fault == "the safety wording for England is not signed by a clinical safety officer"


def test_words_signed_for_another_nation_only(real: dict[str, Path]) -> None:
    area = real["area_file"]
    area.write_text(area.read_text().replace("nation: England", "nation: Wales"))
    [fault] = faults(**real, alert_recipients="+447700900801")
    assert "for Wales is not signed" in fault


def test_no_duty_hours(real: dict[str, Path]) -> None:
    area = real["area_file"]
    lines = [line for line in area.read_text().splitlines() if "duty_hours" not in line]
    area.write_text("\n".join(lines))
    [fault] = faults(**real, alert_recipients="+447700900801")
    assert "no duty_hours" in fault


def test_sample_services_and_the_sample_area(real: dict[str, Path]) -> None:
    found = faults(ROOT / "data" / "area.yml", ROOT / "data" / "services", "+447700900801", real["wording_file"])
    assert any(fault.startswith("SERVICES_DIR holds sample services (bright-harbour-job-support,") for fault in found)
    assert "AREA_FILE is the sample area" in found


def test_no_services_or_no_area_at_all(real: dict[str, Path], tmp_path: Path) -> None:
    assert "SERVICES_DIR holds no services" in faults(real["area_file"], tmp_path / "none", "+447700900801")
    assert faults(tmp_path / "gone.yml", real["services_dir"], "x") == ["AREA_FILE or SERVICES_DIR cannot be read"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"secret_key": ""}, "SECRET_KEY is not set"),
        ({"staff_api_token": ""}, "STAFF_API_TOKEN is not set"),
        ({"clock": datetime(2027, 3, 1)}, "CLOCK is set"),
        ({"public_base_url": "http://refer.example"}, "PUBLIC_BASE_URL must be"),
        ({"database_url": ""}, "DATABASE_URL is not set"),
        ({"alert_recipients": ""}, "ALERT_RECIPIENTS is not set"),
        ({}, "SERVICES_DIR holds sample services"),
        ({}, "is not signed"),
    ],
)
def test_the_settings_refuse_it(changed: dict[str, object], said: str) -> None:
    made = Settings.model_construct(**{**Settings.model_construct().__dict__, **GOOD, **changed})
    with pytest.raises(UnsafeSettings, match="cannot run in production") as refused:
        check_production(made)
    assert said in str(refused.value)


def test_production_with_everything_in_place_starts(real: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.production.faults.__defaults__", (real["wording_file"],))
    given = {**GOOD, "area_file": real["area_file"], "services_dir": real["services_dir"]}
    check_production(Settings.model_construct(**{**Settings.model_construct().__dict__, **given}))
