"""Everything on the page of one conversation, made from what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.clock import LONDON
from bot.referral.questions import QUESTIONS
from bot.referral.staff_summary import Known, StaffSummary, Told, staff_summary
from bot.referral.wording import day_in_words, label
from bot.staff import labels, pages
from bot.staff.reading_turns import Turn, turn, value_in_words
from bot.store.directory import local
from bot.understanding.facts import UNKNOWN

Row = dict[str, Any]


@dataclass(frozen=True)
class FactShown:
    """One fact with where it came from. `state` is "holds now" or when it was replaced."""

    label: str
    value: str
    words: str
    message_id: int | None
    at: str
    replaced: str
    extra: str


@dataclass(frozen=True)
class Judged:
    """What was decided about one service, and why, clause by clause."""

    service: str
    words: str
    colour: str
    reasons: tuple[tuple[str, str], ...]
    missing: str
    version: str
    trace: tuple[tuple[str, str], ...]
    overridden: str


@dataclass(frozen=True)
class DecisionShown:
    """One decision over all services."""

    at: str
    on: str
    services: tuple[Judged, ...]


@dataclass(frozen=True)
class PermissionShown:
    """One answer to one permission."""

    what: str
    given: bool
    at: str
    wording: str
    message_id: int | None
    withdrawn: bool


@dataclass(frozen=True)
class ConversationView:
    """The page."""

    row: Row
    name: str
    summary: StaffSummary
    turns: tuple[Turn, ...]
    facts: tuple[FactShown, ...]
    decisions: tuple[DecisionShown, ...]
    permissions: tuple[PermissionShown, ...]
    appointments: tuple[Row, ...]
    open_alerts: tuple[Row, ...]
    old_alerts: tuple[Row, ...]
    open_flags: tuple[Row, ...]
    old_flags: tuple[Row, ...]
    phone: str
    can_attend: bool

    @property
    def may_tell_gp(self) -> bool:
        """Whether the newest answer lets us write to the surgery."""
        said = [each for each in self.row["permissions"] if each["kind"] == "tell_gp"][-1:]
        return any(each["given"] and each["withdrawn_at"] is None for each in said)

    @property
    def choices(self) -> tuple[Row, ...]:
        """The choices of the newest question, for whoever types for the patient."""
        asked = [each for each in self.row["messages"] if each["author"] == "assistant"]
        return tuple(asked[-1]["choices"]) if asked else ()

    @property
    def last_id(self) -> int:
        """The id of the newest message."""
        return self.turns[-1].id if self.turns else 0


def view(row: Row, on: date, now: Any) -> ConversationView:
    """The page of a conversation, as `console.conversation` gives it."""
    current = {fact["name"]: fact for fact in row["facts"] if fact["superseded_at"] is None}
    permissions = _permissions(row)
    booked = [each for each in row["appointments"] if each["status"] in ("booked", "attended", "did_not_attend")]
    told = {name: Told(fact["value"], fact["words"] or "", fact["message_id"]) for name, fact in current.items()}
    summary = staff_summary(
        Known(
            facts=told,
            on=on,
            permissions=[(each.what, each.given and not each.withdrawn, each.message_id) for each in permissions],
            promised=_promised(row, booked),
            skipped=_skipped(row),
            surgery=_surgery(current, row),
            phone=row["phone"],
            typed_by_staff=_typed_by(row),
        )
    )
    name = current.get("full_name", {}).get("value")
    return ConversationView(
        row=row,
        name=str(name) if name and name != UNKNOWN else "",
        summary=summary,
        turns=tuple(turn(each) for each in row["messages"]),
        facts=tuple(_fact(each) for each in row["facts"]),
        decisions=tuple(_decision(each) for each in reversed(row["decisions"])),
        permissions=tuple(permissions),
        appointments=tuple(row["appointments"]),
        open_alerts=tuple(each for each in row["alerts"] if each["acknowledged_at"] is None),
        old_alerts=tuple(each for each in row["alerts"] if each["acknowledged_at"] is not None),
        open_flags=tuple(each for each in row["flags"] if each["resolved_at"] is None),
        old_flags=tuple(each for each in row["flags"] if each["resolved_at"] is not None),
        phone=str(current["phone"]["value"]) if "phone" in current else row["phone"] or "",
        can_attend=any(each["starts"] <= now for each in booked),
    )


def _typed_by(row: Row) -> str | None:
    """The member of staff who typed for the patient last, if anybody did."""
    names = [each["author_name"] for each in row["messages"] if each["author"] == "patient" and each["author_name"]]
    return names[-1] if names else None


def _surgery(current: dict[str, Row], row: Row) -> str:
    told = current["gp_practice"]["value"] if "gp_practice" in current else row["surgery"]
    return local().surgery_name(str(told)) or str(told) if told else ""


def _fact(fact: Row) -> FactShown:
    replaced = fact["superseded_at"]
    marks = (("about, not exact", fact["about"]), ("confirmed", fact["confirmed"]))
    extra = [words for words, holds in marks if holds]
    return FactShown(
        label(fact["name"]),
        value_in_words(fact["name"], fact["value"]),
        fact["words"] or "",
        fact["message_id"],
        pages.short_time(fact["at"]),
        pages.short_time(replaced) if replaced else "",
        ", ".join(extra),
    )


def _decision(record: Row) -> DecisionShown:
    return DecisionShown(
        pages.short_time(record["at"]), day_in_words(record["on"]), tuple(_judged(each) for each in record["results"])
    )


def _judged(result: Row) -> Judged:
    words, colour = labels.DECISION.get(result["outcome"], (result["outcome"], "grey"))
    return Judged(
        result.get("service") or pages.service_name(result["service_id"]),
        words,
        colour,
        tuple((labels.said(labels.CLAUSE, reason["outcome"]), reason["text"]) for reason in result.get("reasons", ())),
        ", ".join(label(name).lower() for name in result.get("missing", ())),
        str(result.get("version", "")),
        tuple((str(clause), labels.said(labels.CLAUSE, str(said))) for clause, said in result.get("trace", ())),
        "{by}: {reason}".format(**result["override"]) if result.get("override") else "",
    )


def _permissions(row: Row) -> list[PermissionShown]:
    """The newest answer to each permission, in the order in which they were first asked."""
    newest: dict[tuple[str, str], Row] = {}
    for each in row["permissions"]:
        newest[(each["kind"], each["body"])] = each
    return [
        PermissionShown(
            labels.PERMISSION.get(each["kind"], each["kind"].replace("_", " ")).format(body=_body(each["body"])),
            bool(each["given"]),
            pages.short_time(each["at"]),
            each["wording"],
            each["message_id"],
            each["withdrawn_at"] is not None,
        )
        for each in newest.values()
    ]


def _body(body: str) -> str:
    return pages.service_name(body) if local().service(body) else local().surgery_name(body) or body


def _promised(row: Row, booked: list[Row]) -> list[str]:
    found = []
    for each in booked:
        if each["status"] == "booked":
            day = day_in_words(each["starts"].astimezone(LONDON).date(), True)
            how = labels.said(labels.MODE, each["mode"])
            found.append(f"{how}: {each['service']}, {day} at {pages.clock_time(each['starts'])}")
    for flag in row["flags"]:
        if flag["resolved_at"] is None and flag["due_on"] is not None:
            found.append(f"{labels.said(labels.KIND, flag['kind'])}: a call by {day_in_words(flag['due_on'], True)}")
    found += [each["wording"] for each in row["permissions"] if each["kind"] == "text_back" and each["given"]]
    return found


def _skipped(row: Row) -> list[str]:
    """The facts of the questions that the patient passed over."""
    names = [fact for name in row["progress"]["skipped"] if name in QUESTIONS for fact in QUESTIONS[name].facts[:1]]
    return list(dict.fromkeys(names))
