"""The console's words for what the tables hold."""

from __future__ import annotations

from bot.booking.cancelling import REASONS

STATUS = {
    "started": "Started",
    "call_back": "Call back",
    "person_to_look": "Needs a person",
    "booked": "Booked",
    "waiting": "Waiting list",
    "later": "Check again later",
    "cancelled": "Cancelled",
    "closed": "Closed",
}
OUTCOME = {
    "attended": "Attended",
    "did_not_attend": "Did not attend",
    "spoke": "Spoke to them",
    "no_answer": "No answer",
    "back_at_work": "Back at work",
    "still_off": "Still off work",
    "not_suitable": "Not suitable",
    "person_to_look": "Needs a person",
}
KIND = {
    "crisis": "Crisis: may harm themselves",
    "emergency": "Emergency",
    "harm": "May harm someone else",
    "safeguarding": "May be at risk from someone",
    "with_staff": "Talking with staff",
    "person_asked": "Asked for a person",
    "person_to_look": "Rules could not decide",
    "worrying_words": "Words that may tell of danger",
    "failed_delivery": "A text did not arrive",
    "call_back": "Call back to arrange",
    "texts_stopped": "Stopped texts: phone them",
    "under_16": "Under 16",
    "age_16_or_17": "Aged 16 or 17",
    "birthday_near": "A birthday may change what fits",
    "fit_changed": "A booked time may not fit now",
    "check_again": "We text them that day to check again",
    "call_to_check_again": "Call them that day to check again",
    "misread": "Not understood three times",
    "alert": "Safety alert",
    "call_about_change": "Call: their time was taken away",
    "call_from_waiting_list": "Call: a time came free",
    "call_to_remind": "Call to remind: gets no texts",
    "call_after_missed": "Call: missed an appointment",
    "late_change": "Changed at short notice",
    "called_off": "Called off",
    "waiting_no_answer": "Waits, and answered no offer",
    "sharing_withdrawn": "Took back sharing: tell the service",
    "alert_text_failed": "The on-call list was not reached",
    "safety_undelivered": "A safety text did not arrive: phone",
}
BLOCKED = {code: reason.label for code, reason in REASONS.items() if reason.by == "service"}
ASKED_BY = {
    "self": "the patient",
    "gp": "a GP",
    "jobcentre": "a jobcentre",
    "employer": "an employer",
    "other": "somebody else",
}
WEEKDAY = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip
CHANNEL = {"web": "Web chat", "sms": "Text"}
SOURCE = {"text": "Texted, no poster's word", "work": "Texted WORK, no letter"}
"""Sources that are not a poster's, a card's or a campaign's own name."""
MODE = {"phone": "Phone", "video": "Video", "in_person": "Face to face"}
DECISION = {
    "meets": ("Fits", "green"),
    "does_not_meet": ("Does not fit", "grey"),
    "need_to_know": ("Need to know more", "blue"),
    "person_to_look": ("A person should look", "yellow"),
}
CLAUSE = {"met": "met", "not_met": "not met", "not_known": "not known", "flagged": "for a person"}
DELIVERY = {
    "queued": "waiting to go",
    "sending": "going out",
    "handset": "on the demo phone",
    "accepted": "accepted",
    "sent": "sent",
    "delivered": "delivered",
    "failed": "not sent",
    "undelivered": "not delivered",
    "unsure": "not known whether it went",
}
AUTHOR = {"patient": "Patient", "assistant": "Assistant", "staff": "Staff", "system": "System"}
PERMISSION = {
    "share_service": "Share with {body}",
    "tell_gp": "Tell the GP surgery ({body})",
    "follow_up": "Ask how it went, later",
    "text_back": "Text to check again",
    "waiting_list": "Join the waiting list of {body}",
}
FOLLOW_UP = {
    "work_at_4_weeks": "Work, after 4 weeks",
    "work_at_12_weeks": "Work, after 12 weeks",
    "helpful_at_4_weeks": "Did it help (1 to 5), after 4 weeks",
    "helpful_at_12_weeks": "Did it help (1 to 5), after 12 weeks",
}
WORK_NOW = {
    "at_work": "At work",
    "fewer_hours": "At work, fewer hours or other tasks",
    "off_work": "Off work",
    "no_job": "No job",
    "rather_not_say": "Would rather not say",
}
SERVICE_STATUS = {
    "open": "Open",
    "paused": "Paused: nobody new for now",
    "full": "Full: waiting list",
    "closed": "Closed",
    "ended": "Ended for good",
}
REVIEW = {
    "right": "All right",
    "misunderstood": "Something was understood wrongly",
    "wrong_outcome": "Wrong outcome",
    "tone": "Tone",
    "unsafe": "Unsafe",
}


def said(table: dict[str, str], value: str | None) -> str:
    """The words for a value; a value without words reads as itself."""
    return table.get(value, value.replace("_", " ").capitalize()) if value else ""
