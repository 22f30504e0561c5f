"""Days of reports without a date: "on Monday" is the Monday of which the story's other reports tell alike."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tasks.reconcile.happenings import ALIKE_WITHIN, DateRow, context_of
from tasks.reconcile.wording import cosine


@dataclass(frozen=True, slots=True)
class OpenDateRow:
    """A mention of a day that its report does not settle, because nobody knows when it was written."""

    date_id: str
    document_id: str
    char_start: int
    char_end: int
    timex_value: str
    """TIMEX3 value without the year or the week: ``XXXX-WXX-1``, ``XXXX-11-10``."""
    sentence_id: str
    sentence: str

    def can_be(self, day: date) -> bool:
        """Return whether the words name that day, of some year."""
        value = self.timex_value.partition("T")[0]
        return value in (f"XXXX-WXX-{day.isoweekday()}", f"XXXX-{day:%m-%d}")

    def on(self, day: date) -> DateRow:
        """Return the mention, settled to a day."""
        return DateRow(
            self.date_id,
            self.document_id,
            self.char_start,
            self.char_end,
            day,
            day,
            self.sentence_id,
            self.sentence,
        )


def settle(open_rows: Iterable[OpenDateRow], settled: Sequence[DateRow]) -> list[DateRow]:
    """Return the mentions that tell of a day of ``settled`` in words like theirs, on that day; the likest decides."""
    waiting = list(open_rows)
    told: dict[date, list[dict[str, float]]] = defaultdict(list)
    # Most stories have no report without a day.
    for row in settled if waiting else ():
        if row.start_on == row.end_on:
            told[row.start_on].append(context_of(row.sentence))
    found: list[DateRow] = []
    for mention in waiting:
        context = context_of(mention.sentence)
        fitting = [
            (max(round(cosine(context, other), 9) for other in told[day]), day)
            for day in sorted(told, reverse=True)
            if mention.can_be(day)
        ]
        likeness, day = max(fitting, key=lambda fit: fit[0], default=(0.0, date.max))
        if likeness >= ALIKE_WITHIN:
            found.append(mention.on(day))
    return found
