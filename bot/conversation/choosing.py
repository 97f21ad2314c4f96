"""Choosing: which of the services that fit, and what there is when none does."""

from __future__ import annotations

import re
from datetime import date

from bot.booking import describe
from bot.booking.callback import call_back_by
from bot.conversation import matching
from bot.conversation.calling import ask_for_person
from bot.conversation.exchange import Exchange
from bot.conversation.place import SHORT
from bot.criteria import Service
from bot.store.tables import Permission
from bot.understanding.reading import Option, Reading

AT_A_TIME = 3
LOOK_WITHIN = 2
"""Working days within which a person looks at what the rules could not settle, and calls."""

ROUTES = {"choose": "", "look": "a person looks first", "surgery": "through your surgery"}
"""How a listed service is reached: a time is booked, a person looks first, or the surgery puts the patient forward."""

Listed = tuple[str, Service]
"""A service with its way of `ROUTES`."""


def question_and_options(x: Exchange, found: matching.Fit) -> tuple[str, tuple[Option, ...]]:
    """The question to ask about what fits, with its choices for this patient."""
    if found.fitting:
        return _from_list(x, listed(x, found))
    if found.to_look:
        return "may_fit", _ways_on(x, later=False)
    if found.through_surgery:
        return "hand_over", _handed_over(x, Option("1", "See other help", act="other_help"))
    if found.later:
        return "not_yet", _ways_on(x, later=True)
    return "nothing_fits", _ways_on(x, later=False)


def still_offered(x: Exchange, found: matching.Fit) -> tuple[Service, ...]:
    """The services that fit without those the patient has said no to, unless there is nothing else."""
    return tuple(each for each in found.fitting if each.id not in x.place.declined) or found.fitting


def listed(x: Exchange, found: matching.Fit) -> tuple[Listed, ...]:
    """Everything there is for this patient: what fits, then what a person or the surgery has to look at first."""
    others = [*(("look", each) for each in found.to_look), *(("surgery", each) for each in found.through_surgery)]
    fits = [("choose", each) for each in still_offered(x, found)]
    return (*fits, *(pair for pair in others if pair[1].id not in x.place.declined))


def _from_list(x: Exchange, there: tuple[Listed, ...]) -> tuple[str, tuple[Option, ...]]:
    not_now = Option("8", "Not now", act="not_now", also=("later", "none of them"))
    if len(there) == 1:
        service = there[0][1]
        return "one_fits", (
            Option("1", "Yes", act=f"choose:{service.id}", also=(service.name.lower(), "find a time")),
            Option("2", "Tell me more", act="more_about", also=("more", "tell me about it")),
            not_now,
        )
    start = x.place.page * AT_A_TIME
    shown = there[start : start + AT_A_TIME]
    if not shown:
        x.place.page, shown = 0, there[:AT_A_TIME]
    options = [_listed_option(n, way, service) for n, (way, service) in enumerate(shown, start=1)]
    if len(there) > AT_A_TIME:
        options.append(Option(str(len(options) + 1), "More", act="more", also=("other", "others", "next")))
    return "choose_service", (*options, not_now)


def _listed_option(number: int, way: str, service: Service) -> Option:
    name = f"{service.name} ({ROUTES[way]})" if ROUTES[way] else service.name
    also = (service.name.lower(), service.sms_name.lower())
    return Option(str(number), name, sms=service.sms_name, act=f"{way}:{service.id}", also=also)


def _ways_on(x: Exchange, *, later: bool) -> tuple[Option, ...]:
    day = describe.day(look_by(x))
    also = ("person", "a person", "have a person look", "have a person look now")
    look = Option("1", f"Have a person look. You will hear by {day}", act="look", also=also)
    other = Option("2", "See other help", act="other_help", also=("other help",))
    if not later:
        return look, other, Option("3", "Change an answer", act="change")
    by_text = x.conversation.phone is not None
    again = "Text me then to check again" if by_text else "Call me then to check again"
    return look, other, Option("3", again, act="text_back", also=("text me", "call me then", "check again"))


def _handed_over(x: Exchange, first: Option) -> tuple[Option, ...]:
    look = Option("2", "Have a person look", act="look", also=("person", "a person"))
    return first, look, Option("8", "Not now", act="not_now")


def look_by(x: Exchange) -> date:
    """The last day on which a person who looks at it now will have called."""
    return call_back_by(x.now, LOOK_WITHIN, x.local.nation)


