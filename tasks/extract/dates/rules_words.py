"""Single words and set phrases: "today", "now", "recently", "in the future"."""

from datetime import timedelta

from tasks.extract.dates.anchors import DAY_PARTS, DAY_SHIFTS, at_publication, part_mod, published
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import is_past_form
from tasks.extract.dates.units import UNIT_CODES


@rule(
    "day-word",
    "{lead}(?P<word>{day_word})(?: (?P<time>{part_of_day}))?",
    "(?:{the} )?(?P<time>{noon}) (?P<word>{day_word})",
)
def day_word(found: Found) -> Reading:
    """Read "today", "yesterday morning", "tonight"."""
    word, part = found["word"], found["time"]
    time = "TNI" if word == "tonight" else f"T{DAY_PARTS[part]}" if part else ""
    anchor = found.scene.published
    value = f"{(anchor + timedelta(DAY_SHIFTS[word])).isoformat()}{time}" if anchor else None
    kind = "TIME" if time else "DATE"
    return published(found, kind, value, part_mod(found["part"]), unresolved=f"XXXX-XX-XX{time}")


@rule("day-beyond", "{the} {day_noun} (?P<way>[{before}{after}]) (?P<word>{day_word})")
def day_beyond(found: Found) -> Reading | None:
    """Read "the day after tomorrow"."""
    shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((found["way"], found["word"]))
    return at_publication(found, "D", shift) if shift else None


@rule("present", "(?P<word>{present})")
def present(found: Found) -> Reading | None:
    """Read "now", "currently"; not "now-defunct", "now that", "now and then"."""
    after = found.after(2)
    if found["word"] == "now" and (
        after[:1] in (["-"], ["that"])
        or after in (["and", "then"], ["and", "again"])
        or found.preceding == "every"
    ):
        return None
    return Reading("DATE", "PRESENT_REF")


@rule("present-phrase", "{the} {moment}", "{these} (?P<unit>{unit_many})")
def present_phrase(found: Found) -> Reading | None:
    """Read "at the moment", "these days"."""
    is_awaited = any(word.startswith(("wait", "ready", "prepar")) for word in found.before(2))
    is_one = found["unit"] == "days" if found["unit"] else found.preceding in ("at", "for") and not is_awaited
    return Reading("DATE", "PRESENT_REF") if is_one else None


@rule("current", "{current}", "(?:{the} )?{current} (?P<unit>[{unit_one}{quarter}])")
def current(found: Found) -> Reading | None:
    """Read "current" before a noun, "the current quarter"."""
    if found["unit"]:
        return at_publication(found, UNIT_CODES[found["unit"]], 0)
    is_of_time = found.following.isalpha() and found.following not in _CURRENT_OF_ACCOUNTS
    return Reading("DATE", "PRESENT_REF") if is_of_time else None


# "current account", "current expenditure": kinds of account, not times.
_CURRENT_OF_ACCOUNTS = frozenset(
    "account accounts expenditure expenditures assets liabilities ratio affairs transfers".split()
)


@rule("past-word", "(?:[{more}{most}] )?{past_word}")
def past_word(found: Found) -> Reading | None:
    """Read "recently", "more recently"; not "most recently in May"."""
    if found.preceding == found.following == "as":
        return None
    is_most = found[0].startswith("most") or found.preceding == "most"
    if is_most and found.following in ("in", "on", "at"):
        return None
    return Reading("DATE", "PAST_REF")


_AFTER_PAST = frozenset(
    "and but when as because that by to with it he she they we has have had is was were are for".split()
)


@rule("in-the-past", "{the} (?:{recent} )?{past}")
def in_the_past(found: Found) -> Reading | None:
    """Read "in the past"; not "in the past year", "in the past tense"."""
    follows_noun = found.following.isalnum() and found.following not in _AFTER_PAST
    if found.preceding not in ("in", "from", "of") or follows_noun:
        return None
    return Reading("DATE", "PAST_REF")


@rule("future", "{the} (?:{near} )?{future}")
def future(found: Found) -> Reading | None:
    """Read "in the future", "the near future"; not "the future of the town"."""
    if found.following == "of" or found.preceding not in ("in", "for", "into"):
        return None
    return Reading("DATE", "FUTURE_REF")


@rule("soon", "{soon}")
def soon(found: Found) -> Reading | None:
    """Read "soon"; not "as soon as", "soon after", "soon began"."""
    if found.preceding in ("as", "too", "how", "so", "-"):
        return None
    if found.following in ("after", "afterwards", "afterward", "-", "to") or is_past_form(found.following):
        return None
    return Reading("DATE", "FUTURE_REF")
