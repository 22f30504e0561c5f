"""What looks like a date and is none: words, names, scores, ages, counts, section numbers.

A false date is worse than a missed one: each function tells what it refuses, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.calendar_words import WEEKDAY_NAMES
from tasks.extract.dates.holidays import HOLIDAYS

if TYPE_CHECKING:
    from tasks.extract.dates.rules import Found

_TEMPORAL_PREPOSITIONS = frozenset(
    """
    in since by of until till from during before after to through throughout between and or for around about
    circa early late mid last next this past on at than the over into versus vs as - – — (
    """.split()
)
# Month names that are also first names, names cut short, and other words.
_FIRST_NAMES = frozenset("april june august".split())
_ABBREVIATED_NAMES = frozenset("jan mar dec".split())
_OTHER_WORDS = frozenset("may march".split())
_BEFORE_MONTH = frozenset(
    """
    in since by until till of from during before after through throughout between early late mid last next this
    past on around about
    """.split()
)
_JOINTS = frozenset("and or to through until - – — / ,".split())
_SHORT_WEEKDAYS = frozenset("sun sat mon fri wed tue thu".split())
_BEFORE_WEEKDAY_SHORT = frozenset("on last next this until by from to since late early".split())
_COUNTED = frozenset(
    """
    people dollars euros pounds percent per % $ € £ ¥ points miles kilometers kilometres km metres meters feet
    tons tonnes men women children troops soldiers workers jobs homes employees votes seats shares units barrels
    residents students fans calories watts degrees mph kg lb lbs meters yards acres hectares pages words copies
    megawatts volts rpm hp cc km/h kph °
    """.split()
)
_BEFORE_WEEKDAY = frozenset(
    {name.split()[0].lower() for name in HOLIDAYS if name.endswith(WEEKDAY_NAMES)}
    | {"bloody", "super", "bowl", "throwback"}
)
_AFTER_A_MARCH = frozenset("on for of to against through will is was has had said and in at".split())
_IN_NEWSPAPER_NAMES = frozenset(
    "Times Mirror Telegraph Herald Post Mail Independent Star Express Tribune".split()
)
_MODALS = frozenset("to will would could can should may might must not".split())
_STREETS = frozenset("street avenue road drive lane boulevard st ave rd dr blvd highway court".split())
_NOT_BEFORE_YEAR = frozenset(
    "$ € £ ¥ # no number nos model flight section page pages room route highway boeing airbus version".split()
)
_MONEY_OR_SIGN = frozenset("$ € £ ¥ # + = x × * / @ _ & \\".split())
_SPORT = frozenset(
    """
    goal goals scored score touchdown touchdowns yard yards halftime half-time penalty kick coach quarterback
    rebound rebounds basket team striker midfielder keeper minute minutes pass lead win game games match
    """.split()
)


def is_no_month_day(found: Found) -> bool:
    """Refuse a month and number where the number belongs to something else: "May 10 people", "March 4 Justice"."""
    if is_part_of_number(found):
        return True
    after = found.after(1)
    return (
        bool(after)
        and (after[0] in _COUNTED or after[0] in ("million", "billion", "percent"))
        and after[0] != "per"
    )


def is_part_of_number(found: Found) -> bool:
    """Refuse the tail of a number: the 31 of "6,107.31 August"."""
    previous = found.scene.token(found.start - 1)
    return previous in (".", ",") and _digit_before(found) and found.scene.tokens[found.start].isdigit()


def is_no_month(found: Found) -> bool:
    """Refuse names of people and other words: "Theresa May", "June Carter", "the Women's March"."""
    if found["part"] or found["rel"]:
        return False
    name, scene = found["month"].rstrip("."), found.scene
    word = (found.before(1) or [""])[0]
    following = scene.token(found.end + 1) if scene.token(found.end) == " " else ""
    is_joined = word in _JOINTS and bool(scene.mentions) and scene.mentions[-1].rule == "month"
    is_shouted = len(name) > 1 and scene.token(found.match.start("month")).isupper()
    if name in _ABBREVIATED_NAMES or is_shouted:
        return word not in _BEFORE_MONTH
    if name not in _FIRST_NAMES | _OTHER_WORDS or is_joined:
        return False
    if word == "the":
        return not following.islower() or following in _AFTER_A_MARCH
    if word in _BEFORE_MONTH:
        return following[:1].isupper() and word in ("of", "from", "by")
    return name in _OTHER_WORDS or not word or following[:1].isupper()


def is_no_weekday(found: Found) -> bool:
    """Refuse "sun", "sat" and such unless a word before shows the abbreviation, and days in names."""
    name = found["weekday"].rstrip(".")
    if name.endswith("day"):
        return _is_in_name(found)
    return name in _SHORT_WEEKDAYS and (found.before(1) or [""])[0] not in _BEFORE_WEEKDAY_SHORT


def _is_in_name(found: Found) -> bool:
    """Refuse the day in "Good Friday" and "Bloody Sunday"; holidays have their own rule."""
    before = found.before(1)
    following = found.scene.token(found.end + 1)
    return (bool(before) and before[0] in _BEFORE_WEEKDAY) or following in _IN_NEWSPAPER_NAMES


def is_no_numeric_day(found: Found) -> bool:
    """Refuse versions, addresses and sums: "v3.11.12", "1.2.3.4"."""
    before = found.scene.token(found.start - 1)
    if before in ("v", "V", ".", "/", "-") or before in _MONEY_OR_SIGN:
        return True
    sign = found["sign"]
    if sign != "/" and len(found["year"]) == 2:
        return not (sign == "." and len(found["one"]) == 2 and len(found["two"]) == 2)
    return False


def is_no_year(found: Found, year: int) -> bool:
    """Refuse counts, money, names with numbers, and numbers that no preposition or noun shows to be a year."""
    scene = found.scene
    previous = scene.token(found.start - 1)
    if previous in _MONEY_OR_SIGN or (previous in (".", ",", ":") and _digit_before(found)):
        return True
    if previous in ("-", "–") and found.start > 1 and not scene.token(found.start - 2).isspace():
        return scene.token(found.start - 2).lower() not in ("mid", "pre", "post", "early", "late") and not (
            len(scene.token(found.start - 2)) == 4 and scene.token(found.start - 2).isdigit()
        )
    if previous.isalpha() and found["year"].isdigit():
        return True
    after = found.after(1)
    following = after[0] if after else ""
    if following in _COUNTED or following in ("year", "years", "-year"):
        return True
    before = found.before(1)
    word = before[0] if before else ""
    if word in _NOT_BEFORE_YEAR or not _STREETS.isdisjoint(found.after(3)[1:]):
        return True
    if word == "in" and (one := found.before(2)[1:]) and (one[0] == "one" or one[0].isdigit()):
        return True
    if _has_marker(found) or word in (
        "in",
        "since",
        "by",
        "until",
        "during",
        "before",
        "after",
        "from",
        "between",
        "through",
    ):
        return word == "by" and year < 1800
    is_count = (
        following.isalpha()
        and following.endswith("s")
        and following not in ("was", "is", "has", "as", "its", "this")
    )
    if is_count and word not in ("the", "of", "to", "and", "a", "its", "his", "their"):
        return True
    published = scene.published.year if scene.published else 2030
    if word in ("about", "around", "over", "than", "some", "nearly", "almost", "least", "most"):
        return is_count or not 1900 <= year <= published + 30
    return not 1900 <= year <= (2100 if word in ("for", "of", "the", "and") else published + 30)


def _digit_before(found: Found) -> bool:
    return found.start > 1 and found.scene.token(found.start - 2).isdigit()


def _has_marker(found: Found) -> bool:
    return any(group in found.match.re.groupindex and found[group] for group in ("part", "unit"))


def is_no_decade(found: Found) -> bool:
    """Refuse people's ages and temperatures: "in his 80s", "highs in the 70s"."""
    digits = found["year"]
    if len(digits.lstrip("'’‘")) == 4 or digits[0] in "'’‘":
        return False
    before = found.before(3)
    words = found.scene.words_before(found.start, 4)
    if any(
        word in ("his", "her", "their", "my", "highs", "lows", "temperatures") for word in (*before, *words)
    ):
        return True
    return not found["year"].endswith("0") or found.scene.tokens[found.start].lower() != "the"


def is_no_decade_word(found: Found) -> bool:
    """Refuse ages: "in her thirties"."""
    before = found.before(2)
    if any(word in ("his", "her", "their", "my") for word in before):
        return True
    return found.scene.tokens[found.start].lower() != "the" and " " not in found["word"]


def is_age(found: Found) -> bool:
    """Refuse "33-year-old", "two months old", "12 years of age", "three years older"."""
    after = [word for word in found.after(3) if word not in ("-", "–")]
    if found.before(1)[:1] in (["aged"], ["age"], ["ages"]):
        return True
    return bool(after) and (
        after[0] in ("old", "older", "younger", "young", "olds")
        or after[:2] == ["of", "age"]
        or after[:2] == ["his", "junior"]
        or after[:2] == ["her", "junior"]
    )


def is_game_part(found: Found) -> bool:
    """Refuse the quarters and halves of games."""
    words = found.scene.sentence_before(found.start) + found.scene.sentence_after(found.end)
    return not _SPORT.isdisjoint(word.lower() for word in words)


_DISTANCES = frozenset("miles mile kilometers kilometres km metres meters knots feet mph".split())
_JOINED = frozenset("to on by over end".split())


def is_no_single(found: Found, unit: str) -> bool:
    """Refuse "a second", "a minute later on", "a day" in "have a day", idioms: "a year-end"."""
    after, before = found.after(2), found.before(1)
    if after[:1] and after[0] in ("-", "–") and not _JOINED.isdisjoint(after[1:]):
        return True
    if unit in ("minute", "quarter") and after and after[0] in ("of", "-"):
        return True
    if unit == "hour" and before[:1] and before[0] in _DISTANCES:
        return True
    return bool(before) and before[0] in ("what", "such", "quite")


def is_no_duration(found: Found) -> bool:
    """Refuse "one day" as some day, "1 day" of an address, "24 hours a day" stays; "five minutes" of football too."""
    words = found["n"]
    after = found.after(1)
    if words == "one" and found["unit"] == "day" and not found["approx"] and not found["the"]:
        return not after or after[0] not in ("after", "before", "-", "ago", "later", "earlier")
    is_fraction = after[:1] == ["of"] or (
        not any(letter.isdigit() for letter in words) and words in ("some", "many")
    )
    if found["unit"].startswith("quarter") and not found["rel"] and is_fraction:
        return True
    if found["rel"].strip() == "last" and not found["the"] and not _MODALS.isdisjoint(found.before(1)):
        return True
    if words.isdigit() and len(words) == 4 and not found["unit"].endswith("s"):
        return True
    previous = found.scene.token(found.start - 1)
    return previous in _MONEY_OR_SIGN or (previous in (".", ",") and _digit_before(found))
