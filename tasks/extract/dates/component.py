"""The ``dates`` component: one pass over a text, candidates by class patterns, context only around them."""

import re
from bisect import bisect_left
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent

# Imported for the rules they enter into the table, in the order in which ties are settled.
from tasks.extract.dates import (  # noqa: F401
    rules_ago,
    rules_amounts,
    rules_clock,
    rules_days,
    rules_holidays,
    rules_months,
    rules_parts,
    rules_periods,
    rules_units,
    rules_weekdays,
    rules_words,
    rules_years,
)
from tasks.extract.dates.anchors import SENTENCE_END
from tasks.extract.dates.rules import Found, Reading, RulesByWords
from tasks.extract.dates.scene import Scene
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of
from tasks.extract.dates.vocabulary import BREAK, CHARACTER, TRIGGERS, UNKNOWN
from tasks.extract.mentions import DateMention, store, text_of

_TRIGGER = re.compile(f"[{TRIGGERS}]")
_REACH = 40
"""How many tokens an expression can lie before its first trigger, or reach after it."""
# Known words up to the last trigger: no expression begins behind it.
_KNOWN_WORDS = re.compile(f"[^{UNKNOWN}{BREAK}]{{0,{_REACH}}}[{TRIGGERS}]")
_UNKNOWN_WORDS = UNKNOWN + BREAK
_RULES = RulesByWords()
Waiting = tuple[int, Reading]
"""Index of a mention that what follows in the text must complete, and its reading."""

# Words that have a capital only at the head of a sentence, in headings and in names.
_COMMON = """
    day_noun week_noun month_noun year_noun century_noun span_noun unit_many hour_one hour_many quarters weekends
    present current day_word part_of_day often
""".split()
_COMMON_WORD = re.compile("[" + "".join(CHARACTER[name] for name in _COMMON) + "]")
_OPENERS = frozenset(["", *".!?\"“:'‘-–—•)|…"])
# A report is from the age of printed news; a day outside it is a mistake, and no day to count from.
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_HEAD_MENTIONS = 3
_HEAD_LENGTH = 400
_DATELINE_DAYS = 7
_PARENTHESIS = re.compile(r"[(\[][^)\]]{0,300}[)\]]")
_PART_OF_DAY = re.compile("T[A-Z]{2}$")
_JOINED_TIME = re.compile(r"\s?(?:to|and|or|until|[-–—])\s?")
_WORD = re.compile(r"\w+")
_WORDS_BESIDE = 2
_PASSAGE_LENGTH = 250
# News names the day of what it tells by weekday; other days are more often the background's.
_RULES_OF_THE_STORY = frozenset("weekday relative-weekday weekday-part day-word clock part-of-day".split())


def find_dates(text: str, published_on: date | None, *, day_first: bool | None = None) -> list[DateMention]:
    """Return the mentions of times in ``text``, in order, read as on the day of publication (None: unknown).

    ``day_first`` settles "4/5/2019" where nothing in the text does: True in the order of most of the world, False
    in that of the United States, None where it is unknown and the day stays open.
    """
    if published_on is not None and not _FIRST_YEAR <= published_on.year <= _LAST_YEAR:
        published_on = None
    scene = Scene(text, published_on, day_first=day_first)
    waiting: list[Waiting] = []
    after = 0
    for trigger in _TRIGGER.finditer(scene.classes):
        if trigger.start() >= after:
            after = _read_around(scene, trigger.start(), after, waiting)
    told = {mention.start_on for mention in scene.mentions if mention.start_on == mention.end_on}
    for index, reading in waiting:
        if reading.either:
            _choose(scene.mentions[index], reading.either, told, day_first)
        else:
            _give_day(scene, index)
    return scene.mentions


def _read_around(scene: Scene, trigger: int, after: int, waiting: list[Waiting]) -> int:
    """Read the known words around ``trigger``, none before ``after``; return the index up to which they are read."""
    classes = scene.classes
    position, first = trigger, max(after, trigger - _REACH)
    while position > first and classes[position - 1] not in _UNKNOWN_WORDS:
        position -= 1
    known = _KNOWN_WORDS.match(classes, trigger, trigger + _REACH)
    end = known.end() if known else trigger + 1
    while position < end:
        position = _read_at(scene, position, waiting) or position + 1
    return position


