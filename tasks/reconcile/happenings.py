"""Dated happenings: what the reports of a story place on one day, however each of them words the day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from tasks.contracts import row_id
from tasks.reconcile.claims import CONTESTED, CORROBORATED, REPEATED, SINGLE_SOURCE
from tasks.reconcile.origins import Origin
from tasks.reconcile.wording import (
    CALENDAR_FORMS,
    cosine,
    is_common,
    is_number,
    pooled,
    rarity,
    word_form,
    words,
)

LONGEST_DAYS = 7
"""A longer span is a period, not the day of a happening."""

_LABEL_WORDS = 12
_WORDS_LOOKED_AT = 80
_CLAUSE_BONUS = 1.2
_EDGES = " *,;:.!?–—-()[]\"'“”‘’"
_FEWEST_TELLING_WORDS = 4

ALIKE_WITHIN = 0.25
"""Sentences of one happening share this much, where the words for its day leave the day open."""

# Two days so near, told in sentences so alike by different reports, are one happening that they date differently.
_NEAR_DAYS = 3
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class DateRow:
    """A mention of settled days, with the sentence it stands in."""

    date_id: str
    document_id: str
    char_start: int
    char_end: int
    start_on: date
    end_on: date
    sentence_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DateClaim:
    """A row of ``ledger.date_claims``."""

    date_claim_id: str
    story_id: str
    label: str
    start_on: date
    end_on: date
    status: str
    n_documents: int
    n_origins: int


@dataclass(frozen=True, slots=True)
class DateClaimMention:
    """A row of ``ledger.date_claim_mentions``."""

    date_claim_id: str
    date_id: str
    origin_id: str
    origin_reason: str


def group_days(mentions: Sequence[DateRow]) -> list[list[DateRow]]:
    """Return the mentions of a story that place something on the same day, in order of the first mention.

    All that is settled to one day is together. In a longer span, "last week", much happens: there the sentences must
    be alike, and one like those of a day within it ("later this week", "on Friday") tells of that day.
    """
    days: dict[date, list[DateRow]] = defaultdict(list)
    spans: list[DateRow] = []
    for mention in mentions:
        # A dateline or a time stamp tells of nothing that happened.
        if len(context_of(mention.sentence)) < _FEWEST_TELLING_WORDS:
            continue
        if mention.start_on == mention.end_on:
            days[mention.start_on].append(mention)
        elif (mention.end_on - mention.start_on).days < LONGEST_DAYS:
            spans.append(mention)
    groups = list(days.values())
    for mention in spans:
        fitting = [
            (round(alike, 9), -place)
            for place, group in enumerate(groups)
            if _covers(mention, group[0])
            and (
                alike := max(
                    cosine(context_of(mention.sentence), context_of(other.sentence)) for other in group
                )
            )
            >= ALIKE_WITHIN
            and all(other.sentence_id != mention.sentence_id for other in group)
        ]
        if fitting:
            groups[-max(fitting)[1]].append(mention)
        else:
            groups.append([mention])
    place = {mention.date_id: number for number, mention in enumerate(mentions)}
    for group in groups:
        group.sort(key=lambda mention: place[mention.date_id])
    return sorted(groups, key=lambda group: place[group[0].date_id])


def _covers(span: DateRow, other: DateRow) -> bool:
    return span.start_on <= other.start_on and other.end_on <= span.end_on


def dated_differently(groups: Sequence[Sequence[DateRow]]) -> set[int]:
    """Return the places of groups whose happening other reports put on another day nearby."""
    contexts = [pooled([context_of(mention.sentence) for mention in group]) for group in groups]
    reports = [{mention.document_id for mention in group} for group in groups]
    by_day: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        by_day[_narrowest(group).start_on.toordinal()].append(place)
    return {
        place
        for day, ones in by_day.items()
        for later in range(1, _NEAR_DAYS + 1)
        for one, other in product(ones, by_day.get(day + later, ()))
        if not reports[one] & reports[other] and cosine(contexts[one], contexts[other]) >= _ALIKE
        for place in (one, other)
    }


def make_date_claim(
    story_id: str, mentions: Sequence[DateRow], origins: Mapping[str, Origin], *, contested: bool
) -> tuple[DateClaim, list[DateClaimMention]]:
    """Return a dated happening and its mentions, given in order of publication."""
    first, narrowest = mentions[0], _narrowest(mentions)
    date_claim_id = row_id(first.document_id, "date_claim", first.char_start, first.char_end)
    n_documents = len({mention.document_id for mention in mentions})
    n_origins = len({origins[mention.date_id].origin_id for mention in mentions})
    claim = DateClaim(
        date_claim_id=date_claim_id,
        story_id=story_id,
        label=_label(mentions),
        start_on=narrowest.start_on,
        end_on=narrowest.end_on,
        status=_status(n_documents, n_origins, contested=contested),
        n_documents=n_documents,
        n_origins=n_origins,
    )
    return claim, [
        DateClaimMention(
            date_claim_id,
            mention.date_id,
            origins[mention.date_id].origin_id,
            origins[mention.date_id].reason,
        )
        for mention in mentions
    ]


def _narrowest(mentions: Sequence[DateRow]) -> DateRow:
    return min(mentions, key=lambda mention: mention.end_on - mention.start_on)


def _status(n_documents: int, n_origins: int, *, contested: bool) -> str:
    if contested:
        return CONTESTED
    if n_documents == 1:
        return SINGLE_SOURCE
    return CORROBORATED if n_origins > 1 else REPEATED


def context_of(sentence: str) -> dict[str, float]:
    """Return the forms of a sentence's telling words, weighed by rarity."""
    forms = (word_form(word) for word in words(sentence) if not is_number(word))
    return {form: rarity(form) for form in forms if not is_common(form) and form not in CALENDAR_FORMS}


def _label(mentions: Sequence[DateRow]) -> str:
    """Return words of one of the sentences: those that tell most of what the sentences share; never empty."""
    weights = pooled([context_of(mention.sentence) for mention in mentions])
    excerpts = [_excerpt(mention.sentence, weights) for mention in mentions]
    return max(excerpts, key=lambda excerpt: excerpt[0])[1] or "undescribed"


def _excerpt(sentence: str, weights: Mapping[str, float]) -> tuple[float, str]:
    """Return the run of words with the most weight, and that weight; one that begins a clause is preferred."""
    written = sentence.split()[:_WORDS_LOOKED_AT]
    forms = [[form for word in words(token) if (form := word_form(word)) in weights] for token in written]
    best = (0.0, 0)
    for start in range(max(1, len(written) - _LABEL_WORDS + 1)):
        run = {form for of_token in forms[start : start + _LABEL_WORDS] for form in of_token}
        begins_clause = start == 0 or not written[start - 1][-1].isalnum()
        weight = sum(sorted(map(weights.__getitem__, run))) * (_CLAUSE_BONUS if begins_clause else 1)
        if weight > best[0]:
            best = (weight, start)
    run_of_words = written[best[1] : best[1] + _LABEL_WORDS]
    while len(run_of_words) > 1 and all(is_common(word_form(word)) for word in words(run_of_words[-1])):
        run_of_words.pop()
    if run_of_words[:1] in (["and"], ["but"], ["or"]):
        del run_of_words[0]
    excerpt = " ".join(run_of_words).lstrip(_EDGES)
    ends_clause = best[1] + _LABEL_WORDS >= len(written) or not excerpt[-1:].isalnum()
    return best[0], excerpt.rstrip(_EDGES) + ("" if ends_clause else " …")
