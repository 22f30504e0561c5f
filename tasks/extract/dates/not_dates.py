"""What looks like a date and is none: words, names, scores, ages, counts, section numbers.

A false date is worse than a missed one: each function tells what it refuses, and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.calendar_words import MONTH_NUMBERS, WEEKDAY_NAMES
from tasks.extract.dates.holidays import HOLIDAYS
from tasks.extract.dates.vocabulary import UNKNOWN
from tasks.extract.numerals import are_no_years
from tasks.extract.seedtables import listed, read_table

if TYPE_CHECKING:
    from tasks.extract.dates.rules import Found
    from tasks.extract.dates.scene import Scene

_CHANGE_VERBS = frozenset(
    word for row in read_table("direction_cues") if row["class"] == "verb" for word in listed(row["words"])
)
# Month names that are also first names, names cut short, and other words.
_FIRST_NAMES = frozenset("april june august".split())
_ABBREVIATED_NAMES = frozenset("jan mar dec".split())
_OTHER_WORDS = frozenset("may march".split())
_BEFORE_MONTH = frozenset(
    """
    in since by until till to of from during before after through throughout between early late mid last next this
    past on around about
    """.split()
)
_BEFORE_A_PERSON = frozenset("to of by from with".split())
_APOSTROPHES = frozenset("'’")
_AFTER_A_MARCH = frozenset("on for of to against through will is was has had said and in at".split())
_JOINTS = frozenset("and or to through until - – — / ,".split())

_SHORT_WEEKDAYS = frozenset("sun sat mon fri wed tue thu".split())
_BEFORE_SHORT_WEEKDAY = frozenset("on last next this until by from to since late early".split())
_BEFORE_WEEKDAY_IN_NAME = frozenset(
    {name.split()[0].lower() for name in HOLIDAYS if name.endswith(WEEKDAY_NAMES)}
    | {"bloody", "super", "bowl", "throwback"}
)
_AFTER_WEEKDAY_IN_NAME = frozenset(
    "Times Mirror Telegraph Herald Post Mail Independent Star Express Tribune".split()
)

_COUNTED = frozenset(
    """
    people dollars euros pounds percent per % $ € £ ¥ points miles kilometers kilometres km metres meters feet tons
    tonnes men women children troops soldiers workers jobs homes employees votes seats shares units barrels year
    years residents students fans calories watts degrees mph kg lb lbs yards acres hectares pages words copies
    megawatts volts rpm hp cc km/h kph ° million billion
    """.split()
)
_MONEY_OR_SIGN = frozenset("$ € £ ¥ # + = x × * / @ _ & ^ \\".split())
_NUMBERED = frozenset(
    "no number nos model flight section page pages room route highway boeing airbus version russell windows".split()
)
_STREETS = frozenset("street avenue road drive lane boulevard st ave rd dr blvd highway court".split())
_BEFORE_SURE_YEAR = frozenset("in since by until during before after from between through".split())
_BEFORE_LIKELY_YEAR = frozenset("the of to and a its his their".split())
_BEFORE_COUNT = frozenset("about around over than some nearly almost least most".split())
_NO_PLURALS = frozenset("was has as its".split())
# "the Clean Air Act 1972 lists": the year is part of the name before it.
_NAMED_BY_YEAR = frozenset(
    """
    act directive law bill code order regulation regulations rules fest festival expo games cup olympics paralympics
    championship championships election elections conference summit awards open budget eurovision
    """.split()
)
_PREFIXES = frozenset("mid pre post early late".split())
_EARLIEST_YEAR = 1900
"""The first year that a bare number means where no word before it says so."""
_YEARS_AHEAD = 30
_LATEST_YEAR = 2100
_ANY_PUBLICATION = 2030

_OF_A_PERSON = frozenset("his her their my highs lows temperatures".split())
_AGE_NOUNS = frozenset("old older younger young olds".split())
_SPORT = frozenset(
    """
    goal goals scored score touchdown touchdowns yard yards halftime half-time penalty kick coach quarterback
    rebound rebounds basket team striker midfielder keeper minute minutes pass lead win game games match
    """.split()
)
_SPAN_SIGNS = frozenset("- – — to and between from".split())
_DISTANCES = frozenset("miles mile kilometers kilometres km metres meters knots feet mph".split())
_AFTER_HYPHENED_UNIT = frozenset("to on by over end".split())
_MODALS = frozenset("to will would can could should may might must not".split())
_AFTER_ONE_DAY = frozenset("after before - ago later earlier".split())


def is_part_of_number(found: Found) -> bool:
    """Refuse the tail of a number: the 31 of "6,107.31 August"."""
    previous = found.scene.token(found.start - 1)
    return previous in (".", ",") and _digit_before(found) and found.scene.token(found.start).isdigit()


def is_no_month_day(found: Found) -> bool:
    """Refuse a month and number where the number counts something: "in May 10 people"."""
    return is_part_of_number(found) or (found.following in _COUNTED and found.following != "per")


def is_no_month(found: Found) -> bool:
    """Refuse names of people and other words: "Theresa May", "June Carter", "the Women's March"."""
    if found["part"] or found["rel"]:
        return False
    name, scene, word = found["month"].rstrip("."), found.scene, found.preceding
    following = scene.token(found.end + 1) if scene.token(found.end) == " " else ""
    is_joined = word in _JOINTS and bool(scene.mentions) and scene.mentions[-1].rule == "month"
    is_shouted = len(name) > 1 and scene.token(found.match.start("month")).isupper()
    if name in _ABBREVIATED_NAMES or is_shouted:
        return word not in _BEFORE_MONTH or _opens_place_name(found)
    if name not in _FIRST_NAMES | _OTHER_WORDS or is_joined or _is_before_hyphened_month(found):
        return False
    if name == "may" and word in _BEFORE_A_PERSON and scene.token(found.end) in _APOSTROPHES:
        return True
    if word.endswith("est") and name in _OTHER_WORDS:
        return False
    if word == "the":
        return not following.islower() or following in _AFTER_A_MARCH
    if word in _BEFORE_MONTH:
        return following[:1].isupper() and word in ("of", "from", "by")
    return name in _OTHER_WORDS or not word or following[:1].isupper()


def _opens_place_name(found: Found) -> bool:
    """Tell "Mar-a-Lago", "Mar del Plata"."""
    joint, word = found.scene.token(found.end), found.scene.token(found.end + 1)
    return (joint == "-" and word.islower()) or word in ("del", "de")


def _is_before_hyphened_month(found: Found) -> bool:
    joint, other = found.scene.token(found.end), found.scene.token(found.end + 1)
    return joint in ("-", "–", "—") and other[:1].isupper() and other.lower() in MONTH_NUMBERS


def is_no_weekday(found: Found) -> bool:
    """Refuse "sun" and "sat" unless the word before shows the abbreviation, and the days in names.

    Holidays ("Good Friday") have their own rule.
    """
    name = found["weekday"].rstrip(".")
    if name in _SHORT_WEEKDAYS:
        return found.preceding not in _BEFORE_SHORT_WEEKDAY
    return (
        found.preceding in _BEFORE_WEEKDAY_IN_NAME
        or found.scene.token(found.end + 1) in _AFTER_WEEKDAY_IN_NAME
        or is_programme(found.scene, found.end + 1)
    )


def ends_name_with_weekday(found: Found) -> bool:
    """Tell a name that ends in a weekday: "Sheffield Wednesday, 12 May 2024", "The Sun, 5 March 2024"."""
    if found["weekday"].rstrip(".") in _SHORT_WEEKDAYS:
        return found.preceding == "the"
    before = found.start - 2
    is_name = found.scene.token(before)[:1].isupper() and found.scene.classes[before] == UNKNOWN
    return is_name and found.preceding not in _BEFORE_MONTH


def is_programme(scene: Scene, part_of_day: int) -> bool:
    """Tell "Sunday Morning Live" by the capitals of the part of the day, a token's index, and the word after it."""
    return (
        scene.token(part_of_day) in _PARTS_IN_NAMES
        and scene.token(part_of_day + 2)[:1].isupper()
        and not scene.is_heading(part_of_day)
    )


