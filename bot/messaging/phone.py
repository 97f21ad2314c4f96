"""Phone numbers as people write them, as the network needs them, and as people read them.

Numbers are kept in E.164 (`+447700900123`). The plan is Ofcom's, read through libphonenumber. Ofcom's drama numbers
(07700 900000 to 900999 and the landline ranges) are possible but not in use; demos and tests allow them by a flag.
"""

from __future__ import annotations

import re
from enum import Enum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

_UK_CODE = 44
_MOBILE_DIGITS = 10
_EMERGENCY = frozenset({"999", "112", "111", "101", "105", "116123"})
_CALLABLE = frozenset(
    {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
        PhoneNumberType.UAN,
    }
)
_DRAMA_MOBILE = re.compile(r"7700900\d{3}")
_DRAMA_LANDLINE = re.compile(
    r"(?:1632960|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960|1414960|1514960|1614960|1914980"
    r"|2079460|2896496|2920180|3069990)\d{3}"
)
_EXTENSION = re.compile(r"(?:ext|extension|x)\.?\s*\d{1,6}\s*$", re.IGNORECASE)


class PhoneProblem(str, Enum):
    """Why a number cannot be used."""

    EMPTY = "empty"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_UK = "not_uk"
    NOT_REAL = "not_real"
    EMERGENCY = "emergency"
    COSTLY = "costly"
    NOT_MOBILE = "not_mobile"


class PhoneError(ValueError):
    """A number that cannot be used; `problem` says why."""

    def __init__(self, problem: PhoneProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def normalise(text: str, *, allow_drama: bool = False) -> str:
    """A UK number that a person can be called on, in E.164.

    Raises `PhoneError` for anything else: foreign, premium-rate, personal (070), pager and freephone numbers too.
    """
    number = _parse(text)
    national = _national(number)
    if allow_drama and _is_drama(national):
        return _e164(number)
    if _is_drama(national) or not phonenumbers.is_valid_number(number):
        raise PhoneError(_length_problem(number))
    if phonenumbers.number_type(number) not in _CALLABLE:
        raise PhoneError(PhoneProblem.COSTLY)
    return _e164(number)


def mobile(text: str, *, allow_drama: bool = False) -> str:
    """A UK mobile number that a text can be sent to, in E.164.

    Twilio turns a text to a landline into a voice call instead of refusing it, so it is refused here
    (`PhoneProblem.NOT_MOBILE`).
    """
    number = normalise(text, allow_drama=allow_drama)
    if not can_text(number, allow_drama=allow_drama):
        raise PhoneError(PhoneProblem.NOT_MOBILE)
    return number


def can_text(e164: str, *, allow_drama: bool = False) -> bool:
    """Whether a number in E.164 is a UK mobile."""
    try:
        number = phonenumbers.parse(e164, None)
    except NumberParseException:
        return False
    if number.country_code != _UK_CODE:
        return False
    if _DRAMA_MOBILE.fullmatch(_national(number)):
        return allow_drama
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) == PhoneNumberType.MOBILE


def display(e164: str) -> str:
    """The number as people read it in the UK: `07700 900 123`, `0161 496 0000`, `01632 960 100`."""
    number = phonenumbers.parse(e164, None)
    if number.country_code != _UK_CODE:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = "0" + _national(number)
    if len(national) == 11 and national.startswith(("07", "01632", "03")):
        cut = 4 if national.startswith("03") else 5
        return f"{national[:cut]} {national[cut : cut + 3]} {national[cut + 3 :]}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def _parse(text: str) -> PhoneNumber:
    written = _EXTENSION.sub("", text.replace("\u00a0", " ").strip())
    if not written:
        raise PhoneError(PhoneProblem.EMPTY)
    digits = re.sub(r"\D", "", written)
    if digits in _EMERGENCY:
        raise PhoneError(PhoneProblem.EMERGENCY)
    if re.search(r"[^\W\d_]", written):
        raise PhoneError(PhoneProblem.LETTERS)
    if written.startswith("44") and len(digits) >= 12:
        written = "+" + written
    try:
        number = phonenumbers.parse(written.replace("(0)", ""), "GB")
    except NumberParseException as error:
        raise PhoneError(_problem_of(error)) from None
    if number.country_code != _UK_CODE:
        raise PhoneError(PhoneProblem.NOT_UK)
    return number


def _problem_of(error: NumberParseException) -> PhoneProblem:
    return {
        NumberParseException.INVALID_COUNTRY_CODE: PhoneProblem.NOT_UK,
        NumberParseException.NOT_A_NUMBER: PhoneProblem.EMPTY,
        NumberParseException.TOO_LONG: PhoneProblem.TOO_LONG,
    }.get(error.error_type, PhoneProblem.TOO_SHORT)


def _length_problem(number: PhoneNumber) -> PhoneProblem:
    if _national(number).startswith("7") and len(_national(number)) < _MOBILE_DIGITS:
        return PhoneProblem.TOO_SHORT
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return PhoneProblem.TOO_LONG
    if reason in (phonenumbers.ValidationResult.TOO_SHORT, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return PhoneProblem.TOO_SHORT
    return PhoneProblem.NOT_REAL


def _national(number: PhoneNumber) -> str:
    return str(phonenumbers.national_significant_number(number))


def _is_drama(national: str) -> bool:
    return bool(_DRAMA_MOBILE.fullmatch(national) or _DRAMA_LANDLINE.fullmatch(national))


def _e164(number: PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
