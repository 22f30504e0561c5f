"""How to break each rule about statements."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations

_RESCUERS = "Rescuers dug for 36 hours"
_WHERE = f"document_id = '{{quake}}' AND text = '{_RESCUERS}'"


def statement(changes: str) -> Mutation:
    return of_kind("statements", _RESCUERS, changes)


# A quotation may run past its sentence; parts that stay behind their span no longer reach its ends.
_PAST_SENTENCE, _PARTS = "statements.ends_in_sentence", "statements.parts_span_content"
_MOVED = frozenset(("statements.starts_in_text", "statements.offsets_ordered", "statements.ends_in_text"))
_SPAN = {
    rule: Mutation(each.statements, each.also - {_PAST_SENTENCE} | ({_PARTS} if rule in _MOVED else set()))
    for rule, each in span_mutations("statements", _WHERE).items()
    if rule != _PAST_SENTENCE
}

MUTATIONS = _SPAN | {
    "statements.starts_in_sentence": statement(
        "sentence_id = (SELECT sentence_id FROM ledger.sentences WHERE document_id = '{quake}' AND ordinal = 2)"
    ),
    "statements.parts_span_content": statement("part_ends = [char_end - 1]"),
    "statements.form_known": statement("form = 'whispered'"),
    "statements.cue_kind_known": statement("cue_kind = 'sing'"),
    "statements.speaker_not_blank": statement("speaker_text = '', speaker_end = speaker_start"),
    "statements.speaker_has_span": statement("speaker_end = speaker_end + 1"),
    "statements.speaker_words_kept": statement("speaker_text = NULL, speaker_entity_id = NULL"),
    "statements.entity_has_words": statement("speaker_text = NULL, speaker_start = NULL, speaker_end = NULL"),
    "statements.entity_id_shape": statement("speaker_entity_id = 'Mira Holt'"),
    "statements.cue_not_blank": statement("cue = ' ', cue_end = cue_start + 1"),
    "statements.cue_has_span": statement("cue_start = NULL"),
    "statements.variant_group_shape": statement("variant_group = 'rescue'"),
}
