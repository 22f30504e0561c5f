"""How to break each rule about pledges. The part is damaged: what befalls a whole, befalls its part."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations, sql

_PART = "36 hours"
_WHERE = f"document_id = '{{quake}}' AND text = '{_PART}'"


def pledge(changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("pledges", _PART, changes, also=also)


_SPAN = span_mutations("pledges", _WHERE) | {
    # They stand in the second of four sentences.
    "pledges.starts_in_sentence": pledge(
        "sentence_id = (SELECT sentence_id FROM ledger.sentences WHERE document_id = '{quake}' AND ordinal = 2)"
    ),
    "pledges.ends_in_sentence": pledge(
        "sentence_id = (SELECT sentence_id FROM ledger.sentences WHERE document_id = '{quake}' AND ordinal = 0)"
    ),
}

MUTATIONS = _SPAN | {
    "pledges.stage_known": pledge("stage = 'rumour'"),
    "pledges.action_stated": pledge("action = ''"),
    "pledges.pledger_not_blank": pledge("pledger_text = '', pledger_end = pledger_start"),
    "pledges.pledger_has_span": pledge("pledger_end = pledger_end + 1"),
    "pledges.pledger_entity_has_words": pledge("pledger_text = NULL"),
    "pledges.pledger_entity_shape": pledge("pledger_entity_id = 'Mira Holt'"),
    "pledges.beneficiary_not_blank": pledge("beneficiary_text = '', beneficiary_end = beneficiary_start"),
    "pledges.beneficiary_has_span": pledge("beneficiary_start = NULL"),
    "pledges.beneficiary_entity_has_words": pledge("beneficiary_text = NULL"),
    "pledges.beneficiary_entity_shape": pledge("beneficiary_entity_id = 'the valley'"),
    "pledges.condition_not_blank": pledge("condition = '', condition_end = condition_start"),
    "pledges.condition_has_span": pledge("condition = 'once it stops'"),
    "pledges.frequency_of_figure": pledge("frequency = 'year'"),
    "pledges.gives_to_another": pledge("beneficiary_entity_id = pledger_entity_id"),
    "pledges.stage_as_parent": sql(
        f"UPDATE ledger.pledges SET stage = 'pledge' WHERE document_id = '{{quake}}' AND text <> '{_PART}'"
    ),
    "pledges.part_within_whole": pledge(
        "figure_id = (SELECT figure_id FROM ledger.figures WHERE document_id = '{quake}' AND text = '$44 million')"
    ),
    "pledges.figure_present": pledge("figure_id = '{bank}/figure/nowhere'"),
    "pledges.date_present": pledge(
        "date_id = (SELECT min(date_id) FROM ledger.dates WHERE document_id = '{bank}')"
    ),
    "pledges.due_date_present": pledge("due_date_id = '{quake}/date/nowhere'"),
    "pledges.parent_pledge_present": pledge("parent_pledge_id = '{quake}/pledge/nowhere'"),
}
