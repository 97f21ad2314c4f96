"""What a production desk may not start with: sample data, unsigned safety words, nobody to tell, no duty hours.

`bot.settings.check_production` asks this before anything else runs, so it reads the files itself and needs no database.
The pretend phone (`/handset`) needs no check: it exists only where `ENVIRONMENT` is `demo`. Source: issue 8, item 8.
"""

from __future__ import annotations

from pathlib import Path

from bot.criteria import Directory, read_directory
from bot.criteria.area import Area
from bot.safety import WordingError, read_wording

WORDING_FILE = Path(__file__).resolve().parent.parent / "data" / "safety" / "wording.yml"


def faults(
    area_file: Path, services_dir: Path, alert_recipients: str, wording_file: Path = WORDING_FILE, *, mail: bool = False
) -> list[str]:
    """Everything that is wrong with the local files and the on-call list, in words; empty where all is well.

    `mail` says whether there is a mail server to send e-mails through.
    """
    wrong = []
    if not alert_recipients.strip():
        wrong.append("ALERT_RECIPIENTS is not set (nobody would be told of a safety alert)")
    if "@" in alert_recipients and not mail:
        wrong.append("ALERT_RECIPIENTS holds an e-mail address, but SMTP_HOST is not set")
    try:
        directory = _directory(area_file, services_dir)
    except OSError:
        return [*wrong, "AREA_FILE or SERVICES_DIR cannot be read"]
    if directory.area is None:
        return [*wrong, f"AREA_FILE {area_file.name} cannot be used"]
    return wrong + _services(directory) + _area(directory.area) + _words(directory.area, wording_file)


def _directory(area_file: Path, services_dir: Path) -> Directory:
    files = {
        path.name: path.read_text(encoding="utf-8", errors="replace") for path in sorted(services_dir.glob("*.yml"))
    }
    return read_directory({**files, "area.yml": area_file.read_text(encoding="utf-8", errors="replace")})


def _services(directory: Directory) -> list[str]:
    if not directory.services:
        return ["SERVICES_DIR holds no services"]
    samples = [service.id for service in directory.services if service.sample]
    return [f"SERVICES_DIR holds sample services ({', '.join(samples)})"] if samples else []


def _area(area: Area) -> list[str]:
    host = area.host
    wrong = ["AREA_FILE is the sample area"] if area.sample else []
    if not (host.duty_days and host.duty_from and host.duty_until):
        wrong.append("AREA_FILE has no duty_hours (nobody would know when people are there to answer an alert)")
    return wrong


def _words(area: Area, wording_file: Path) -> list[str]:
    nation = area.host.nation.lower().replace(" ", "_")
    try:
        wording = read_wording(wording_file.read_text(encoding="utf-8"))
    except (OSError, WordingError):
        return [f"the safety wording in {wording_file.name} cannot be used"]
    if nation not in wording.signed or nation in wording.drafts():
        return [f"the safety wording for {area.host.nation} is not signed by a clinical safety officer"]
    return []
