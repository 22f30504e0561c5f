"""Reports made up from events whose facts are known: what linking is measured against where no reader could keep count.

Everything follows from a seed. Events come at a constant rate a day, each with facts, names and up to eight reports in
the days after it. A report picks facts and words them its own way, sometimes with a value of its own, or copies an
earlier report of its event. Some events follow another of the same kind in the same region within days. The rows of
sentences, figures and dates are made along with the text, without the extractor: a hundred thousand reports would
keep it busy for longer than all that is measured.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count, islice
from random import Random

from tasks.contracts import row_id
from tasks.paths import SEEDS
from tests.bench.stories_words import FACTS, FILLERS, LEADS, SYLLABLES, TITLES, Fact
from tests.gate_rows import Row, document

EVENTS_A_DAY = 40
_FIRST_DAY = date(2024, 1, 1)
_OUTLETS = 60
_MOST_REPORTS = 8
_NAMES = ("place", "region", "person", "second", "body", "street", "river", "company")

# How often, in the order of publication: a report copies; a value is not that of the others; "at least" is said; an
# event is of the kind, and in the region, of the one before.
_COPIES = 0.3
_RIVALS = 0.12
_AT_LEAST = 0.1
_TWINS = 0.1


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in a sentence, by code points in it."""

    start: int
    end: int
    fact: Fact
    value: float
    at_least: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a made report, and what is in it."""

    text: str
    figures: tuple[Stated, ...] = ()
    day: tuple[int, int, date] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, with its names and facts."""

    number: int
    kind: str
    day: date
    names: dict[str, str]
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class Made:
    """A made report."""

    uri: str
    outlet: str
    title: str
    published_on: date
    event: int
    family: str
    """Address of the report that it copies, directly or not; its own when it copies none."""
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Its sentences, a space between them."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(slots=True)
class MadeRows:
    """Rows of made reports by table, with the truth about each report and figure."""

    documents: list[Row]
    sentences: list[Row]
    figures: list[Row]
    dates: list[Row]
    stories: list[tuple[str, str, str]]
    """``document_id``, event, family."""
    claims: list[tuple[str, str]]
    """``figure_id``, fact."""


def made_reports(number: int, seed: int = 7) -> list[Made]:
    """Return the first reports of a made-up world, in order of publication: of one seed, always the same."""
    return list(islice(report_stream(seed), number))


def report_stream(seed: int = 7) -> Iterator[Made]:
    """Yield reports of a made-up world, in order of publication and without end."""
    waiting: list[Made] = []
    before: Event | None = None
    for event_number in count():
        event = _event(event_number, before, seed)
        if before and event.day > before.day:
            # What is still to come is published on this day or later.
            ready = [made for made in waiting if made.published_on < event.day]
            yield from sorted(ready, key=lambda made: (made.published_on, made.uri))
            waiting = [made for made in waiting if made.published_on >= event.day]
        waiting += _reports_of(event, seed)
        before = event


def places_of_facts(made: Made) -> Iterator[tuple[int, int, str]]:
    """Yield where each figure of a report stands in its text, and which fact it states."""
    start = 0
    for sentence in made.sentences:
        for stated in sentence.figures:
            yield start + stated.start, start + stated.end, f"{made.event}/{stated.fact.name}"
        start += len(sentence.text) + 1


def rows_of(reports: Sequence[Made]) -> MadeRows:
    """Return the rows that a load of the reports leaves in the ledger."""
    rows = MadeRows([], [], [], [], [], [])
    for made in reports:
        report = document(
            made.uri, made.text, outlet=made.outlet, title=made.title, published_on=made.published_on
        )
        rows.documents.append(report)
        rows.stories.append((report["document_id"], str(made.event), made.family))
        starts = accumulate((len(sentence.text) + 1 for sentence in made.sentences), initial=0)
        for ordinal, (sentence, start) in enumerate(zip(made.sentences, starts, strict=False)):
            _add_sentence(rows, report, made, sentence, ordinal, start)
    return rows


def _add_sentence(
    rows: MadeRows, report: Row, made: Made, sentence: Sentence, ordinal: int, start: int
) -> None:
    document_id: str = report["document_id"]
    sentence_id = row_id(document_id, "sentence", start, start + len(sentence.text))

    def evidence(what: str, first: int, end: int) -> Row:
        return {
            f"{what}_id": row_id(document_id, what, start + first, start + end),
            "document_id": document_id,
            "char_start": start + first,
            "char_end": start + end,
            "text": sentence.text[first:end],
        }

    rows.sentences.append(evidence("sentence", 0, len(sentence.text)) | {"ordinal": ordinal})
    made_up = {"sentence_id": sentence_id, "rule": "made", "extractor_version": "made", "flags": []}
    for stated in sentence.figures:
        figure = evidence("figure", stated.start, stated.end)
        rows.claims.append((figure["figure_id"], f"{made.event}/{stated.fact.name}"))
        rows.figures.append(
            figure
            | made_up
            | {
                "kind": stated.fact.kind,
                "unit": stated.fact.unit,
                "value": stated.value,
                "value_low": stated.value,
                "value_high": None if stated.at_least else stated.value,
                "modifier": "at_least" if stated.at_least else "exact",
                "counted": stated.fact.counted,
                "counted_head": stated.fact.counted_head,
                "role": "stated",
            }
        )
    if sentence.day:
        first, end, day = sentence.day
        settled = {"start_on": day, "end_on": day, "timex_value": day.isoformat()}
        rows.dates.append(
            evidence("date", first, end)
            | made_up
            | settled
            | {"timex_type": "DATE", "basis": "publication", "anchor_on": made.published_on}
        )


