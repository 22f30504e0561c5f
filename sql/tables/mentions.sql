-- Grain: one row per mention of a country, a person or an organisation.
-- Key: mention_id
CREATE TABLE ledger.mentions (
    mention_id        VARCHAR NOT NULL,
    entity_id         VARCHAR NOT NULL,
    document_id       VARCHAR NOT NULL,
    sentence_id       VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    title             VARCHAR,
    kind              VARCHAR NOT NULL,
    name              VARCHAR NOT NULL,
    iso3              VARCHAR,
    wikidata          VARCHAR,
    basis             VARCHAR NOT NULL,
    rule              VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.mentions IS 'Mentions of countries, people and organisations, each with its exact words and the entity they mean; words whose meaning is unsettled have no row.';
COMMENT ON COLUMN ledger.mentions.mention_id IS 'document_id/mention/start-end.';
COMMENT ON COLUMN ledger.mentions.entity_id IS 'The entity (ledger.entities): country:FRA, person:emmanuel-macron, org:nato.';
COMMENT ON COLUMN ledger.mentions.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.mentions.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN ledger.mentions.char_start IS 'First code point of the mention in the document''s text, from 0.';
COMMENT ON COLUMN ledger.mentions.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.mentions.text IS 'The exact words: the document''s text from char_start to char_end.';
COMMENT ON COLUMN ledger.mentions.title IS 'Title as written before a person''s name; of a noun (basis title), its own words; NULL when none.';
COMMENT ON COLUMN ledger.mentions.kind IS 'country, person or organisation. A city or palace that stands for a government is its country''s mention.';
COMMENT ON COLUMN ledger.mentions.name IS 'The entity''s name: the reference data''s, else the fullest form in the report.';
COMMENT ON COLUMN ledger.mentions.iso3 IS 'ISO 3166-1 alpha-3 code of the country, or of the state that the organisation or office belongs to (XKX, user-assigned, for Kosovo); NULL when the reference data and the words do not tell.';
COMMENT ON COLUMN ledger.mentions.wikidata IS 'Wikidata item, where the reference data has it.';
COMMENT ON COLUMN ledger.mentions.basis IS 'How the words name the entity: name, acronym, surname (a part of a name told in full), demonym, capital, government (a seat such as the Kremlin), title (an office or noun), pronoun, or model (an installed spaCy model''s entity).';
COMMENT ON COLUMN ledger.mentions.rule IS 'Identifier of the rule that read the mention.';
COMMENT ON COLUMN ledger.mentions.extractor_version IS 'Version of the extractor that read the mention.';
COMMENT ON COLUMN ledger.mentions.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
