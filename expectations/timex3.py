"""The shapes of TIMEX3 values (ISO-TimeML), as regular expressions without nested repetition."""

_YEAR = r"(?:(?:BC|AD)?\d{4}|XXXX|FY\d{4})"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|XX)"
_WEEK = r"W(?:0[1-9]|[1-4]\d|5[0-3]|XX)"
_CLOCK = r"(?:[01]\d|2[0-4]|XX)(?::(?:[0-5]\d|XX)(?::(?:[0-5]\d|60|XX))?)?(?:Z|[+-][01]\d(?::?[0-5]\d)?)?"
_DAY_PART = r"(?:MO|MI|AF|EV|NI|DT|PM|NO|MN)"
_NUMBER = r"(?:\d+(?:\.\d+)?|X+)"

# 2025-03-11, 2025-03, 2025-W10, 2025-W10-WE, 2025-W10-2, 2025-Q1, 2025-H2, 2025-SU
_CALENDAR = rf"{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY})?|{_WEEK}(?:-(?:[1-7X]|WE))?|Q[1-4X]|H[12X]|SP|SU|FA|AU|WI))?"
# 199, 199X (a decade), 19, 19XX (a century), 2 (a millennium)
_LONG = r"(?:BC|AD)?(?:\d{3}X?|\d{2}(?:XX)?|\d(?:XXX)?)"
_REFERENCE = r"(?:PRESENT|PAST|FUTURE)_REF"
_TIME_OF_DAY = rf"T(?:{_CLOCK}|{_DAY_PART})"
_PERIOD = (
    rf"P(?=[\dXT])(?:{_NUMBER}(?:Y|M|W|D|Q|H|WE|WD|DE|CE|ML|C|L|E|SP|SU|FA|WI|FY)){{0,4}}"
    rf"(?:T(?=[\dX])(?:{_NUMBER}(?:H|M|S|MO|MI|AF|EV|NI|DT)){{1,3}})?"
)

DATE = rf"(?:{_CALENDAR}|{_LONG}|{_REFERENCE})"
TIME = rf"(?:(?:{_CALENDAR})?{_TIME_OF_DAY}|{_REFERENCE})"
DURATION = rf"{_PERIOD}"
SET = rf"(?:{_PERIOD}|(?:{_CALENDAR})?{_TIME_OF_DAY}|{_CALENDAR})"
