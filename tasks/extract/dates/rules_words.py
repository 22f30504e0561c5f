"""Single words and set phrases: "today", "now", "recently", "in the future"."""

from datetime import timedelta

from tasks.extract.dates.anchors import DAY_PARTS, UNRESOLVED, part_mod, published
from tasks.extract.dates.resolve import shifted_value
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.units import UNIT_CODES


@rule(
    "day-word",
    "{lead}(?P<word>{day_word})(?: (?P<time>{part_of_day}))?",
    "(?P<part>{the} )?(?P<time>{noon}) (?P<word>{day_word})",
)
def day_word(found: Found) -> Reading | None:
    """Read "today", "yesterday morning", "tonight"."""
    word, part = found["word"], found["time"]
    shift = {"tomorrow": 1, "yesterday": -1}.get(word, 0)
    anchor = found.scene.published
    time = "TNI" if word == "tonight" else f"T{DAY_PARTS[part]}" if part else ""
    kind = "TIME" if time else "DATE"
    if word == "tomorrow" and found.after(2)[:2] == ["'", "s"] and found.after(3)[2:] == ["world"]:
        return None
    value = f"{(anchor + timedelta(shift)).isoformat()}{time}" if anchor else None
    return published(found, kind, value, part_mod(found["part"]), unresolved=f"XXXX-XX-XX{time}")


@rule("day-beyond", "{the} (?P<unit>{unit_one}) (?P<way>[{before}{after}]) (?P<word>{day_word})")
def day_beyond(found: Found) -> Reading | None:
    """Read "the day after tomorrow"."""
    shifts = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
    shift = shifts.get((found["way"], found["word"]))
    if found["unit"] != "day" or shift is None:
        return None
    anchor = found.scene.published
    return published(found, "DATE", (anchor + timedelta(shift)).isoformat() if anchor else None)


@rule("present", "(?:{only} |{about} )?(?P<word>{present})", "{the} (?P<word>{present})")
def present(found: Found) -> Reading | None:
    """Read "now", "currently"."""
    if found["word"] == "now":
        after = found.after(1)
        if after and after[0] in ("-", "that"):
            return None
    return Reading("DATE", "PRESENT_REF", group="word")


@rule(
    "present-phrase",
    "{the} (?P<word>{moment})",
    "(?P<word>{these} {unit_many})",
    "(?P<word>{the} {present} {time})",
)
def present_phrase(found: Found) -> Reading | None:
    """Read "at the moment", "these days"."""
    if found["word"] == "moment":
        return Reading("DATE", "PRESENT_REF") if found.preceding in ("at", "for") else None
    if found["word"] == "these days":
        return Reading("DATE", "PRESENT_REF")
    return None


@rule(
    "current",
    "(?P<word>{current})(?: (?P<unit>[{unit_one}{quarter}]))?",
    "{the} (?P<word>{current}) (?P<unit>[{unit_one}{quarter}])",
)
def current(found: Found) -> Reading | None:
    """Read "current", "the current quarter"."""
    unit = found["unit"]
    if not unit:
        return Reading("DATE", "PRESENT_REF") if found.after(1) and found.after(1)[0].isalpha() else None
    code = UNIT_CODES[unit]
    anchor = found.scene.published
    return published(
        found, "DATE", shifted_value(anchor, code, 0) if anchor else None, unresolved=UNRESOLVED[code]
    )


@rule("past-word", "(?:{more} |{most} )?{past_word}")
def past_word(found: Found) -> Reading | None:
    """Read "recently", "more recently"."""
    return Reading("DATE", "PAST_REF")


@rule(
    "in-the-past",
    "(?P<extent>{the}"
    "(?: {recent})? {past})"
    "(?! [{digits}{few}{couple}{small_number}{teen_number}{tens_number}{unit_one}{unit_many}{season}{adjective}"
    "{half}{weekend}])",
)
def in_the_past(found: Found) -> Reading | None:
    """Read "in the past"."""
    after = found.after(1)
    if found.preceding not in ("in", "from", "of") or (
        after and after[0].isalpha() and after[0] not in _AFTER_PAST
    ):
        return None
    return Reading("DATE", "PAST_REF", group="extent")


_AFTER_PAST = frozenset(
    "and but when as because that by to with it he she they we has have had is was were are for".split()
)


@rule("future", "(?P<extent>{the} (?:{near} )?{future})", "(?P<extent>{future})(?! ?[{of}])")
def future(found: Found) -> Reading | None:
    """Read "in the future", "the near future"."""
    after, before = found.after(1), found.before(1)
    if (
        found["extent"] == "future"
        or (after and after[0] == "of")
        or before[:1] not in (["in"], ["for"], ["into"])
    ):
        return None
    return Reading("DATE", "FUTURE_REF", group="extent")


@rule("soon", "{soon}")
def soon(found: Found) -> Reading | None:
    """Read "soon", not "as soon as"."""
    if found.preceding in ("as", "too", "how", "so") or found.following in (
        "after",
        "afterwards",
        "afterward",
        "-",
        "to",
    ):
        return None
    return Reading("DATE", "FUTURE_REF")
