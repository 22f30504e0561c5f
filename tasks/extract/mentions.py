"""What the extractors find: one plain record per mention, and where a ``Doc`` keeps them.

The records hold exact code-point offsets. ``doc.spans["figures"]``, ``["dates"]``, ``["entities"]`` and
``["statements"]`` show the same mentions as spaCy spans, widened to whole tokens where a mention begins or ends inside
one ("€100bn").
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from spacy.tokens import Doc, Span, SpanGroup

from tasks.extract.tokentable import TokenTable, tokens_of


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
    action: str | None = None
    per: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    role: str = "stated"
    related: "FigureMention | None" = None
    """The figure that ``role`` refers to, in the same document."""
    property: str | None = None
    property_start: int | None = None
    property_end: int | None = None
    about: str | None = None
    about_start: int | None = None
    about_end: int | None = None
    scope: str | None = None
    scope_start: int | None = None
    scope_end: int | None = None
    modality: str = "actual"
    modality_cue: str | None = None
    modality_start: int | None = None
    modality_end: int | None = None
    as_of: date | None = None
    hedge: str | None = None
    hedge_start: int | None = None
    hedge_end: int | None = None


@dataclass(slots=True)
class EntityMention:
    """A mention of a country, a person or an organisation: by name, or by a word that stands for one."""

    char_start: int
    char_end: int
    entity_id: str
    """``country:FRA``, ``person:emmanuel-macron``, ``org:nato``."""
    kind: str
    """``country``, ``person`` or ``organisation``: also what a city or a palace that stands for one is."""
    name: str
    """The entity's name: the reference data's, else the fullest of the report."""
    iso3: str | None
    """ISO 3166-1 alpha-3 code of a country, and of the country an organisation or an office belongs to."""
    wikidata: str | None
    title: str | None
    """The title as written with a person's name ("French President"); of a nominal mention, its own words."""
    basis: str
    """How the words name the entity: ``name``, ``acronym``, ``surname``, ``demonym`` (a people or its adjective),
    ``capital``, ``government`` (a seat that stands for its state), ``title`` (an office or a noun: "the French
    president", "the minister"), ``pronoun``, or ``model`` (an installed spaCy model's own entity)."""
    rule: str


@dataclass(slots=True)
class StatementMention:
    """Something said, written, thought or wanted, as reported; offsets of what was said, its content."""

    char_start: int
    char_end: int
    parts: list[tuple[int, int]]
    """The content's own spans in text order: several where the words that attribute it split it."""
    form: str
    """``direct`` (all of it quoted), ``mixed`` (some of it) or ``indirect``."""
    cue_kind: str
    """``say``, ``write``, ``ask``, ``urge``, ``show``, ``rule``, ``think``, ``feel``, ``want`` or ``judge``."""
    rule: str
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_entity_id: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(slots=True)
class CreditMention:
    """A source that the report credits: an agency or an outlet, with the words that say so."""

    char_start: int
    char_end: int
    source_name: str
    """The source as named: "AFP", "state media"."""
    source_entity_id: str | None
    scope: str
    """What rests on the source: the ``sentence``, the ``paragraph`` or the whole ``report``."""
    partial: bool
    """Whether the report names it as one source among others ("AFP contributed to this report")."""
    rule: str


@dataclass(slots=True)
class AttendanceMention:
    """One who takes part in an event, as reported; offsets of the words for the participant."""

    char_start: int
    char_end: int
    mode: str
    """``attends``, ``remote``, ``absent`` or ``invited``."""
    rule: str
    entity_id: str | None = None
    event_start: int | None = None
    event_end: int | None = None
    event_on: date | None = None