_PARTS_IN_NAMES = frozenset("Morning Afternoon Evening Night".split())


def is_no_numeric_day(found: Found) -> bool:
    """Refuse versions, addresses and sums: "v3.11.12", "1.2.3.4"; a short year needs slashes or "03.11.98"."""
    before = found.scene.token(found.start - 1)
    if before in ("v", "V", ".", "/", "-") or before in _MONEY_OR_SIGN:
        return True
    if found["sign"] == "/" or len(found["year"]) == 4:
        return False
    return not (found["sign"] == "." and len(found["one"]) == len(found["two"]) == 2)


def is_no_year(found: Found, year: int) -> bool:
    """Refuse counts, money, names with numbers, and numbers that no word around them shows to be a year."""
    if _is_glued_to_no_year(found) or _is_counted_or_numbered(found) or _is_level(found, year):
        return True
    word, part = found.preceding, found["part"]
    counts_noun = _is_plural(found.following) and word not in _NAMED_BY_YEAR
    if part.strip() in _ABOUT:
        # "About 1500 were held"
        return counts_noun or found.following in _PLURAL_VERBS
    if part or found["unit"] or word in _BEFORE_SURE_YEAR:
        return word == "by" and year < 1800
    if counts_noun and word not in _BEFORE_LIKELY_YEAR:
        return True
    if counts_noun and word in ("and", "or") and not _PLURAL_VERBS.isdisjoint(found.after(2)[1:]):
        # "and 1950 cars were wrecked", but "and 2004 elections were held"
        return found.following not in _OF_A_YEAR
    published = found.scene.published.year if found.scene.published else _ANY_PUBLICATION
    latest = _LATEST_YEAR if word in ("for", "of", "the", "and") else published + _YEARS_AHEAD
    return (counts_noun and word in _BEFORE_COUNT) or not _EARLIEST_YEAR <= year <= latest


