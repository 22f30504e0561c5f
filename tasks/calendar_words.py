"""Month and weekday names of English, shared by the stages that read dates."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_ABBREVIATIONS = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Sept": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
WEEKDAY_ABBREVIATIONS = {
    "Mon": 1,
    "Tue": 2,
    "Tues": 2,
    "Wed": 3,
    "Thu": 4,
    "Thur": 4,
    "Thurs": 4,
    "Fri": 5,
    "Sat": 6,
    "Sun": 7,
}

MONTH_NUMBERS: dict[str, int] = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {
    name.lower(): number for name, number in MONTH_ABBREVIATIONS.items()
}
"""Lower-case name or abbreviation without its full stop, to 1-12."""

WEEKDAY_NUMBERS: dict[str, int] = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES, 1)} | {
    name.lower(): number for name, number in WEEKDAY_ABBREVIATIONS.items()
}
"""Lower-case name or abbreviation without its full stop, to ISO 8601 weekdays, Monday 1."""
