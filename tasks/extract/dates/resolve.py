"""From a weekday, a month or a shift to the calendar, given a day to count from. Pure functions of dates."""

from calendar import monthrange
from datetime import date, timedelta

from tasks.extract.dates.tense import Direction
from tasks.extract.dates.timex import month_value, quarter_value, valid_day, week_value

# A day and month without a year mean the nearest such day as long as one is this near; the clause can only
# say otherwise of a day that is not close.
_FAR_DAYS = 120
_CLOSE_DAYS = 30
_NEAR_DAYS = 3


def weekday_near(anchor: date, weekday: int, direction: Direction | None) -> date:
    """Return the ISO ``weekday`` (Monday 1) nearest ``anchor`` in the ``direction``; its own weekday is itself."""
    ahead = (weekday - anchor.isoweekday()) % 7
    if ahead == 0 or direction == "future" or (direction == "near" and ahead <= _NEAR_DAYS):
        return anchor + timedelta(ahead)
    return anchor + timedelta(ahead - 7)


def weekday_of_week(anchor: date, weekday: int, weeks: int) -> date:
    """Return the ISO ``weekday`` of the week that lies ``weeks`` after that of ``anchor``."""
    return anchor + timedelta(weekday - anchor.isoweekday() + 7 * weeks)


def year_of_month(anchor: date, month: int, direction: Direction | None) -> int:
    """Return the year of the ``month`` meant when no year is stated."""
    ahead = (month - anchor.month) % 12
    if ahead == 0:
        return anchor.year
    following = anchor.year + (month < anchor.month)
    if direction == "future":
        return following
    if direction == "past" or ahead > 3:
        return following - 1
    return following


def year_of_quarter(anchor: date, nth: int, way: Direction | None) -> int:
    """Return the year of a quarter told without one; news speaks of the one just past, under way or next."""
    ahead = (nth - (anchor.month + 2) // 3) % 4
    is_ahead = (ahead == 1 and way != "past") or (ahead == 2 and way == "future")
    following = anchor.year + (nth < (anchor.month + 2) // 3)
    return following if ahead == 0 or is_ahead else following - 1


def year_of_day(anchor: date, month: int, day: int, direction: Direction | None) -> int | None:
    """Return the year of the ``day`` of ``month`` meant when no year is stated; None if no near year has it."""
    years = [year for year in range(anchor.year - 4, anchor.year + 5) if valid_day(year, month, day)]
    if not years:
        return None

    def distance(year: int) -> int:
        return abs((date(year, month, day) - anchor).days)

    nearest = min(years, key=distance)
    days = (date(nearest, month, day) - anchor).days
    against_the_clause = (direction == "future" and days < -_CLOSE_DAYS) or (
        direction == "past" and days > _FAR_DAYS // 2
    )
    if abs(days) <= _FAR_DAYS and not against_the_clause:
        return nearest
    wanted = [year for year in years if (date(year, month, day) > anchor) == (direction == "future")]
    return min(wanted, key=distance) if wanted else nearest


def shifted_day(anchor: date, unit: str, count: int) -> date | None:
    """Return ``anchor`` moved by ``count`` units (D W M Y DE CE), None outside the calendar."""
    try:
        if unit in ("D", "W"):
            return anchor + timedelta(count * (7 if unit == "W" else 1))
        months = (
            anchor.year * 12
            + anchor.month
            - 1
            + count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        )
        year, month = divmod(months, 12)
        return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def shifted_value(anchor: date, unit: str, count: int) -> str | None:
    """Return the value, as coarse as ``unit``, that lies ``count`` units from the one holding ``anchor``."""
    if unit == "WE":
        moved = shifted_day(anchor, "W", count)
        return f"{week_value(moved)}-WE" if moved else None
    moved = shifted_day(anchor, unit, count)
    if moved is None:
        return None
    if unit == "M":
        return month_value(anchor.year, anchor.month + count)
    if unit == "Q":
        return quarter_value(anchor.year, (anchor.month + 2) // 3 + count)
    if unit == "D":
        return moved.isoformat()
    return week_value(moved) if unit == "W" else f"{moved.year:04}"


def weekend_near(anchor: date, direction: Direction | None) -> str:
    """Return the weekend that "the weekend" or "this weekend" means on the day ``anchor``."""
    back = direction != "future" and anchor.isoweekday() < (6 if direction == "past" else 5)
    return f"{week_value(anchor - timedelta(7 if back else 0))}-WE"