_PLURAL_VERBS = frozenset("were are have".split())
_OF_A_YEAR = frozenset(
    word
    for row in read_table("figure_words")
    if row["list"] == "not_figures.of_a_year"
    for word in listed(row["words"])
)
_ABOUT = frozenset("about around approximately roughly nearly almost exactly precisely".split())


def is_counted(found: Found) -> bool:
    """Tell a number that counts the noun after it: the 3000 of "on May 1 3000 visitors"."""
    return found.following in _COUNTED or _is_plural(found.following)


def _is_plural(word: str) -> bool:
    """Tell the plural of a noun by its ending: not "crisis", "census", "congress"."""
    return (
        word.isalpha()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _NO_PLURALS
    )


def _is_glued_to_no_year(found: Found) -> bool:
    """Tell whether a sign or letters stand right before: "$2020", "1.2020", "F-2000"; not "mid-2020"."""
    scene = found.scene
    previous, before_that = scene.token(found.start - 1), scene.token(found.start - 2)
    if previous in _MONEY_OR_SIGN or (previous in (".", ",", ":") and before_that.isdigit()):
        return True
    if previous in ("-", "–") and before_that and not before_that.isspace():
        return before_that.lower() not in _PREFIXES and not (len(before_that) == 4 and before_that.isdigit())
    return previous.isalpha() and found["year"].isdigit()


def _is_level(found: Found, year: int) -> bool:
    """Tell either number of "climbed from 1200 to 1900", which no years can be."""
    if found.preceding not in ("from", "to"):
        return False
    before, after = found.before(4), [*([found["until"]] if found["until"] else found.after(2)[1:]), ""]
    if found.preceding == "from":
        led = found["until"] or found.following == "to"
        first, second, verb = str(year), after[0] if led else "", before[1:2]
    else:
        first, second, verb = "".join(before[1:2]), str(year), before[3:4] if before[2:3] == ["from"] else []
    numbers = first.isdecimal() and second.isdecimal()
    return numbers and not _CHANGE_VERBS.isdisjoint(verb) and are_no_years(int(first), int(second))


