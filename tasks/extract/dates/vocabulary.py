"""The words that dates are made of, as data: each word has one class, and patterns speak of classes.

A text is cut into words, numbers, blanks and signs; each becomes one character, that of its class. "March 11"
becomes three characters: a month, a blank, a number up to 12. Patterns over that string are short and quick,
and they read like the expressions they stand for: ``{month} {day}``.
"""

import re
from itertools import chain

from tasks.calendar_words import MONTH_ABBREVIATIONS, WEEKDAY_ABBREVIATIONS, WEEKDAY_NAMES

TOKEN = re.compile(r" (?!\s)|[A-Za-z]++(?![^\W\d_])|[^\W\d_]+|\d+|\s+|['’‘]\d\d(?!\d)|[\s\S]")
"""Cuts a text without remainder: every code point is in exactly one token.

The first two alternatives say nothing new; a set of ASCII letters is found twice as quickly.
"""

UNKNOWN = "."
BLANK = " "
BREAK = "\n"

# class: its words. A word stands in one class; patterns name several classes where several will do.
_WORDS: dict[str, str] = {
    # days, months, seasons, holidays
    "month_name": "January February April June July August September October November December",
    "march": "March",
    "may": "May",
    "month_short": " ".join(MONTH_ABBREVIATIONS),
    "weekday_name": " ".join(WEEKDAY_NAMES),
    "weekdays": " ".join(name + "s" for name in WEEKDAY_NAMES),
    "weekday_short": " ".join(WEEKDAY_ABBREVIATIONS),
    "season_name": "summer autumn winter",
    "spring": "spring fall",
    "holiday": "Christmas Thanksgiving Easter Halloween Juneteenth Hogmanay Pentecost Whitsun",
    "holiday_end": "Day Eve",
    # units
    "day_noun": "day",
    "week_noun": "week",
    "month_noun": "month",
    "year_noun": "year",
    "century_noun": "century",
    "span_noun": "decade fortnight",
    "unit_many": "days weeks months years decades centuries fortnights",
    "hour_one": "hour minute",
    "hour_many": "hours minutes seconds",
    "unit_short": "hr hrs yr yrs min mins sec secs",
    "quarter": "quarter",
    "quarters": "quarters",
    "weekend": "weekend",
    "weekends": "weekends",
    "half": "half",
    "lasting": "yearlong monthlong weeklong daylong decadelong hourlong",
    "part_of_day": "morning afternoon evening night dawn dusk lunchtime daybreak",
    "parts_of_day": "mornings afternoons evenings nights",
    "noon": "noon midnight midday",
    "overnight": "overnight",
    # pointing words
    "day_word": "today tomorrow yesterday tonight",
    "present": "now currently presently nowadays",
    "current": "current",
    "past_word": "recently lately",
    "recent": "recent",
    "soon": "soon",
    "latest": "latest",
    "single": "single",
    "per": "per",
    "plus_word": "plus",
    "ended": "ended ending",
    "new": "new",
    "this": "this",
    "these": "these",
    "that": "that",
    "last": "last",
    "next": "next",
    "past": "past",
    "future": "future",
    "previous": "previous preceding prior",
    "coming": "coming upcoming",
    "following": "following subsequent ensuing",
    "same": "same",
    "ago": "ago",
    "earlier": "earlier",
    "later": "later",
    "early": "early",
    "late": "late",
    "mid": "mid",
    "small": "small",
    "middle": "middle",
    "beginning": "beginning start outset",
    "end": "end",
    "moment": "moment",
    "near": "near foreseeable distant",
    "before": "before",
    "after": "after",
    "every": "every each",
    "other": "other",
    "once": "once twice",
    "times": "times",
    "often": "daily weekly fortnightly monthly quarterly yearly annual annually hourly nightly",
    # numbers
    "a": "a an",
    "few": "several few many numerous",
    "some": "some",
    "couple": "couple",
    "dozen": "dozen",
    "one": "one",
    "small_number": "two three four five six seven eight nine",
    "teen_number": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "tens_number": "twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred": "hundred thousand million billion",
    "ordinal_small": "first second third fourth fifth sixth seventh eighth ninth",
    "ordinal_large": "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth thirtieth",
    "final": "final",
    "tens_years": "twenties thirties forties fifties sixties seventies eighties nineties",
    "th": "st nd rd th",
    "s": "s",
    # how exactly
    "about": "about around approximately roughly nearly almost circa exactly precisely",
    "over": "over",
    "more": "more",
    "less": "less fewer under",
    "than": "than",
    "least": "least",
    "most": "most",
    "up": "up",
    "only": "only just",
    "long": "long",
    "old": "old older younger young",
    "adjective": "straight consecutive successive full whole solid trading business working calendar additional "
    "extra further entire",
    # clocks
    "am": "am pm",
    "m": "m M",
    "p": "p P",
    "clock": "clock",
    "o": "o O",
    "zone": "GMT UTC EST EDT ET CST CDT CT MST MDT MT PST PDT PT BST CET CEST EET EEST MSK IST JST KST HKT SGT "
    "AEST AEDT AWST NZST NZDT WIB Z",
    "local": "local",
    "time": "time",
    # small words
    "the": "the",
    "its": "its their our his her",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "by": "by",
    "to": "to",
    "from": "from",
    "until": "until till",
    "through": "through",
    "for": "for",
    "and": "and",
    "or": "or",
    "so": "so",
    "fiscal": "fiscal financial",
    "fy": "FY",
    "bc": "BC BCE",
    "ad": "AD",
    "ce": "CE",
    "b": "B",
    "c": "C",
    "d": "D",
    "q": "Q",
    "h": "H",
    "w": "W",
    "t": "T",
    # signs
    "dash": "- – — ‑ −",
    "comma": ",",
    "dot": ".",
    "colon": ":",
    "slash": "/",
    "apostrophe": "' ’ ‘",
    "left": "(",
    "right": ")",
    "plus": "+",
}
# Only with a capital: in small letters these are other words.
_CAPITALISED = frozenset({"march", "may", "month_short", "weekday_short", "holiday", "holiday_end"})
# Only as written here.
_EXACT = frozenset({"zone", "fy", "bc", "ad", "ce", "b", "c", "d", "q", "h", "w", "t", "m", "p", "o"})
_NEVER_SMALL = frozenset({"august"})

