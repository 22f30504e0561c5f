"""Durations ("three and a half years") and repetitions ("every Tuesday", "twice a week")."""

from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import DAY_PARTS, amount_of, month_of, weekday_of
from tasks.extract.dates.numbers import amount, number
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.units import CLOCK_UNITS, UNIT_CODES, VAGUE, approx_mod

_FORTNIGHTS = frozenset({"fortnight", "fortnights"})


def span_value(count: float | None, unit: str) -> str:
    """Return the duration of ``count`` units, X for an untold number: P3Y, PT30M, P2.5Y, PXD."""
    if count is not None and unit in _FORTNIGHTS:
        count *= 2
    code = CLOCK_UNITS[unit][0] if unit in CLOCK_UNITS else UNIT_CODES[unit]
    digits = "X" if count is None else amount(count)
    if count == 0.5 and code in ("H", "Y", "DE", "CE"):
        digits, code = {"H": ("30", "M"), "Y": ("6", "M"), "DE": ("5", "Y"), "CE": ("50", "Y")}[code]
    return f"P{'T' if unit in CLOCK_UNITS else ''}{digits}{code}"


def count_of(words: str) -> float | None:
    """Return what ``words`` count, None for "several" and the like."""
    return None if VAGUE.search(words) else number(words)


@rule(
    "duration",
    "(?:{approx} )?(?P<n>{number}|{vague}){hyphen}(?P<unit>{units})(?:{hyphen}{long})?",
    "(?:{approx} )?(?P<the>{the} |{its} )?"
    "(?P<rel>[{last}{past}{previous}{next}{coming}{following}{ordinal_small}{recent}{final}] )?"
    "(?P<n>{number}|{vague}) (?:{more} )?(?:{adjective} |[{past}{last}] (?={plural}))?"
    "(?P<unit>{units})(?P<half>{and_a_half})?(?: {or} {so})?(?:{hyphen}{long})?(?! {ago})",
    "(?P<the>{the} )(?P<rel>[{last}{past}{previous}{next}{coming}] )(?P<n>[{few}{couple}]"
    "|{couple} {of}) (?:{adjective} )?(?P<unit>{units})(?P<half>)",
)
def duration(found: Found) -> Reading | None:
    """Read "three years", "30-day", "the past two years", "more than 18 months"."""
    unit, words = found["unit"], found["n"]
    if not_dates.is_age(found) or not_dates.is_no_duration(found):
        return None
    count = count_of(words)
    if count is not None and found["half"]:
        count += 0.5
    mod, extent = amount_of(found)
    return Reading("DURATION", span_value(count, unit), mod, code_points=extent)


@rule(
    "duration-range",
    "(?P<first>(?:{approx} )?(?P<low>{number}))(?: {to} | {or} | {and} |{hyphen}|{dash} {to} "
    "|{dash}{to}{dash})(?P<second>(?P<high>{number})(?: |{hyphen})(?P<unit>{units}))",
)
def duration_range(found: Found) -> list[Reading] | None:
    """Read "60 to 90 days": two durations."""
    if not_dates.is_age(found) or found.following in ("ago", "earlier", "later"):
        return None
    unit = found["unit"]
    return [
        Reading(
            "DURATION", span_value(number(found["low"]), unit), approx_mod(found["approx"]), group="first"
        ),
        Reading("DURATION", span_value(number(found["high"]), unit), group="second"),
    ]


@rule(
    "duration-compound",
    "(?:{approx} )?(?P<n>{number})(?: |{hyphen})(?P<unit>{units})(?:{comma}? {and} |{comma}? )"
    "(?P<n2>{number}) (?P<unit2>{units})(?:(?:{comma}? {and} |{comma}? )(?P<n3>{number}) "
    "(?P<unit3>{units}))?",
)
def duration_compound(found: Found) -> Reading | None:
    """Read "two years and three months", "1 hour 59 minutes 40 seconds"."""
    parts = [(found[f"n{i}"], found[f"unit{i}"]) for i in ("", "2", "3") if found[f"n{i}"]]
    values = [span_value(number(words), unit) for words, unit in parts]
    if not_dates.is_age(found) or not _descending(parts):
        return None
    days = "".join(value[1:] for value in values if "T" not in value)
    clock = "".join(value[2:] for value in values if "T" in value)
    return Reading("DURATION", f"P{days}{'T' + clock if clock else ''}", approx_mod(found["approx"]))


