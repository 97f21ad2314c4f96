"""Planning: the next question, across all stages, and the choices made for this patient with it."""

from __future__ import annotations

from dataclasses import asdict

from bot.booking import describe, offer_words
from bot.booking.callback import call_back_by
from bot.conversation import arranging, birthdays, choosing, correcting, matching, offering
from bot.conversation.afterwards import EXTRAS
from bot.conversation.exchange import Exchange
from bot.conversation.place import FIRST, SHORT
from bot.referral import plan
from bot.referral.questions import QUESTIONS
from bot.store import appointments
from bot.store.tables import SlotRecord
from bot.understanding.facts import known
from bot.understanding.reading import Option

OUTCOME_QUESTIONS = {
    "not_now",
    "other_help",
    "text_back",
    "person_to_look",
    "under_16",
    "waiting",
    "not_them",
    "cancelled",
    "someone_else",
    "own_line",
    "not_needed",
    "followed_up",
}


ASIDES = ("call_back", "phone", "on_behalf", "go_on")
"""Questions put in front that change no answer: the one they came before is then put again in few words."""


def open_next(x: Exchange) -> None:
    """Works out the question that is open now and keeps it, with its choices, in the place."""
    before = x.place.question
    name, options, shown = next_question(x)
    if name != before:
        x.place.misses = 0
        x.place.how = SHORT if before in ASIDES and name in x.place.asked else FIRST
    if name == "condition_group" and x.place.how == FIRST and not known(x.facts.get("condition_words")):
        x.place.how = SHORT  # nothing was told that they could be thanked for
    if name in ("choose_service", "one_fits"):
        _show_once(x, [option.act or "" for option in options])
    x.place.question = name
    x.place.options = [asdict(option) for option in options]
    x.place.shown = shown
    if name is not None and name not in x.place.asked:
        x.place.asked.append(name)
    x.place.left = _left(x)


ARRANGED = frozenset({"meet", "name", "share", "time", "check", "choose_service", "one_fits"})


def _left(x: Exchange) -> int | None:
    """About how many questions are left; None once there is nothing left to ask."""
    if x.place.question is None or x.place.finished:
        return None
    if x.place.interrupts:
        return x.place.left  # a question put in front changes nothing about those behind it
    done = {name for name in x.place.answered if name in ARRANGED}
    done -= {x.place.question} | ({"one_fits"} if "choose_service" in done else set())
    knows_place = any(name in x.facts or "surgery" in x.place.skipped for name in ("gp_practice", "postcode", "area"))
    useful = 0 if x.referral.service_id is not None or x.place.question in ARRANGED else x.still_useful
    return max(1, plan.left(x.facts, done, knows_place, useful, x.place.skipped))


def _show_once(x: Exchange, offered: list[str]) -> None:
    """What fits is told in full the first time, and again only where it has changed."""
    if x.place.fits_shown != offered:
        x.place.fits_shown, x.place.how = offered, FIRST
    elif x.place.how == FIRST:
        x.place.how = SHORT


def next_question(x: Exchange) -> tuple[str | None, tuple[Option, ...], dict[str, str]]:
    """The next question with its choices and the values its words need; None when there is nothing to ask."""
    if x.place.interrupts:
        top = x.place.interrupts[-1]
        name = str(top["question"])
        options = tuple(Option(**option) for option in top["options"]) or QUESTIONS[name].offered(x.channel)
        if name == "what_is_wrong" and correcting.leaving_out(x):
            return name, options, {"response": "utter_ask_leave_out"}
        return name, options, dict(top["shown"])
    if x.place.outcome in OUTCOME_QUESTIONS:
        return None, (), _promised(x)
    if x.place.finished and not x.place.moving:
        return _after(x)
    return _telling(x) or _choosing(x) or _arranging(x)


def _promised(x: Exchange) -> dict[str, str]:
    """The day that was promised: by when a person calls, or when we check again."""
    if x.place.outcome not in ("person_to_look", "text_back"):
        return {}
    kinds = ("person_to_look",) if x.place.outcome == "person_to_look" else ("check_again", "call_to_check_again")
    day = x.due_day(*kinds)
    return {"day": day.isoformat()} if day is not None else {}


Planned = tuple[str | None, tuple[Option, ...], dict[str, str]]