# Without one of these there is no date; runs of words between them are never looked at.
_TRIGGERS = """
    month_name march may month_short weekday_name weekdays weekday_short season_name spring holiday
    holiday_end day_noun week_noun month_noun year_noun century_noun span_noun unit_many hour_one hour_many
    unit_short quarter quarters weekend weekends lasting part_of_day parts_of_day noon overnight day_word present
    current past_word recent soon past future moment often tens_years am m clock zone fy bc ad ce b q h th colon slash
    year short_year
""".split()

# Classes of written numbers, by what they can be: "07" is an hour, a minute, a month or a day; "7" no minute.
_NUMBERS: dict[str, list[str]] = {
    "zero": ["0"],
    "zeros": ["00"],
    "digit": [str(n) for n in range(1, 10)],
    "padded": [f"0{n}" for n in range(1, 10)],
    "to_12": ["10", "11", "12"],
    "to_24": [str(n) for n in range(13, 25)],
    "to_31": [str(n) for n in range(25, 32)],
    "to_59": [str(n) for n in range(32, 60)],
    "to_99": [str(n) for n in range(60, 100)],
    "to_999": [str(n) for n in range(100, 1000)] + [f"0{n:02}" for n in range(100)],
    "year": [str(n) for n in range(1000, 2200)],
    "to_9999": [f"{n:04}" for n in chain(range(1000), range(2200, 10000))],
    "short_year": [f"{sign}{n:02}" for sign in "'’‘" for n in range(100)],
}

