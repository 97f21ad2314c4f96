"""Offering times: what the patient wishes for, the three that are shown next, and the one that is kept for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast

from bot import criteria
from bot.booking import wish_data
from bot.booking.asking import Request, read_request
from bot.booking.clinics import MODES, Mode
from bot.booking.hold import Channel, HoldOverError
from bot.booking.local_time import local
from bot.booking.offer import Offer, offer
from bot.booking.slots import Slot
from bot.booking.wish_reader import read_wishes
from bot.booking.wishes import Wishes, combine, with_facts
from bot.clock import LONDON
from bot.conversation import queueing
from bot.conversation.exchange import Exchange
from bot.conversation.place import SHORT
from bot.criteria import Service
from bot.store import appointments
from bot.store.tables import SlotRecord
from bot.understanding.reading import Reading

HORIZON = timedelta(weeks=6)


def chosen_service(x: Exchange) -> Service | None:
    """The service the patient chose, if it still exists."""
    return x.local.service(x.referral.service_id)


def wishes(x: Exchange) -> Wishes:
    """What the patient wishes for: their own words put together, how they want to meet, and what they need."""
    found = _kept_wishes(x)
    needs = f"{x.facts.get('access_needs', '')} {x.facts.get('language', '')}".lower()
    mode = x.facts.get("contact_mode")
    return with_facts(
        found,
        cast(Mode, mode) if mode in MODES else None,
        interpreter="interpreter" in needs or "sign language" in needs,
        step_free=any(word in needs for word in ("step", "stairs", "wheelchair", "lift")),
    )


def _kept_wishes(x: Exchange) -> Wishes:
    if x.place.wishes:
        return wish_data.from_data(x.place.wishes)
    words = str(x.facts.get("time_preferences") or "")
    return (read_wishes(words, x.on) if words else None) or Wishes()


def times(x: Exchange) -> Offer:
    """The next three times to offer, soonest first: free, on days when the service may see this patient, none that
    somebody on its waiting list would be offered first, and none that breaks what the patient needs."""
    service = chosen_service(x)
    assert service is not None
    slots = free(x, service)
    last = next((slot for slot in slots if slot.id == x.place.after_slot), None)
    first_day = _day(x.place.from_day)
    if first_day is not None:
        slots = [slot for slot in slots if local(slot.starts).date() >= first_day]
    found = offer(
        [slot for slot in slots if slot.place not in x.place.avoided or slot.mode != "in_person"],
        x.now,
        wishes(x),
        after=last,
        fit_note_ends=_day(x.facts.get("fit_note_ends")),
        absence_started=_day(x.facts.get("absence_started")),
    )
    return replace(found, passes=(), sooner=None) if first_day is not None else found


def free(x: Exchange, service: Service) -> list[Slot]:
    """The service's free times that this patient may have, soonest first; none while it is full."""
    rows = appointments.free_slots(x.db, service.id, x.now, x.now + HORIZON, x.now, conversation_id=x.id, limit=2000)
    mine = appointments.booked(x.db, x.id)
    slots = [as_slot(row) for row in rows if mine is None or row.id != mine.slot_id]
    if not slots:
        return []
    queue = queueing.Queue(x.db, service.id, x.now, x.local.nation, without=x.id)
    may_see: dict[date, bool] = {}
    found = []
    for slot in slots:
        day = local(slot.starts).date()
        if day not in may_see:
            may_see[day] = sees(service, x, day)
        if may_see[day] and not queue.wants(slot):
            found.append(slot)
    return found


