"""Choosing: which of the services that fit, and what there is when none does."""

from __future__ import annotations

from datetime import date

from bot.booking.callback import call_back_by
from bot.conversation import matching
from bot.conversation.exchange import Exchange
from bot.conversation.interruptions import ask_for_person
from bot.criteria import Service
from bot.referral.questions import QUESTIONS
from bot.store.tables import Permission
from bot.understanding.reading import Option, Reading

AT_A_TIME = 3


def question_and_options(x: Exchange, found: matching.Fit) -> tuple[str, tuple[Option, ...]]:
    """The question to ask about what fits, with its choices for this patient."""
    if found.fitting:
        return _from_fitting(x, still_offered(x, found))
    if found.later:
        return "not_yet", _ways_on(later=True)
    if found.through_surgery and not found.to_look:
        return "hand_over", (
            Option("1", "See other help", act="other_help"),
            Option("2", "Have a person look", act="look"),
            Option("8", "Not now", act="not_now"),
        )
    return "nothing_fits", _ways_on(later=False)


def still_offered(x: Exchange, found: matching.Fit) -> tuple[Service, ...]:
    """The services that fit without those the patient has said no to, unless there is nothing else."""
    return tuple(each for each in found.fitting if each.id not in x.place.declined) or found.fitting


def _from_fitting(x: Exchange, fitting: tuple[Service, ...]) -> tuple[str, tuple[Option, ...]]:
    not_now = Option("8", "Not now", act="not_now", also=("later", "none of them"))
    if len(fitting) == 1:
        service = fitting[0]
        return "one_fits", (
            Option("1", "Yes", act=f"choose:{service.id}", also=(service.name.lower(), "find a time")),
            Option("2", "Tell me more", act="more_about", also=("more", "tell me about it")),
            not_now,
        )
    start = x.place.page * AT_A_TIME
    shown = fitting[start : start + AT_A_TIME]
    if not shown:
        x.place.page, shown = 0, fitting[:AT_A_TIME]
    options = [
        Option(str(n), service.name, sms=service.sms_name, act=f"choose:{service.id}", also=(service.sms_name.lower(),))
        for n, service in enumerate(shown, start=1)
    ]
    if len(fitting) > AT_A_TIME:
        options.append(Option(str(len(options) + 1), "More", act="more", also=("other", "others", "next")))
    return "choose_service", (*options, not_now)


def _ways_on(*, later: bool) -> tuple[Option, ...]:
    last = (
        Option("3", "Text me to check again", sms="Text me then to check again", act="text_back")
        if later
        else Option("3", "Change an answer", act="change")
    )
    first = "Have a person look now" if later else "Have a person look"
    return (
        Option("1", first, act="look", also=("person", "a person")),
        Option("2", "See other help", act="other_help", also=("other help",)),
        last,
    )


def _choose(x: Exchange, reading: Reading) -> bool:
    if not reading.chosen:
        if reading.act == "affirm" and x.place.question == "one_fits":
            return _take(x, x.place.offered()[0].act or "")
        if reading.act == "deny":
            return _take(x, "not_now")
        return False
    return _take(x, reading.chosen[0].act or "")


def _take(x: Exchange, act: str) -> bool:
    if act.startswith("choose:"):
        x.referral.service_id = act.split(":", 1)[1]
        x.referral.changed_at = x.now
        x.place.page = 0
        return True
    _WAYS[act](x)
    return True


def _more(x: Exchange) -> None:
    x.place.page += 1


def _more_about(x: Exchange) -> None:
    fitting = still_offered(x, matching.fit(x))
    if fitting:
        service = fitting[0]
        name, what = (service.sms_name, service.sms_what) if x.channel == "sms" else (service.name, service.what)
        provider = service.sms_provider if x.channel == "sms" else service.provider
        x.say("utter_about_service", service=name, what=what, provider=provider)


def _not_now(x: Exchange) -> None:
    x.place.outcome = "not_now"


def _look(x: Exchange) -> None:
    """A person looks at what the rules could not settle: a flag with a due day, never a slot."""
    found = matching.fit(x)
    due = call_back_by(x.now, 2, x.local.nation)
    names = ", ".join(service.name for service in found.to_look) or "no service fits"
    x.flag("person_to_look", names, due)
    x.referral.status = "person_to_look"
    x.referral.outcome = "person_to_look"
    ask_for_person(x)
    x.place.outcome = "person_to_look"


def _other_help(x: Exchange) -> None:
    x.say("utter_other_help")
    x.place.outcome = "other_help"


def _text_back(x: Exchange) -> None:
    found = matching.fit(x)
    if not found.later:
        return
    service, day = found.later[0]
    x.db.add(
        Permission(
            conversation_id=x.id,
            kind="text_back",
            body=service.id,
            given=True,
            wording=f"Text me on {day.isoformat()} to check again",
            message_id=x.message.id if x.message is not None else None,
            at=x.now,
        )
    )
    x.referral.status = "later"
    x.place.shown = {"day": day.isoformat()}
    x.place.outcome = "text_back"


def _change(x: Exchange) -> None:
    x.place.interrupt("what_is_wrong")


_WAYS = {
    "more": _more,
    "more_about": _more_about,
    "not_now": _not_now,
    "look": _look,
    "other_help": _other_help,
    "text_back": _text_back,
    "change": _change,
}


def recheck_day(found: matching.Fit) -> date | None:
    """The first day on which time alone will have opened a service."""
    return found.later[0][1] if found.later else None


HANDLERS = {
    QUESTIONS[name].name: _choose for name in ("choose_service", "one_fits", "nothing_fits", "not_yet", "hand_over")
}
