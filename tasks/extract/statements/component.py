"""The spaCy component ``statements``: who said, thinks or wants what."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.mentions import StatementMention, store, text_of
from tasks.extract.statements.quotations import form_of
from tasks.extract.statements.reader import read_words
from tasks.extract.statements.scene import Found
from tasks.extract.statements.speakers import Speakers
from tasks.extract.statements.words import Words, words_of


@Language.factory("statements")
def create_statements(nlp: Language, name: str) -> "StatementsComponent":
    """Return the component for ``nlp.add_pipe("statements")``."""
    return StatementsComponent()


class StatementsComponent(ReportComponent):
    """Sets ``doc._.statements`` and ``doc.spans["statements"]``.

    Where ``entities`` has run before, speakers are the entities it found; without it, ``speaker_entity_id`` is None.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        store(doc, "statements", read_statements(doc))
        return doc


def read_statements(doc: Doc) -> list[StatementMention]:
    """Return the statements of a document whose sentences are marked; two never have the same span."""
    if not text_of(doc).strip():
        return []
    words = words_of(doc)
    speakers = Speakers(doc, words)
    by_span: dict[tuple[int, int], StatementMention] = {}
    for found in read_words(words):
        mention = _mention(words, found, speakers)
        span = mention.char_start, mention.char_end
        # "X is expected to go, her office said": the same words, and only one of the two names who says so.
        if span not in by_span or by_span[span].speaker_start is None:
            by_span[span] = mention
    return list(by_span.values())


def _mention(words: Words, found: Found, speakers: Speakers) -> StatementMention:
    content = sorted(found.content)
    parts = [words.char_span(part) for part in content]
    mention = StatementMention(
        char_start=parts[0][0],
        char_end=max(end for _, end in parts),
        parts=parts,
        form=form_of(words, content),
        cue_kind=found.kind,
        rule=found.rule,
    )
    if found.source is not None:
        mention.speaker_start, mention.speaker_end = words.char_span(found.source)
        mention.speaker_entity_id = speakers.entity(found.source)
    if found.cue is not None:
        mention.cue_start, mention.cue_end = words.char_span(found.cue)
    return mention