def sees(service: Service, x: Exchange, day: date, though_full: bool = False) -> bool:
    """Whether the service is open on that day (or full, for who waits) and its rule holds for this patient then."""
    return service.status.on(day) in ("open", *(["full"] if though_full else [])) and criteria.meets(
        service, x.facts, day
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def as_slot(row: SlotRecord) -> Slot:
    """The slot as the booking room knows it."""
    return queueing.as_slot(row)


def _channel(x: Exchange) -> Channel:
    return "sms" if x.channel == "sms" else "web"


def hold_until(x: Exchange) -> datetime:
    """Until when a time picked now is kept: 10 minutes on the web, 30 by text (settable)."""
    return appointments.kept_until(x.now, _channel(x))


def booked_slot(x: Exchange) -> SlotRecord | None:
    """The time that is booked, if any."""
    mine = appointments.booked(x.db, x.id)
    return x.db.get(SlotRecord, mine.slot_id) if mine is not None else None


def held_slot(x: Exchange) -> SlotRecord | None:
    """The time that is kept for them while they check, if any."""
    mine = appointments.held(x.db, x.id)
    return x.db.get(SlotRecord, mine.slot_id) if mine is not None else None


def keep_picked(x: Exchange) -> bool:
    """Whether the picked time is still the patient's. Their message is a sign of life, so it is kept on; one that had
    run out is taken again if nobody has it, and if somebody has, that is said."""
    if x.place.slot_id is None:
        return False
    mine = appointments.held(x.db, x.id)
    if mine is not None and mine.held_until is not None and mine.held_until > x.now:
        appointments.touch(x.db, mine, _channel(x), x.now)
        return True
    return pick(x, x.place.slot_id)


def pick(x: Exchange, slot_id: str) -> bool:
    """Keeps a time for the patient. If it has gone meanwhile, they are told, and the next best are shown."""
    slot = x.db.get(SlotRecord, slot_id)
    try:
        if slot is None or slot.withdrawn or not as_slot(slot).bookable(x.now):
            raise appointments.SlotGone(slot_id)
        appointments.hold(x.db, x.id, slot, x.now, hold_until(x))
    except appointments.SlotGone:
        x.say("utter_time_gone")
        x.place.slot_id = x.place.after_slot = None
        return False
    x.place.slot_id = slot.id
    return True


def keep_longer(x: Exchange) -> bool:
    """The patient asks for longer; gives whether a time was being kept at all."""
    mine = appointments.held(x.db, x.id)
    if mine is None or mine.held_until is None:
        return False
    try:
        appointments.extend(x.db, mine, _channel(x), x.now)
    except HoldOverError:
        x.say("utter_kept_no_longer")
    else:
        left = round((mine.held_until - x.now).total_seconds() / 60)
        x.say("utter_kept_longer", minutes=str(left))
    x.place.how = SHORT
    return True


def another_time(x: Exchange) -> bool:
    """Gives the picked time back, so that others are shown."""
    appointments.release(x.db, x.id, x.now)
    x.place.slot_id = None
    return wish(x, x.message.text if x.message is not None else "") or True


def wish(x: Exchange, text: str) -> bool:
    """Adds what the words wish for to what was wished before; gives whether they wish for anything."""
    places = sorted({slot.place for slot in _free_of_chosen(x) if slot.place})
    found = read_wishes(text, x.on, places=places)
    if found is None:
        return False
    x.place.wishes = wish_data.to_data(combine(_kept_wishes(x), found))
    x.place.after_slot = x.place.from_day = None
    x.place.avoided = []
    x.tell("time_preferences", text.strip(), text)
    return True


def wish_another(x: Exchange, *texts: str) -> None:
    """Begins to look for a time in the place of the booked one. Wishes that the booked one does not meet were given up
    when it was booked; a wish that it does meet ("my appointment on Monday") names it, and is none for another."""
    row = booked_slot(x)
    if row is None:
        return
    slot = as_slot(row)
    if _kept_wishes(x).broken(slot):
        x.place.wishes = {}
        x.forget("time_preferences")
    for text in texts:
        found = read_wishes(text, x.on)
        if found is not None and found.broken(slot):
            wish(x, text)


def _free_of_chosen(x: Exchange) -> list[Slot]:
    service = chosen_service(x)
    return free(x, service) if service is not None else []


def ask_for(x: Exchange, request: Request) -> None:
    """Changes which times are shown: more, other days, sooner, another place."""
    if request in ("more", "none_suit"):
        x.place.after_slot = x.place.last_offered
    elif request == "other_days":
        last = x.db.get(SlotRecord, x.place.last_offered or "")
        if last is not None:
            x.place.from_day = (last.starts.astimezone(LONDON).date() + timedelta(days=1)).isoformat()
            x.place.after_slot = None
    elif request == "sooner":
        _sooner(x)
    elif request == "another_place":
        _another_place(x)
    else:
        x.say("utter_take_your_time")


def _sooner(x: Exchange) -> None:
    """Back to the first times; if they are shown already, the soonest of all, whatever was wished about days."""
    if x.place.after_slot is None and x.place.from_day is None:
        x.place.wishes = wish_data.to_data(combine(_kept_wishes(x), Wishes(soonest=True)))
        x.say("utter_soonest")
    x.place.after_slot = x.place.from_day = None


def _another_place(x: Exchange) -> None:
    shown = {row.place for row in (x.db.get(SlotRecord, str(each.get("act"))) for each in x.place.options) if row}
    avoided = sorted({*x.place.avoided, *shown} - {""})
    if any(slot.mode == "in_person" and slot.place not in avoided for slot in _free_of_chosen(x)):
        x.place.avoided = avoided
        x.place.after_slot = None
    else:
        x.say("utter_no_other_place")


def _time(x: Exchange, reading: Reading) -> bool:
    text = x.message.text if x.message is not None else ""
    if reading.chosen:
        return _chosen(x, reading.chosen[0].act or "")
    request = read_request(text)
    if request is not None:
        ask_for(x, request)
        return True
    if wish(x, text):
        return True
    if reading.act in ("dont_know", "rather_not_say") and not x.place.misses:
        x.say("utter_take_your_time")
    if reading.act == "affirm" and x.place.options:
        return pick(x, str(x.place.options[0].get("act", ""))) or True
    return False


def _chosen(x: Exchange, act: str) -> bool:
    if act == "more_times":
        ask_for(x, "more")
    elif act == "keep_old":
        x.place.moving = False
        x.say("utter_left_as_it_is")
    else:
        pick(x, act)
    return True


HANDLERS = {"time": _time}