def _read_at(scene: Scene, position: int, waiting: list[Waiting]) -> int:
    """Read the longest expression that begins at ``position``; return the index after it, 0 where there is none."""
    for rule in _RULES.matching(scene.classes, position):
        match = rule.match(scene.classes, position)
        if match is None or (not rule.has_capitals and _is_name(scene, match)):
            continue
        readings = rule.read(Found(scene, match))
        if readings is None:
            continue
        last = position + 1
        for reading in readings if isinstance(readings, list) else [readings]:
            mention, after = _mention(scene, match, reading, rule.rule_id)
            if reading.needs_day or reading.either:
                waiting.append((len(scene.mentions), reading))
            scene.mentions.append(mention)
            last = max(last, after)
        _note_dateline(scene)
        return last
    return 0


def _is_name(scene: Scene, match: re.Match[str]) -> bool:
    """Tell a title ("The Last Days of Lima") by its capitals inside a sentence that is no heading."""
    for at in _COMMON_WORD.finditer(scene.classes, match.start(), match.end()):
        token = scene.tokens[at.start()]
        if token[0].isupper() and token[1:].islower():
            opens_sentence = (scene.words_before(match.start(), 1) or [""])[0] in _OPENERS
            return not opens_sentence and not scene.is_heading(at.start())
    return False


def _mention(scene: Scene, match: re.Match[str], reading: Reading, rule_id: str) -> tuple[DateMention, int]:
    """Return the mention and the index of the token after it."""
    first, after = match.span(reading.group)
    while scene.tokens[first].isspace():
        first += 1
    while scene.tokens[after - 1].isspace():
        after -= 1
    char_start, char_end = reading.code_points or (scene.starts[first], scene.starts[after])
    days = None
    if reading.basis != "unresolved" and reading.timex_type in ("DATE", "TIME"):
        days = reading.days or days_of(reading.value)
    mention = DateMention(
        char_start=char_start,
        char_end=char_end,
        timex_type=reading.timex_type,
        timex_value=reading.value,
        rule=rule_id,
        basis=scene.basis if reading.basis == "publication" else reading.basis,
        timex_mod=reading.mod,
        start_on=days[0] if days else None,
        end_on=days[1] if days else None,
        anchor_on=reading.anchor,
    )
    while scene.starts[after] < char_end:
        after += 1
    return mention, after


