"""The spaCy component ``credits``: which agencies and outlets a report names as its sources."""

from collections.abc import Iterator
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.credits.contexts import context_of
from tasks.extract.credits.lines import line_credit
from tasks.extract.credits.sources import Source, named_sources, unnamed_sources
from tasks.extract.mentions import CreditMention, EntityMention, store, text_of


@Language.factory("credits", requires=["doc._.entities"])
def create_credits(nlp: Language, name: str) -> "CreditsComponent":
    """Return the component for ``nlp.add_pipe("credits")``."""
    return CreditsComponent()


class CreditsComponent(ReportComponent):
    """Sets ``doc._.credits`` and ``doc.spans["credits"]``.

    Sources are known by the organisations that ``entities`` has found; without it, only those that are told by their
    kind ("state media") are.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        store(doc, "credits", read_credits(text_of(doc), doc._.entities or []))
        return doc


def read_credits(text: str, entities: list[EntityMention]) -> list[CreditMention]:
    """Return the credits of a text; two never have the same span."""
    by_span: dict[tuple[int, int], CreditMention] = {}
    for group in chain(named_sources(text, entities), unnamed_sources(text)):
        for credit in _credits_of(text, group):
            by_span.setdefault((credit.char_start, credit.char_end), credit)
    return list(by_span.values())


def _credits_of(text: str, group: tuple[Source, ...]) -> Iterator[CreditMention]:
    """Yield a credit for each source of a list: the words around the list hold for all of it."""
    start, end = group[0].start, group[-1].end
    placed = line_credit(text, start, end) if group[0].entity_id else None
    if placed:
        for source in group:
            yield _credit(text, source, source.start, source.end, placed.scope, placed.rule, placed.partial)
        return
    found = context_of(text, start, end)
    if not found:
        return
    rule, first, last = found
    for source in group:
        # Words before the list come with each of its names, words after it with the last.
        span_start = first if first < start else source.start
        span_end = last if source is group[-1] else source.end
        yield _credit(text, source, span_start, span_end, "sentence", rule)


def _credit(
    text: str, source: Source, start: int, end: int, scope: str, rule: str, partial: bool = False
) -> CreditMention:
    return CreditMention(
        char_start=start,
        char_end=end,
        source_name=text[source.start : source.end],
        source_entity_id=source.entity_id,
        scope=scope,
        partial=partial,
        rule=rule,
    )