def _descending(parts: list[tuple[str, str]]) -> bool:
    order = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"]
    ranks = [
        order.index(
            "T" + CLOCK_UNITS[unit][0]
            if unit in CLOCK_UNITS
            else UNIT_CODES[unit].replace("Q", "M").replace("WE", "W")
        )
        for _, unit in parts
    ]
    return ranks == sorted(set(ranks))


@rule(
    "duration-one",
    "(?:{approx} )?(?P<a>{a}|{the} {past})(?: |{hyphen})(?:[{adjective}{long}{single}] )?"
    "(?P<unit>[{singular}{weekend}])(?P<half>{and_a_half})?(?! {old}|{hyphen}{old})",
)
def duration_one(found: Found) -> Reading | None:
    """Read "a week", "over a year", "an hour and a half"; "$5 a day" is a rate, so a set."""
    unit = found["unit"]
    before = found.before(4)
    if not_dates.is_age(found) or not_dates.is_no_single(found, unit):
        return None
    count = 1.5 if found["half"] else 1
    if found["a"] in ("a", "an") and not found["approx"] and not found["half"] and _is_rate(before):
        return Reading("SET", span_value(count, unit))
    mod, extent = amount_of(found)
    return Reading("DURATION", span_value(count, unit), mod, code_points=extent)


def _is_rate(before: list[str]) -> bool:
    """Tell "six litres a day", "$5 a head a year" from "took a day": a number, its noun, and nothing between."""
    if not before:
        return False
    if before[0] in _RATE_BEFORE or before[0].isdigit():
        return True
    if before[1:2] == ["of"]:
        before = before[2:]
    is_amount = len(before) > 1 and (before[1].replace(",", "").isdigit() or before[1] in _COUNT_WORDS)
    return is_amount and before[0].isalpha() and before[0] not in _NO_NOUN


_RATE_BEFORE = frozenset(
    """
    times once twice million billion trillion bn tn percent % dollars euros pounds cents people tonnes tons barrels
    hours minutes days
    """.split()
)
_COUNT_WORDS = frozenset(
    "one two three four five six seven eight nine ten dozen hundred thousand million billion".split()
)
_NO_NOUN = frozenset(
    "in for after within over took is was of to and or by at on than from until before with".split()
)


@rule(
    "duration-half",
    "(?:{approx} )?(?:{half} {a}|{a} {half}(?:-| )?|{half}{dash}{a}{dash}) ?(?P<unit>[{singular}])",
    "(?:{approx} )?(?:{a} )?{half}[ {dash}](?P<unit>[{singular}])",
    "(?:{approx} )?{half} {the} (?P<unit>{unit_one})",
)
def duration_half(found: Found) -> Reading | None:
    """Read "half an hour", "half a century"."""
    if found["unit"] in ("minute", "day", "month", "week"):
        return Reading(
            "DURATION",
            {"minute": "PT30S", "day": "PT12H", "month": "P2W", "week": "P3D"}[found["unit"]],
            "APPROX",
        )
    return Reading("DURATION", span_value(0.5, found["unit"]), approx_mod(found["approx"]))


@rule(
    "duration-quarter",
    "(?:{approx} )?(?:{a} )?{quarter}[ {dash}](?:{of} {a} )?(?P<unit>{century_noun})(?! {ago})",
    "(?:{approx} )?(?:{a} )?{quarter} {of} {a} (?P<unit>{hour_one})(?! {ago})",
)
def duration_quarter(found: Found) -> Reading | None:
    """Read "a quarter of a century", "a quarter of an hour"."""
    value = {"century": "P25Y", "hour": "PT15M"}.get(found["unit"])
    mod, extent = amount_of(found)
    return Reading("DURATION", value, mod, code_points=extent) if value else None


@rule("duration-plural", "(?P<unit>[{plural}])(?:{hyphen}{long}|{hyphen}{old})?")
def duration_plural(found: Found) -> Reading | None:
    """Read "for years", "decades", "weeks-long"."""
    unit = found["unit"]
    before, after = found.before(1), found.after(1)
    word = before[0] if before else ""
    code = UNIT_CODES[unit]
    if found[0].endswith("long"):
        return Reading("DURATION", span_value(None, unit))
    if found[0].endswith("old") or code in ("Q", "WE") or not_dates.is_age(found):
        return None
    if after[:1] and after[0] in ("after", "before") and word not in _NO_SPAN_BEFORE:
        return Reading("DURATION", span_value(None, unit))
    is_span = word in _SPAN_PREPOSITIONS or (
        after[:1] == ["of"]
        and unit not in CLOCK_UNITS
        and word not in ("early", "first", "final", "last", "dying")
    )
    if is_span and after[:1] != ["-"]:
        return Reading("DURATION", span_value(None, unit))
    if code == "DE" and word not in ("two", "three"):
        return Reading("DURATION", span_value(None, unit))
    return None