def _note_dateline(scene: Scene) -> None:
    """Count from the day that the head of the report states on a line of its own, where it lies near publication.

    A report that a feed dates a day or two off says "yesterday" from its own dateline.
    """
    mention = scene.mentions[-1]
    if len(scene.mentions) > _HEAD_MENTIONS or mention.basis != "explicit" or scene.published is None:
        return
    day, text = mention.start_on, scene.text
    if day is None or day != mention.end_on or abs((day - scene.published).days) > _DATELINE_DAYS:
        return
    line_start = text.rfind("\n", 0, mention.char_start) + 1
    line_end = text.find("\n", mention.char_end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if line.strip() == text[mention.char_start : mention.char_end] and line_start < _HEAD_LENGTH:
        if day != scene.published:
            scene.basis = "narrative"
        scene.published = day


def _choose(
    mention: DateMention, either: tuple[date, date], told: set[date | None], day_first: bool | None
) -> None:
    """Settle an all-number day by another mention of one of its readings, else by the outlet's order of numbers.

    Where neither helps, the rule names both readings, the month first in the first.
    """
    settled = [day for day in either if day in told]
    if len(settled) == 1:
        day, mention.basis, mention.anchor_on = settled[0], "narrative", settled[0]
    elif day_first is not None:
        day, mention.basis = either[day_first], "explicit"
        mention.rule += ":day-first" if day_first else ":month-first"
    else:
        mention.rule += f":{either[0].isoformat()}|{either[1].isoformat()}"
        return
    mention.timex_value = day.isoformat()
    mention.start_on = mention.end_on = day


def _give_day(scene: Scene, index: int) -> None:
    """Complete a time of day with the day of its sentence, else with that of publication."""
    mentions = scene.mentions
    mention = mentions[index]
    day, basis = scene.published, scene.basis
    ahead = [other for other in mentions[index + 1 : index + 3] if _is_beside(scene, mention, other)]
    for other in (*ahead, *reversed(mentions[max(0, index - 4) : index])):
        if other.start_on is None or other.start_on != other.end_on or _is_night_between_days(other):
            continue
        first, last = sorted((other, mention), key=lambda entry: entry.char_start)
        if first is other and _lies_the_other_way(scene, mention, other):
            continue
        if not SENTENCE_END.search(scene.text, first.char_end, last.char_start):
            day, basis = other.start_on, "narrative"
            break
    else:
        if told := _day_in_force(scene, index):
            day, basis = told, "narrative"
    if day is None:
        mention.timex_value = f"XXXX-XX-XX{mention.timex_value}"
        return
    mention.anchor_on, mention.basis = day, basis
    if basis != "narrative" and mention.timex_value == "TNI" and _is_told_as_past(scene, mention):
        day -= timedelta(1)
    mention.timex_value = day.isoformat() + mention.timex_value
    mention.start_on = mention.end_on = day


def _is_night_between_days(mention: DateMention) -> bool:
    """Tell "overnight" and "through the night": what happened "at dawn" after it was on the second day."""
    is_the_night = mention.rule == "part-of-day" and mention.timex_value.endswith("TNI")
    return mention.rule == "overnight" or (is_the_night and mention.basis == "publication")


def _lies_the_other_way(scene: Scene, clock: DateMention, other: DateMention) -> bool:
    """Tell whether a day some words before is to come and the clause of the time of day is told as past, or not so."""
    day, published = other.start_on, scene.published
    if day is None or published is None or day == published:
        return False
    if len(_WORD.findall(scene.text, other.char_end, clock.char_start)) <= _WORDS_BESIDE:
        return False
    way = direction(scene, *_tokens_of(scene, clock))
    return way == ("past" if day > published else "future")


def _is_told_as_past(scene: Scene, mention: DateMention) -> bool:
    return direction(scene, *_tokens_of(scene, mention)) == "past"


def _tokens_of(scene: Scene, mention: DateMention) -> tuple[int, int]:
    """Return the index of the mention's first token and that after its last."""
    return bisect_left(scene.starts, mention.char_start), bisect_left(scene.starts, mention.char_end)


def _day_in_force(scene: Scene, index: int) -> date | None:
    """Return the day of the week past that the sentences before tell of, None where they tell of none."""
    mention, published = scene.mentions[index], scene.published
    if direction(scene, *_tokens_of(scene, mention)) == "future":
        return None
    for other in reversed(scene.mentions[max(0, index - 4) : index]):
        if other.start_on is None or other.start_on != other.end_on or published is None:
            continue
        if _is_night_between_days(other):
            continue
        is_near = mention.char_start - other.char_end < _PASSAGE_LENGTH
        is_of_the_week = timedelta(0) < published - other.start_on < timedelta(7)
        is_of_the_story = other.rule in _RULES_OF_THE_STORY
        return other.start_on if is_near and is_of_the_week and is_of_the_story else None
    return None


def _is_beside(scene: Scene, clock: DateMention, other: DateMention) -> bool:
    """Tell whether a day after a time of day is its own: "4:52 a.m. (0152 GMT) on Thursday", "3 and 4 a.m. Friday"."""
    between = _PARENTHESIS.sub(" ", scene.text[clock.char_end : other.char_start])
    if "(" in between:
        return False
    if other.timex_type == "TIME" and not _PART_OF_DAY.search(other.timex_value):
        return _JOINED_TIME.fullmatch(between) is not None
    return other.start_on is not None and len(_WORD.findall(between)) <= _WORDS_BESIDE


class Dates(ReportComponent):
    """Reads ``doc._.published_on`` and ``doc._.day_first``, and sets ``doc._.dates`` and ``doc.spans["dates"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the dates of ``doc``."""
        store(doc, "dates", find_dates(text_of(doc), doc._.published_on, day_first=doc._.day_first))
        return doc


@Language.factory("dates", assigns=["doc._.dates"])
def create_dates(nlp: Language, name: str) -> Dates:
    """Return the component that finds mentions of times."""
    return Dates()
