"""Every setting, typed, in one place, with its environment variable.

Values come from the environment or from `.env`. In the demo (`ENVIRONMENT=demo`, the default) the secrets that are
not set are made once and kept under `var/`, so that `make run` needs no accounts and no keys.
"""

from __future__ import annotations

import os
import secrets
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"


class Settings(BaseSettings):
    """The product's settings. Field names in capitals are the environment variables."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore", env_ignore_empty=True)

    environment: Literal["demo", "production"] = "demo"
    port: int = 8000
    public_base_url: str = ""
    database_url: str = ""
    redis_url: str = Field(default="", description="where several Rasas keep the lock of a conversation")
    secret_key: str = ""
    secret_key_previous: str = ""

    assistants: int = Field(default=1, ge=1, le=16, description="Rasa processes that `run` starts")
    desks: int = Field(default=1, ge=1, le=32, description="desk processes that listen on `port` together")
    workers: int = Field(default=1, ge=1, le=16, description="worker processes that `run` starts")
    worker_port: int = Field(default=0, description="where the worker tells its health and metrics; 0: nowhere")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    assistant_url: str = Field(
        default="http://127.0.0.1:5005", description="Rasa's address; several are separated by spaces"
    )
    assistant_token: str = ""
    action_secret: str = ""
    assistant_patience: float = Field(default=4.0, description="seconds that Rasa gets before a holding line")

    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_auth_token_previous: str = ""
    twilio_from: str = ""
    twilio_api_base_url: str = "https://api.twilio.com"
    twilio_parts_per_second: float = Field(default=10.0, description="parts of texts a second that a sender may send")
    most_texts_in_ten_minutes: int = Field(default=40, description="texts one number may send us before we pause")

    smtp_host: str = Field(default="", description="mail server that tells services of news; empty: none are told")
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"

    staff_api_token: str = ""
    oidc_issuer: str = Field(default="", description="OpenID Connect provider that staff may sign in with; empty: none")
    oidc_client_id: str = ""
    oidc_client_secret: str = ""
    oidc_name: str = Field(default="your organisation", description="what the sign-in page calls the provider")
    services_dir: Path = ROOT / "data" / "services"
    area_file: Path = ROOT / "data" / "area.yml"
    materials_file: Path = ROOT / "data" / "materials.yml"
    embed_origins: str = Field(default="", description="origins that may frame the chat, separated by spaces")

    clock: datetime | None = None
    clock_origin: datetime | None = Field(default=None, description="when `clock` began to tick, in real time")

    hold_minutes_web: int = 10
    hold_minutes_sms: int = 30
    reminder_days: str = Field(default="7 1", description="days before a booking, separated by spaces; empty: none")
    retention_days_abandoned: int = 30
    alert_minutes: int = 10
    alert_recipients: str = Field(
        default="",
        description="on-call phone numbers and e-mail addresses, separated by spaces; "
        "`service_lead:+447...` is told from that rung on only",
    )
    retention_days_closed: int = Field(default=2920, description="days a closed referral is kept: eight years")

    @property
    def demo(self) -> bool:
        """Whether this is the demo: handset on, secrets made by itself, sample services allowed."""
        return self.environment == "demo"

    @property
    def base_url(self) -> str:
        """Where the public reaches the desk, without a slash at the end."""
        return (self.public_base_url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the database; SQLite under `var/` unless set."""
        if not self.database_url:
            VAR.mkdir(exist_ok=True)
            return f"sqlite:///{VAR / 'referrals.db'}"
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


class UnsafeSettings(RuntimeError):
    """Production was asked for with settings that are only good for a demo."""


MADE_FOR_DEMO = ("secret_key", "assistant_token", "action_secret", "staff_api_token")


def made_secret(name: str) -> str:
    """The demo's own secret of that name, made at first use and kept under `var/` for its owner alone."""
    folder = VAR / "secrets"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(32))
    return path.read_text().strip()


def check_production(settings: Settings) -> None:
    """Refuses settings that must never meet real patients.

    Raises:
        UnsafeSettings: naming every setting that is missing or that production may not have.
    """
    wrong = [f"{name.upper()} is not set" for name in MADE_FOR_DEMO if not getattr(settings, name)]
    if settings.clock is not None:
        wrong.append("CLOCK is set (it is for demos and tests only)")
    if not settings.public_base_url.startswith("https://"):
        wrong.append("PUBLIC_BASE_URL must be the https:// address that patients use")
    if not settings.database_url:
        wrong.append("DATABASE_URL is not set")
    wrong += _local_faults(settings)
    if wrong:
        raise UnsafeSettings("This cannot run in production: " + "; ".join(wrong) + ".")


def _local_faults(settings: Settings) -> list[str]:
    from bot.production import faults  # the rooms that read the files stand above this one

    return faults(settings.area_file, settings.services_dir, settings.alert_recipients, mail=bool(settings.smtp_host))


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    found = Settings()
    if found.demo:
        for name in MADE_FOR_DEMO:
            if not getattr(found, name):
                setattr(found, name, made_secret(name))
    else:
        check_production(found)
    return found