# Names for what several classes, or a few tokens together, can be. A blank stands for a blank of the text.
_PHRASES: dict[str, str] = {
    "unit_one": "[{day_noun}{week_noun}{month_noun}{year_noun}{century_noun}{span_noun}]",
    "month": "(?:[{month_name}{march}{may}]|{month_short}{dot}?)",
    "weekday": "(?:{weekday_name}|{weekday_short}{dot}?)",
    "season": "[{season_name}{spring}]",
    "day": "[{digit}{padded}{to_12}{to_24}{to_31}]",
    "day_th": "(?:{day}{th}?)",
    "ordinal_word": "(?:[{ordinal_small}{ordinal_large}]|{tens_number}{dash}{ordinal_small})",
    "ordinal": "(?:{ordinal_word}|[{digit}{to_12}{to_24}{to_31}{to_59}{to_99}]{th})",
    "month_two": "[{padded}{to_12}]",
    "day_two": "[{padded}{to_12}{to_24}{to_31}]",
    "two_digits": "[{zeros}{padded}{to_12}{to_24}{to_31}{to_59}{to_99}]",
    "hour": "[{zero}{zeros}{digit}{padded}{to_12}{to_24}]",
    "minute": "[{zeros}{padded}{to_12}{to_24}{to_31}{to_59}]",
    "digits": "[{zero}{digit}{to_12}{to_24}{to_31}{to_59}{to_99}{to_999}{year}{to_9999}]",
    "number_word": "(?:{tens_number}[{dash} ][{one}{small_number}]|[{one}{small_number}{teen_number}{tens_number}])",
    "hundreds": "(?:(?:{a}|{number_word}|{digits}(?:{dot}{digits})?)[ {dash}]{hundred})",
    "and_a_half": "(?:[ {dash}]{and}[ {dash}]{a}[ {dash}]{half}(?![ {dash}]{hour_one}))",
    "and_more": "(?:{dash}?{plus_word}|{plus})",
    "number": (
        "(?:{hundreds}|(?:{number_word}|{digits}(?:[{comma}]{to_999}|{dot}{digits})?{and_more}?){and_a_half}?)"
    ),
    "vague": "(?:{a} [{few}{couple}{dozen}]|{a} {couple} {of}|[{few}{some}])",
    "units": "[{unit_one}{unit_many}{hour_one}{hour_many}{unit_short}{quarters}{weekend}{weekends}]",
    "plural": "[{unit_many}{hour_many}{quarters}{weekends}]",
    "singular": "[{unit_one}{hour_one}]",
    "hyphen": "(?: ?{dash} ?)",
    "approx": (
        "(?P<approx>{some}(?= {number})|{about}(?! {the})|{more} {than}|{less} {than}|{at} {least}|{at} {most}"
        "|{up} {to}|{over}(?! [{the}{its}{last}{past}{next}])|{less}|{only} {over})"
    ),
    "part": (
        "(?:{early}|{late}|{mid}{dash}?|{earlier}|{later}"
        "|{the} [{beginning}{middle}{end}] {of}|[{beginning}{middle}{end}] {of})"
    ),
    "ampm": "(?:{am}|[{a}{p}]{dot} ?{m}{dot}?)",
    "span_to": "(?:{hyphen}| {to} | {until} | {through} )",
    "the_": "(?:{the} )",
    # With the words they catch, by the name of the group.
    "lead": "(?:(?P<part>{early}|{late}|{earlier}|{later}) )?",
    "part_": "(?:(?P<part>{part}) ?)?",
    "pointer": "[{last}{this}{next}{past}{previous}{coming}{following}{same}{that}]",
    "near_pointer": "[{last}{this}{next}{past}{previous}{coming}{following}]",
    "on_weekday": "(?:(?:[{last}{this}{next}{coming}] )?{weekday}{comma}? )?",
    "of_weekday": "(?:(?:[{last}{this}{next}{coming}] )?(?P<weekday>{weekday}){comma}? )?",
    "era": "(?: ?(?:{bc}|{b}{dot}{c}{dot}?))",
    "our_era": "(?:{ad}|{a}{dot}{d}{dot}?)",
    "year_of_era": "(?:{digit}{comma}{to_999}|{digits})",
    "named_zone": "{zone}(?: ?[{plus}{dash}] ?{digits})?|{local} {time}",
    "in_zone": "(?: ?(?:(?P<zone>{named_zone})|{left}(?P<zone_too>{named_zone}){right}))",
    # The day of a time of day: "8 p.m. on Tuesday", unless a fuller date follows.
    "its_day": (
        "(?:{comma}? (?:{on} )?(?:(?P<weekday>{weekday})|(?P<day_word>{day_word}|{this}(?= {part_of_day})))"
        "(?: (?P<its_part>{part_of_day}))?(?!{comma}? (?:{month}|{day_th} {month})))?"
    ),
}


def _characters() -> dict[str, str]:
    """Return the character that stands for each class, from the private use area."""
    return {name: chr(0xE000 + index) for index, name in enumerate(chain(_WORDS, _NUMBERS))}


CHARACTER = _characters()


def _spellings(name: str, word: str) -> set[str]:
    if name in _EXACT:
        return {word}
    if name in _CAPITALISED:
        return {word, word.upper()}
    cases = {word.lower(), word.capitalize(), word.upper()}
    return cases - _NEVER_SMALL


def _lexicon() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in _WORDS.items():
        for word in words.split():
            for spelling in _spellings(name, word):
                found.setdefault(spelling, CHARACTER[name])
    for name, numbers in _NUMBERS.items():
        found |= dict.fromkeys(numbers, CHARACTER[name])
    return found


LEXICON: dict[str, str] = _lexicon()
"""Token to the character of its class; a token that is not here has none."""

TRIGGERS: str = "".join(CHARACTER[name] for name in _TRIGGERS)


def expand(pattern: str) -> str:
    """Return ``pattern`` with every ``{name}`` replaced by the characters that it stands for.

    Raises KeyError when a name is neither a class nor a phrase.
    """

    def replacement(found: re.Match[str]) -> str:
        name = found[1]
        return expand(_PHRASES[name]) if name in _PHRASES else CHARACTER[name]

    return _flat(re.sub(r"\{([a-z_0-9]+)\}", replacement, pattern))


def _flat(pattern: str) -> str:
    """Return ``pattern`` with sets inside sets made one set: ``[a[bc]]`` is ``[abc]``."""
    return re.sub(r"\[((?:[^][]|\[[^][]*\])*)\]", lambda found: f"[{re.sub(r'[][]', '', found[1])}]", pattern)
