"""How to break each rule about attendance."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations

_PEOPLE = "at least 120 people"


def participant(changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("attendance", _PEOPLE, changes, also=also)


MUTATIONS = span_mutations("attendance", f"document_id = '{{quake}}' AND text = '{_PEOPLE}'") | {
    "attendance.mode_known": participant("mode = 'asleep'"),
    "attendance.entity_id_shape": participant("entity_id = 'everybody'"),
    "attendance.event_not_blank": participant("event_text = '', event_end = event_start"),
    "attendance.event_has_span": participant("event_end = event_end + 1"),
    "attendance.event_words_kept": participant("event_text = NULL, entity_id = 'org:lake-orro'"),
    "attendance.something_known": participant("event_text = NULL, event_start = NULL, event_end = NULL"),
}
