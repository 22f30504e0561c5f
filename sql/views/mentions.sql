-- Grain: one row per mention of an entity in the newest version of a report.
CREATE VIEW analysis.mentions AS
SELECT
    mention.mention_id,
    document.outlet,
    document.title AS headline,
    document.published_on,
    mention.kind,
    mention.name,
    mention.text,
    mention.title,
    mention.iso3,
    mention.wikidata,
    mention.basis,
    sentence.text AS sentence,
    mention.entity_id,
    document.source_uri,
    mention.document_id,
    mention.sentence_id,
    mention.char_start,
    mention.char_end,
    mention.rule,
    mention.flags
FROM ledger.mentions AS mention
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.mentions IS 'Every country, person and organisation that the reports mention, with its exact words, the sentence, the outlet and the day.';
COMMENT ON COLUMN analysis.mentions.mention_id IS 'Identifier of the mention.';
COMMENT ON COLUMN analysis.mentions.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.mentions.headline IS 'Headline of the report.';
COMMENT ON COLUMN analysis.mentions.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.mentions.kind IS 'country, person or organisation.';
COMMENT ON COLUMN analysis.mentions.name IS 'The entity''s name.';
COMMENT ON COLUMN analysis.mentions.text IS 'The exact words.';
COMMENT ON COLUMN analysis.mentions.title IS 'Title as written before a person''s name, or the noun itself; NULL when none.';
COMMENT ON COLUMN analysis.mentions.iso3 IS 'ISO 3166-1 alpha-3 code of the country, or of the state that the organisation or office belongs to; NULL when unknown.';
COMMENT ON COLUMN analysis.mentions.wikidata IS 'Wikidata item, where the reference data has it.';
COMMENT ON COLUMN analysis.mentions.basis IS 'How the words name it: name, acronym, surname, demonym, capital, government, title, pronoun or model.';
COMMENT ON COLUMN analysis.mentions.sentence IS 'The sentence the mention begins in.';
COMMENT ON COLUMN analysis.mentions.entity_id IS 'The entity, the same in every report.';
COMMENT ON COLUMN analysis.mentions.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.mentions.document_id IS 'The document.';
COMMENT ON COLUMN analysis.mentions.sentence_id IS 'The sentence.';
COMMENT ON COLUMN analysis.mentions.char_start IS 'First code point in the document''s text, from 0.';
COMMENT ON COLUMN analysis.mentions.char_end IS 'One past the last code point.';
COMMENT ON COLUMN analysis.mentions.rule IS 'Rule that read the mention.';
COMMENT ON COLUMN analysis.mentions.flags IS 'Warnings of the gate about this row; empty when none.';