_ABOUT = re.compile(
    r"(?:so |ok |and |but |please )*"
    r"(?:what(?: is|s)?|who(?: is|s)?|tell me(?: more)?(?: about)?|more (?:on|about)|explain)"
    r" (?:the |number |option |service )*(?P<which>first|second|third|1st|2nd|3rd|[123]|one|two|three)"
    r"(?: one)?(?: about| do| like)?(?: please)?"
)
_WHICH = {"first": 1, "1st": 1, "one": 1, "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3}


def by_words(x: Exchange, text: str) -> bool:
    """A question about one in the list ("what's the first one?") is answered, and is no choice of it."""
    asked = _ABOUT.fullmatch(" ".join(re.sub(r"[^a-z0-9 ]", " ", text.lower().replace("'", "")).split()))
    if asked is None or x.place.question != "choose_service":
        return False
    number = str(_WHICH.get(asked["which"], asked["which"]))
    act = next((option.act or "" for option in x.place.offered() if option.key == number), "")
    service = x.local.service(act.partition(":")[2])
    if service is None:
        return False
    _say_about(x, service)
    x.place.how, x.place.misses = SHORT, 0
    return True


def _choose(x: Exchange, reading: Reading) -> bool:
    if not reading.chosen and reading.act in ("dont_know", "rather_not_say"):
        _help_to_choose(x)
        return False
    if not reading.chosen:
        if reading.act == "affirm" and x.place.question in ("one_fits", "may_fit"):
            return _take(x, x.place.offered()[0].act or "")
        if reading.act == "deny":
            return _take(x, "not_now")
        return False
    return _take(x, reading.chosen[0].act or "")


def _help_to_choose(x: Exchange) -> None:
    """Nobody has to know at once: how to hear more about each, or more about the one there is. Said once."""
    if x.place.misses:
        return
    if x.place.question == "choose_service":
        x.say("utter_help_to_choose")
    elif x.place.question == "one_fits":
        _more_about(x)


def others(x: Exchange) -> bool:
    """Whether there is anything for this patient besides the service chosen."""
    return any(each.id != x.referral.service_id for _, each in listed(x, matching.fit(x)))


def _own_line(x: Exchange, reading: Reading) -> bool:
    """The number of a service that books for itself was given: back to the others, or that was all."""
    act = reading.choice(deny="enough")
    if act == "others":
        x.place.declined.append(str(x.referral.service_id))
        x.place.page, x.referral.service_id, x.referral.status = 0, None, "started"
    elif act == "enough":
        x.place.outcome = "not_needed"
    return act is not None


def _take(x: Exchange, act: str) -> bool:
    way, _, service_id = act.partition(":")
    x.place.settle("hand_over")
    if way == "choose":
        x.referral.service_id = service_id
        x.referral.changed_at = x.now
        x.place.page = 0
    elif service_id:
        service = x.local.service(service_id)
        x.place.page = 0
        x.place.declined.append(service_id)
        if service is not None:
            _by_a_person(x, service) if way == "look" else _by_the_surgery(x, service)
    else:
        _WAYS[act](x)
    return True


def _by_a_person(x: Exchange, service: Service) -> None:
    """A person looks at this one; the patient may still choose another meanwhile."""
    have_looked_at(x, service.name)
    found = matching.fit(x)
    if not any(each.id not in x.place.declined for each in found.fitting):
        x.place.outcome = "person_to_look"


def _by_the_surgery(x: Exchange, service: Service) -> None:
    """The words to show at the surgery, since the service takes nobody who comes by themselves."""
    name = service.sms_name if x.channel == "sms" else service.name
    back = Option("1", "See the others", act="others", also=("others", "back"))
    x.place.interrupt("hand_over", _handed_over(x, back), service=name)


def have_looked_at(x: Exchange, what: str) -> None:
    """A dated call from a person who looks at it, on the staff's list; never a time in a clinic."""
    x.referral.status = "person_to_look"
    x.referral.outcome = "person_to_look"
    ask_for_person(x, "person_to_look", what, LOOK_WITHIN)


def _more(x: Exchange) -> None:
    x.place.page += 1


def _more_about(x: Exchange) -> None:
    fitting = still_offered(x, matching.fit(x))
    if fitting:
        _say_about(x, fitting[0])


def _say_about(x: Exchange, service: Service) -> None:
    x.say("utter_about_service", **service.named_for(x.channel))


def _not_now(x: Exchange) -> None:
    x.place.outcome = "not_now"


def _look(x: Exchange) -> None:
    found = matching.fit(x)
    names = ", ".join(service.name for service in (found.to_look or found.through_surgery))
    have_looked_at(x, names or "no service fits")
    if not found.fitting:
        x.place.outcome = "person_to_look"


def _other_help(x: Exchange) -> None:
    x.say("utter_other_help")
    x.place.outcome = "other_help"


def _text_back(x: Exchange) -> None:
    """A text on the day from which time alone may have opened a service; on the web a call, where we have no number
    to text. Its own permission; the staff's list has it until it is done."""
    found = matching.fit(x)
    if not found.later:
        return
    service, day = found.later[0]
    by_text = x.conversation.phone is not None
    x.db.add(
        Permission(
            conversation_id=x.id,
            kind="text_back",
            body=service.id,
            given=True,
            wording=f"{'Text' if by_text else 'Call'} me on {day.isoformat()} to check again",
            message_id=x.message.id if x.message is not None else None,
            at=x.now,
        )
    )
    x.flag("check_again" if by_text else "call_to_check_again", service.name, day)
    x.referral.status = "later"
    x.place.outcome = "text_back"
    if not by_text and not any(name in x.facts for name in ("phone", "email")):
        x.place.interrupt("phone")


def _change(x: Exchange) -> None:
    x.place.interrupt("what_is_wrong")


def _others(x: Exchange) -> None:
    x.place.page = 0


_WAYS = {
    "others": _others,
    "more": _more,
    "more_about": _more_about,
    "not_now": _not_now,
    "look": _look,
    "other_help": _other_help,
    "text_back": _text_back,
    "change": _change,
}


def _check_again(x: Exchange, reading: Reading) -> bool:
    """The promised day has come: on with it, or not now."""
    act = reading.chosen[0].act if reading.chosen else {"affirm": "begin", "deny": "not_now"}.get(reading.act or "")
    if act is None:
        return False
    x.place.settle("check_again")
    x.place.outcome = None if act == "begin" else "not_now"
    x.referral.status = "started"
    return True


CHOICES = ("choose_service", "one_fits", "may_fit", "nothing_fits", "not_yet", "hand_over")

HANDLERS = {**dict.fromkeys(CHOICES, _choose), "own_line": _own_line, "check_again": _check_again}
