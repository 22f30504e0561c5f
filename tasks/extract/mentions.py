"""What the extractors find: one plain record per mention, and where a ``Doc`` keeps them.

The records hold exact code-point offsets. ``doc.spans["figures"]`` and ``doc.spans["dates"]`` show the same
mentions as spaCy spans, widened to whole tokens where a mention begins or ends inside one ("€100bn").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span


@dataclass(slots=True)
class DateMention:
    """A mention of a time; fields as the columns of ``ledger.dates``."""

    char_start: int
    char_end: int
    timex_type: str
    timex_value: str
    rule: str
    basis: str
    timex_mod: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    anchor_on: date | None = None


@dataclass(slots=True)
class FigureMention:
    """A mention of a quantity; fields as the columns of ``ledger.figures``."""

    char_start: int
    char_end: int
    kind: str
    rule: str
    value: float | None = None
    value_low: float | None = None
    value_high: float | None = None
    modifier: str = "exact"
    direction: str | None = None
    unit: str | None = None
    counted: str | None = None
    counted_head: str | None = None
    per: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    role: str = "stated"
    related: "FigureMention | None" = None
    """The figure that ``role`` refers to, in the same document."""


# Where ``doc.user_data`` keeps the text.
_TEXT = "wireledger.text"

Mention = DateMention | FigureMention


def register_extensions() -> None:
    """Make ``doc._.published_on``, ``day_first``, ``dates``, ``figures`` and ``span._.mention`` known to spaCy.

    ``published_on`` is the report's day (``datetime.date``) and ``day_first`` whether its outlet writes 4 May as
    "4/5" (``bool``); None when unknown. Set them before the pipeline runs. The lists are None until their
    component has run.
    """
    for name in ("published_on", "day_first", "dates", "figures"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("mention"):
        Span.set_extension("mention", default=None)


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, put together once per document: spaCy joins the tokens anew whenever it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def store(doc: Doc, group: str, mentions: Iterable[Mention]) -> None:
    """Keep ``mentions`` in text order as ``doc._.<group>`` and as the span group of the same name."""
    ordered = sorted(mentions, key=lambda mention: (mention.char_start, mention.char_end))
    doc._.set(group, ordered)
    spans = []
    for mention in ordered:
        span = doc.char_span(mention.char_start, mention.char_end, label=group, alignment_mode="expand")
        if span is not None:
            span._.mention = mention
            spans.append(span)
    doc.spans[group] = spans