# "the days after", "his years before": a time of its own, not a distance.
_NO_SPAN_BEFORE = frozenset("the his her its their our my those these early first final last".split())
_SPAN_PREPOSITIONS = frozenset("for within after over in last lasted took take taken takes spent".split())


@rule(
    "duration-relative-plural",
    "(?:{the} )?(?P<rel>[{last}{past}{previous}{next}{coming}{following}{recent}]) (?P<unit>{plural})",
)
def duration_relative_plural(found: Found) -> Reading | None:
    """Read "recent years", "the coming weeks"."""
    return Reading("DURATION", span_value(None, found["unit"]))


@rule("duration-long", "(?P<unit>{lasting})", "(?:{a} )?(?P<unit>[{singular}]){hyphen}{long}")
def duration_long(found: Found) -> Reading | None:
    """Read "yearlong", "day-long"."""
    return Reading("DURATION", span_value(1, found["unit"].removesuffix("long").rstrip("-– ")))


@rule("duration-weekends", "(?P<n>{number}) (?P<unit>{weekends})")
def duration_weekends(found: Found) -> Reading | None:
    """Read "three weekends"."""
    return Reading("DURATION", span_value(number(found["n"]), "weekend"))


_OFTEN = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}


@rule("set-often", "(?:{a} )?(?P<word>{often})")
def set_often(found: Found) -> Reading | None:
    """Read "daily", "annually"; with a capital before another one they are names."""
    scene = found.scene
    first, following = scene.token(found.match.start("word")), scene.token(found.end + 1)
    if first[0].isupper() and (found.before(1) or following[:1].isupper()):
        return None
    return Reading("SET", _OFTEN[found["word"]], group="word")


@rule(
    "set-every-unit",
    "(?P<every>{every})(?: (?P<n>{number}|{other})| {single})? (?P<unit>[{units}{quarter}])",
)
def set_every_unit(found: Found) -> Reading | None:
    """Read "every day", "every two weeks", "every other month"."""
    words = found["n"]
    count = 2.0 if words == "other" else number(words) if words else 1
    return Reading("SET", span_value(count, found["unit"]))


@rule(
    "set-every-name",
    "{every} (?:{other} )?(?P<weekday>{weekday})(?: (?P<time>{part_of_day}))?",
    "{every} (?P<month>{month})",
    "(?P<weekday>{weekdays})(?: (?P<time>[{parts_of_day}]))?",
    "(?P<weekday>{weekday}) (?P<time>{parts_of_day})",
)
def set_every_name(found: Found) -> Reading | None:
    """Read "every Tuesday", "Sundays", "each March"."""
    groups = found.match.re.groupindex
    if "month" in groups:
        return Reading("SET", f"XXXX-{month_of(found['month']):02}")
    time = f"T{DAY_PARTS[found['time'].removesuffix('s')]}" if found["time"] else ""
    return Reading("SET", f"XXXX-WXX-{weekday_of(found['weekday'])}{time}")


_PARTS_OF_DAY = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}


@rule("set-every-season", "{every} (?P<season>{season})", "{every} (?P<season>{part_of_day})")
def set_every_season(found: Found) -> Reading | None:
    """Read "every summer", "each morning"."""
    word = found["season"]
    season = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}.get(word)
    if season:
        return Reading("SET", f"XXXX-{season}")
    time = _PARTS_OF_DAY.get(f"{word}s")
    return Reading("SET", f"XXXX-XX-XXT{time}") if time else None


@rule("set-times", "(?:{once}|{number} {times}|{vague} {times}) (?:{a}|{every}|{per}) (?P<unit>{singular})")
def set_times(found: Found) -> Reading | None:
    """Read "twice a week", "three times a day"."""
    return Reading("SET", span_value(1, found["unit"]))


@rule(
    "set-of-unit",
    "(?P<n>{number}) (?P<part>{units}) (?:{a}|{every}) (?P<unit>{unit_one})(?! {ago})",
)
def set_of_unit(found: Found) -> Reading | None:
    """Read "seven days a week", "24 hours a day"."""
    return None if not_dates.is_age(found) else Reading("SET", span_value(1, found["unit"]))


@rule("set-weekends", "(?P<extent>{weekends})")
def set_weekends(found: Found) -> Reading | None:
    """Read "on weekends"."""
    return Reading("SET", "XXXX-WXX-WE") if found.preceding in ("on", "at", "the") else None
