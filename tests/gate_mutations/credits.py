"""How to break each rule about credits."""

from dataclasses import replace

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations

_NEAR = "near Lake Orro"


def credit(changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("credits", _NEAR, changes, also=also)


_SPAN = span_mutations("credits", f"document_id = '{{quake}}' AND text = '{_NEAR}'")
_WORDS = "credits.span_equals_text"

MUTATIONS = _SPAN | {
    _WORDS: replace(_SPAN[_WORDS], also=frozenset({"credits.names_source"})),
    "credits.scope_known": credit("scope = 'country'"),
    "credits.names_source": credit("source_name = 'Orro Wire'"),
    "credits.source_not_blank": credit("source_name = ''"),
    "credits.entity_id_shape": credit("source_entity_id = 'Lake Orro'"),
    "credits.partial_of_report": credit("partial = true"),
}