@dataclass(slots=True)
class PledgeMention:
    """Something that somebody proposes, promises, sets aside or gives; offsets of the words for it."""

    char_start: int
    char_end: int
    stage: str
    """``proposal``, ``stated_goal``, ``pledge``, ``commitment``, ``allocation`` or ``delivered``."""
    action: str
    """What is to be done, a verb's base form ("send"); the cue's own where no other verb says it ("pledge")."""
    rule: str
    pledger_start: int | None = None
    pledger_end: int | None = None
    pledger_entity_id: str | None = None
    beneficiary_start: int | None = None
    beneficiary_end: int | None = None
    beneficiary_entity_id: str | None = None
    condition_start: int | None = None
    condition_end: int | None = None
    figure: FigureMention | None = None
    date: DateMention | None = None
    """When it was promised or given, as the sentence says."""
    due: DateMention | None = None
    """By when it is to be done, or for which time."""
    parent: "PledgeMention | None" = None
    """The whole that this is a part of: never summed with it."""


# Where ``doc.user_data`` keeps the text.
_TEXT = "wireledger.text"

Mention = (
    DateMention
    | FigureMention
    | EntityMention
    | StatementMention
    | CreditMention
    | AttendanceMention
    | PledgeMention
)


def register_extensions() -> None:
    """Make what is known of a report, the components' lists and ``span._.mention`` known to spaCy.

    ``doc._.published_on`` is the report's day (``datetime.date``), ``outlet_country`` its outlet's country (ISO
    3166-1 alpha-2) and ``day_first`` whether the outlet writes 4 May as "4/5" (``bool``); None when unknown. Set
    them before the pipeline runs. The lists are None until their component has run.
    """
    for name in (
        "published_on",
        "day_first",
        "outlet_country",
        "dates",
        "figures",
        "entities",
        "statements",
        "credits",
        "attendance",
        "pledges",
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("mention"):
        Span.set_extension("mention", getter=_mention_of)


def keep_text(doc: Doc, text: str) -> None:
    """Tell a document its text, which is otherwise put together from its tokens."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """Return ``doc.text``, put together once per document: spaCy joins the tokens anew whenever it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def store(doc: Doc, group: str, mentions: Iterable[Mention]) -> None:
    """Keep ``mentions`` in text order as ``doc._.<group>`` and as the span group of the same name."""
    ordered = sorted(mentions, key=_EXTENT)
    doc._.set(group, ordered)
    tokens, label = tokens_of(doc), doc.vocab.strings.add(group)
    starts, ends = tokens.starts, tokens.ends
    spans: list[Span] = []
    first = 0
    for mention in ordered:
        first = bisect_right(ends, mention.char_start, first)
        spans.append(Span(doc, first, bisect_left(starts, mention.char_end, first), label))
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans)


_EXTENT = attrgetter("char_start", "char_end")


def _tokens_at(tokens: TokenTable, mention: Mention) -> tuple[int, int]:
    """Return the tokens that a mention touches, half-open."""
    first = bisect_right(tokens.ends, mention.char_start)
    return first, bisect_left(tokens.starts, mention.char_end, first)


def _mention_of(span: Span) -> Mention | None:
    """Return the mention that a span shows, the last of several that begin or end inside its tokens."""
    if not Doc.has_extension(span.label_):
        return None
    mentions: list[Mention] = span.doc._.get(span.label_) or []
    tokens = tokens_of(span.doc)
    after = bisect_left(mentions, span.end_char, key=attrgetter("char_start"))
    for mention in reversed(mentions[:after]):
        if mention.char_start < span.start_char:
            return None
        if _tokens_at(tokens, mention) == (span.start, span.end):
            return mention
    return None


def entity_at(doc: Doc, char_start: int, char_end: int) -> EntityMention | None:
    """Return the entity that a span of text names: the widest mention that overlaps it, a person's first.

    Offsets are code points, half-open. None where nothing in the span is a known entity, or ``entities`` has not run.
    """
    best: EntityMention | None = None
    mentions: list[EntityMention] = doc._.entities or []
    first = bisect_left(mentions, char_start, key=lambda mention: mention.char_end)
    for mention in mentions[first:]:
        if mention.char_start >= char_end:
            break
        if mention.char_end > char_start and (best is None or _weight(mention) > _weight(best)):
            best = mention
    return best


def _weight(mention: EntityMention) -> tuple[bool, int]:
    return mention.kind == "person", mention.char_end - mention.char_start