def _plain(x: Exchange, name: str) -> Planned:
    return name, QUESTIONS[name].offered(x.channel), {}


def _telling(x: Exchange) -> Planned | None:
    name = plan.always_asked(x.facts, x.place.skipped)
    if name is not None:
        return _plain(x, name)
    if x.referral.service_id is not None:
        return None
    knows_place = any(fact in x.facts for fact in ("gp_practice", "postcode", "area"))
    if not knows_place and "surgery" not in x.place.skipped:
        return _plain(x, "surgery")
    wanted, counted = matching.useful(x), x.place.count(ARRANGED)
    useful = plan.still_useful(x.facts, wanted, counted, x.place.skipped, x.place.asked)
    x.still_useful = len(useful)
    return _plain(x, useful[0]) if useful else birthdays.before_choosing(x)


def _choosing(x: Exchange) -> Planned | None:
    found = matching.fit(x)
    matching.record(x, found)
    service = offering.chosen_service(x)
    if service is not None:
        decision = found.decision(service.id)
        if decision is not None and decision.outcome == "meets":
            return None
        x.say("utter_no_longer_fits")
        x.referral.service_id = None
        appointments.release(x.db, x.id, x.now)
        x.place.slot_id = None
    name, options = choosing.question_and_options(x, found)
    return name, options, {}


def _arranging(x: Exchange) -> Planned:
    service = offering.chosen_service(x)
    assert service is not None
    if service.booking in ("own_line", "none"):
        x.referral.status = "own_line"
        if choosing.others(x):
            return _plain(x, "own_line")
        x.place.outcome = "own_line"
        return None, (), {}
    if "contact_mode" not in x.facts:
        return "meet", arranging.meet_options(service), {}
    if "full_name" not in x.facts and "name" not in x.place.skipped:
        return _plain(x, "name")
    reachable = x.conversation.phone is not None or any(name in x.facts for name in ("phone", "email"))
    if not reachable and x.facts["contact_mode"] != "in_person" and "phone" not in x.place.skipped:
        return _plain(x, "phone")
    given = arranging.permission(x, "share_service", service.id)
    if given is None or not given.given or given.withdrawn_at is not None:
        return _plain(x, "share")
    if service.booking == "callback":
        due = call_back_by(x.now, service.call_within, x.local.nation)
        shown = {"response": "utter_ask_check_call", "day": due.isoformat()}
        return "check", QUESTIONS["check"].offered(x.channel), shown
    if not offering.keep_picked(x):
        return _time(x)
    return birthdays.before_booking(x, service) or (_plain(x, "check") if x.place.slot_id else _time(x))


def _time(x: Exchange) -> Planned:
    found = offering.times(x)
    if not found.slots and (x.place.after_slot is not None or x.place.from_day is not None):
        x.say("utter_no_more_times")
        x.place.after_slot = x.place.from_day = None
        found = offering.times(x)
    if not found.slots:
        return _plain(x, "no_times")
    lead_in = offer_words.lead_in(found, x.channel == "sms")
    if lead_in and x.place.how == FIRST:
        x.say("utter_about_times", about=lead_in)
    options = [
        Option(str(n), describe.full(slot.starts), sms=", ".join(describe.parts(slot.starts)), act=slot.id)
        for n, slot in enumerate(found.slots, start=1)
    ]
    if found.more:
        options.append(Option(str(len(options) + 1), "More times", act="more_times", also=("more", "others")))
    if x.place.moving:
        options.append(Option(str(len(options) + 1), "Keep the time I have", sms="Keep my time", act="keep_old"))
    x.place.last_offered = found.slots[-1].id
    return "time", tuple(options), {}


def _after(x: Exchange) -> Planned:
    if x.channel == "sms" and "after_invite" not in x.place.answered and "after_invite" not in x.place.skipped:
        return _plain(x, "after_invite")
    for name in EXTRAS:
        if name not in x.place.answered and name not in x.place.skipped:
            return _plain(x, name)
    return None, (), {}


def slot_of(x: Exchange) -> SlotRecord | None:
    """The time that is held or booked, if any."""
    mine = appointments.held(x.db, x.id) or appointments.booked(x.db, x.id)
    return x.db.get(SlotRecord, mine.slot_id) if mine is not None else None