def _event(number: int, before: Event | None, seed: int) -> Event:
    random = Random(f"{seed}/{number}")
    names = {name: _name(random) for name in _NAMES}
    kind = random.choice(sorted(FACTS))
    if before and random.random() < _TWINS:
        kind = before.kind
        names["region"] = before.names["region"]
    day = _FIRST_DAY + timedelta(days=number // EVENTS_A_DAY)
    values = {fact.name: _value(random, fact) for fact in FACTS[kind]}
    return Event(number, kind, day, names, values)


def _reports_of(event: Event, seed: int) -> Iterator[Made]:
    random = Random(f"{seed}/{event.number}/reports")
    days = sorted(random.choice((0, 0, 0, 1, 1, 2, 3)) for _ in range(random.randint(1, _MOST_REPORTS)))
    outlets = random.sample(range(_OUTLETS), len(days))
    written: list[Made] = []
    for number, (day, outlet) in enumerate(zip(days, outlets, strict=True)):
        made = Made(
            uri=f"made/{event.number:06}/{number}",
            outlet=f"Outlet {outlet:02}",
            title=random.choice(TITLES[event.kind]).format(**event.names),
            published_on=event.day + timedelta(days=day),
            event=event.number,
            family=f"made/{event.number:06}/{number}",
            sentences=(),
        )
        if written and random.random() < _COPIES:
            original = random.choice(written)
            kept = original.sentences[: random.randint(len(original.sentences) - 2, len(original.sentences))]
            made = replace(made, family=original.family, sentences=kept)
        else:
            made = replace(made, sentences=tuple(_sentences(random, event)))
        written.append(made)
        yield made


def _sentences(random: Random, event: Event) -> Iterator[Sentence]:
    yield _lead(random, event)
    facts = [fact for fact in FACTS[event.kind] if random.random() < 0.75]
    told = [_fact_sentence(random, event, fact) for fact in facts]
    told += [
        Sentence(filler.format(**dict(zip("abc", _words(random, 3), strict=True)), **event.names))
        for filler in random.sample(FILLERS, random.randint(3, 6))
    ]
    random.shuffle(told)
    yield from told


def _lead(random: Random, event: Event) -> Sentence:
    before, after = random.choice(LEADS[event.kind]).format(**event.names).split("|")
    day = event.day.strftime("%A")
    return Sentence(f"{before}{day}{after}", day=(len(before), len(before) + len(day), event.day))


def _fact_sentence(random: Random, event: Event, fact: Fact) -> Sentence:
    value = event.values[fact.name]
    if fact.rivals and random.random() < _RIVALS:
        value = _near(random, fact, value)
    at_least = fact.kind == "count" and random.random() < _AT_LEAST
    number = ("at least " if at_least else "") + _written(fact, value)
    before, after = random.choice(fact.wordings).format(**event.names).split("|")
    if not before:
        number = number[0].upper() + number[1:]
    stated = Stated(len(before), len(before) + len(number), fact, value, at_least)
    return Sentence(f"{before}{number}{after}", (stated,))


def _written(fact: Fact, value: float) -> str:
    if fact.kind == "money":
        return f"${value / 1e6:,.0f} million"
    return f"{value:,.0f}{fact.after_number}"


def _value(random: Random, fact: Fact) -> float:
    return float(random.randint(fact.low, fact.high)) * (1e6 if fact.kind == "money" else 1.0)


def _near(random: Random, fact: Fact, value: float) -> float:
    step = 1e6 if fact.kind == "money" else 1.0
    return max(round(value / step * random.uniform(0.8, 1.25)), 2) * step


def _words(random: Random, number: int) -> list[str]:
    words, reports = _vocabulary()
    return random.choices(words, cum_weights=reports, k=number)


@cache
def _vocabulary() -> tuple[list[str], list[int]]:
    """Return the word forms of news, and the sums up to each of the reports that hold them."""
    with (SEEDS / "word_rarity.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["form"].isalpha()]
    return [row["form"] for row in rows], list(accumulate(int(row["reports"]) for row in rows))


def _name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(3)).capitalize()
