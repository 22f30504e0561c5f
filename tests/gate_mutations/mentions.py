"""How to break each rule about mentions of entities."""

from tests.gate_mutations.mutation import Mutation, of_kind, span_mutations

_LAKE = "document_id = '{quake}' AND text = 'Lake Orro'"


def mention(words: str, changes: str, *, also: tuple[str, ...] = ()) -> Mutation:
    return of_kind("mentions", words, changes, also=also)


MUTATIONS = span_mutations("mentions", _LAKE) | {
    "mentions.kind_known": mention("Mira Holt", "kind = 'animal'", also=("mentions.kind_agrees",)),
    "mentions.basis_known": mention("Mira Holt", "basis = 'rumour'"),
    "mentions.entity_id_readable": mention("Mira Holt", "entity_id = 'person:Mira Holt'"),
    "mentions.kind_agrees": mention("Mira Holt", "kind = 'organisation'"),
    "mentions.name_stated": mention("Mira Holt", "name = ''"),
    "mentions.country_code_known": mention("Mira Holt", "iso3 = 'FR'"),
    "mentions.country_has_code": mention(
        "Lake Orro", "entity_id = 'country:ORR', kind = 'country', iso3 = NULL"
    ),
    "mentions.wikidata_is_item": mention("Mira Holt", "wikidata = 'Emmanuel Macron'"),
    "mentions.pronoun_is_person": mention("Lake Orro", "basis = 'pronoun'"),
    "mentions.place_is_no_person": mention("Mira Holt", "basis = 'capital'"),
    "mentions.country_has_no_title": mention(
        "Lake Orro", "entity_id = 'country:FRA', kind = 'country', iso3 = 'FRA', title = 'President'"
    ),
    "mentions.noun_keeps_words": mention("Mira Holt", "basis = 'title'"),
}