def _is_counted_or_numbered(found: Found) -> bool:
    """Tell whether the number counts the noun after it, or tells the noun before it from others."""
    if found.preceding in _NUMBERED or _opens_address(found):
        return True
    if found.following in _COUNTED and not _APOSTROPHES.intersection(found.after(2)[1:]):
        return True
    if found.preceding.isdigit() and len(found.preceding) > 2 and found["year"].isdigit():
        return True
    share = [*found.before(2), "", ""][1]
    is_round = found["year"].endswith("00")
    return found.preceding == "in" and (
        share in ("one", "1") or (is_round and len(share) == 1 and share.isdigit())
    )


def _opens_address(found: Found) -> bool:
    """Tell "2001 Elm Street"."""
    after = found.scene.sentence_after(found.end, most=8)[:3]
    return after[:1] != [] and after[0][0].isupper() and any(word.lower() in _STREETS for word in after[1:])


def _digit_before(found: Found) -> bool:
    return found.scene.token(found.start - 2).isdigit()


def is_no_decade(found: Found) -> bool:
    """Refuse people's ages and temperatures: "in his 80s", "highs in the 70s"."""
    digits = found["year"]
    if len(digits) == 4 or not digits[0].isdigit():
        return False
    return not _OF_A_PERSON.isdisjoint(found.before(4)) or not found[0].startswith("the ")


def is_no_decade_word(found: Found) -> bool:
    """Refuse ages: "in her thirties"."""
    if not _OF_A_PERSON.isdisjoint(found.before(2)):
        return True
    return not found[0].startswith("the ") and " " not in found["word"]


def is_age(found: Found) -> bool:
    """Refuse "33-year-old", "aged 7 years", "12 years of age", "three years older", "two years her junior"."""
    before = [word for word in found.before(5) if word not in _SPAN_SIGNS and not word.isdigit()]
    if before[:1] and before[0] in ("aged", "age", "ages"):
        return True
    after = [word for word in found.after(3) if word not in ("-", "–")]
    return bool(after) and (
        after[0] in _AGE_NOUNS or after[:2] == ["of", "age"] or after[1:2] in (["junior"], ["senior"])
    )


def is_game_part(found: Found) -> bool:
    """Refuse the quarters and halves of games, by the words of their sentence."""
    words = found.scene.sentence_before(found.start) + found.scene.sentence_after(found.end)
    return not _SPORT.isdisjoint(word.lower() for word in words)


def is_no_single(found: Found, unit: str) -> bool:
    """Refuse "a day-to-day life", "a year-end rally", "60 miles an hour", "what a week"."""
    after = found.after(2)
    if found.following in ("-", "–") and not _AFTER_HYPHENED_UNIT.isdisjoint(after[1:]):
        return True
    if unit == "hour" and found.preceding in _DISTANCES:
        return True
    return found.preceding in ("what", "such", "quite")


def is_no_duration(found: Found) -> bool:
    """Refuse "one day" for some day, fractions in quarters, verbs ("to last two days") and tails of numbers."""
    words, unit, following = found["n"], found["unit"], found.following
    if words == "many" and found.preceding in ("as", "so", "how", "too"):
        return True
    if words == "one" and unit == "day" and not found["approx"] and not found["the"]:
        return following not in _AFTER_ONE_DAY and "-" not in found[0]
    if unit.startswith("quarter") and not found["rel"] and (following == "of" or words in ("some", "many")):
        return True
    if found["rel"] == "last " and not found["the"] and found.preceding in _MODALS:
        return True
    if words.isdigit() and len(words) == 4 and not unit.endswith("s"):
        return True
    previous = found.scene.token(found.start - 1)
    return previous in _MONEY_OR_SIGN or (previous in (".", ",") and _digit_before(found))
