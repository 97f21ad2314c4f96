"""Who may do what in the console. Every route names one of these duties; a role is a set of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.store.console_list import Scope

Duty = Literal["read", "act", "day", "review", "numbers", "directory", "edit_directory", "audit", "accounts", "privacy"]

DUTIES: dict[str, frozenset[Duty]] = {
    "reviewer": frozenset({"read", "review", "numbers", "directory"}),
    "service_staff": frozenset({"read", "act", "day", "numbers", "directory"}),
    "safety_lead": frozenset({"read", "act", "day", "review", "numbers", "directory", "privacy"}),
    "directory_editor": frozenset({"directory", "edit_directory"}),
    "admin": frozenset(
        {"read", "act", "day", "review", "numbers", "directory", "edit_directory", "audit", "accounts", "privacy"}
    ),
}

TITLES = {
    "reviewer": "Reviewer",
    "service_staff": "Adviser",
    "safety_lead": "Safety lead",
    "directory_editor": "Directory editor",
    "admin": "Administrator",
}

FIRST_PAGE: tuple[tuple[Duty, str], ...] = (
    ("day", "/staff/today"),
    ("review", "/staff/review"),
    ("read", "/staff/conversations"),
    ("directory", "/staff/directory"),
)


@dataclass(frozen=True)
class Viewer:
    """Whoever is signed in: who they are, what they may do, whose referrals they may see, and their form token."""

    id: int
    email: str
    name: str
    role: str
    services: frozenset[str]
    csrf: str

    def may(self, duty: Duty) -> bool:
        """Whether this duty is one of the role's."""
        return duty in DUTIES.get(self.role, frozenset())

    @property
    def scope(self) -> Scope | None:
        """The services whose referrals they may see; None for all. A role that is not known sees nothing."""
        if self.role == "service_staff" or self.role not in DUTIES:
            return Scope.of(self.services, self.email)
        return None

    @property
    def title(self) -> str:
        """What patients and colleagues see as the role."""
        return TITLES.get(self.role, self.role)

    @property
    def signature(self) -> str:
        """The name under a message to a patient: "Sam Lee, Adviser"."""
        return f"{self.name}, {self.title}"[:80]

    @property
    def home(self) -> str:
        """The page to begin on."""
        return next((page for duty, page in FIRST_PAGE if self.may(duty)), "/staff/sign-in")
