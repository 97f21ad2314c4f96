"""Twilio's error codes as staff need them: whether trying again can help, what happened, and what to do.

Source: Twilio's error and warning dictionary. Only codes that the sending of a text can meet are listed; an unknown
code is treated as temporary when the HTTP status says so, and as permanent otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

_CALL = "Call the patient instead."
_CHECK = "Check the number with the patient, by phone or at the surgery."
_SETTINGS = "Tell the person who looks after the text service."
_WAIT = "Nothing to do: it is sent again by itself."


@dataclass(frozen=True)
class SendError:
    """One reason why a text was not sent or not delivered.

    `permanent`: the same text to the same number would fail again, so it is never retried.
    `stops_number`: the number gets no further texts until a person acts. `what` and `do` are words for staff.
    """

    code: int
    permanent: bool
    what: str
    do: str
    stops_number: bool = False


def _gone(code: int, what: str, do: str = _CALL, *, stops: bool = False) -> SendError:
    return SendError(code, True, what, do, stops)


def _passing(code: int, what: str, do: str = _WAIT) -> SendError:
    return SendError(code, False, what, do)


_ERRORS = {
    error.code: error
    for error in (
        # refused by Twilio when the text is handed over
        _gone(20003, "The text service did not accept our sign-in.", _SETTINGS),
        _passing(20429, "The text service is busy."),
        _gone(21211, "This is not a phone number that can get texts.", _CHECK, stops=True),
        _gone(21212, "Our own sending number is wrong.", _SETTINGS),
        _gone(21408, "We are not set up to text numbers in this country.", _CALL, stops=True),
        _gone(21602, "The text had no words.", _SETTINGS),
        _gone(21606, "Our own number cannot send texts.", _SETTINGS),
        _gone(21610, "The patient has stopped our texts.", _CALL, stops=True),
        _passing(21611, "Too many texts are waiting to go from this number."),
        _gone(21612, "This number cannot be reached by text from our number.", _CALL, stops=True),
        _gone(21614, "This number is not a mobile.", _CALL, stops=True),
        _gone(21617, "The text was too long.", _SETTINGS),
        _gone(21656, "The text held something the text service does not take.", _SETTINGS),
        _passing(22302, "The text service is busy."),
        # told later, by status callback
        _passing(30001, "Too many texts are waiting to go."),
        _gone(30002, "Our account with the text service is stopped.", _SETTINGS),
        _passing(
            30003,
            "The phone is off or has no signal.",
            "It is sent again by itself. If it fails again, call the patient.",
        ),
        _gone(30004, "The network or the patient blocks these texts.", _CALL),
        _gone(30005, "This number is not in use, or cannot get texts.", _CHECK, stops=True),
        _gone(30006, "This is a landline, or its network takes no texts.", _CALL, stops=True),
        _gone(30007, "The network took this text for spam.", "Call the patient. " + _SETTINGS),
        _passing(
            30008,
            "The network did not say why it failed.",
            "It is sent again by itself. If it fails again, call the patient.",
        ),
        _gone(30010, "The text costs more than we allow.", _SETTINGS),
        _gone(30017, "The network is too busy for this text.", _CALL),
        _passing(30022, "Texts went faster than the network allows."),
        _gone(30032, "Our number is not yet approved to send texts.", _SETTINGS),
        _gone(30034, "Our number is not registered to send texts.", _SETTINGS),
        _gone(
            30036,
            "The text waited too long and is out of date.",
            "See if it still matters. If it does, call the patient.",
        ),
        _gone(30039, "The same text went back and forth too often.", _SETTINGS),
        _passing(30410, "The network did not answer in time."),
        _gone(30450, "Texts to this number are blocked for safety reasons.", _CALL, stops=True),
        _gone(30453, "The text service stopped this text to prevent fraud.", _SETTINGS),
        _gone(60410, "Texts to this number are blocked to prevent fraud.", _CALL),
        _gone(63038, "Our account has reached its daily limit of texts.", _SETTINGS),
    )
}

CODES = frozenset(_ERRORS)
"""Every code with words of its own."""


def send_error(code: int | None, http_status: int | None = None) -> SendError:
    """The reason behind a Twilio error code, an HTTP status, or neither (no answer at all, which is temporary).

    HTTP 429 and 5xx are temporary whatever else is said; any other refusal without a known code is permanent.
    """
    if code is not None and code in _ERRORS:
        return _ERRORS[code]
    number = code or http_status or 0
    if http_status is None and code is None:
        return _passing(0, "The text service did not answer.")
    if http_status is not None and (http_status == 429 or http_status >= 500):
        return _passing(number, "The text service is busy or has a fault.")
    if code in (429, 500, 502, 503, 504):
        return _passing(number, "The text service is busy or has a fault.")
    return _gone(number, f"The text service refused this text (code {number}).", "Call the patient. " + _SETTINGS)
