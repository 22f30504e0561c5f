-- Grain: one row per entity that the newest versions of the reports mention.
CREATE VIEW analysis.entities AS
SELECT
    entity.entity_id,
    entity.kind,
    entity.name,
    entity.iso3,
    entity.wikidata,
    count(*)                            AS n_mentions,
    count(DISTINCT mention.document_id) AS n_documents,
    count(DISTINCT mention.outlet)      AS n_outlets,
    min(mention.published_on)           AS first_on,
    max(mention.published_on)           AS last_on
FROM ledger.entities AS entity
JOIN analysis.mentions AS mention USING (entity_id)
GROUP BY ALL;

COMMENT ON VIEW analysis.entities IS 'Countries, people and organisations in the reports, with how often and by how many outlets they are mentioned.';
COMMENT ON COLUMN analysis.entities.entity_id IS 'country: and the ISO 3166-1 alpha-3 code, else person: or org: and a readable name.';
COMMENT ON COLUMN analysis.entities.kind IS 'country, person or organisation.';
COMMENT ON COLUMN analysis.entities.name IS 'Its name.';
COMMENT ON COLUMN analysis.entities.iso3 IS 'ISO 3166-1 alpha-3 code of the country, or of the state that the organisation or office belongs to; NULL when unknown.';
COMMENT ON COLUMN analysis.entities.wikidata IS 'Wikidata item, where the reference data has it.';
COMMENT ON COLUMN analysis.entities.n_mentions IS 'Mentions, pronouns and nouns included.';
COMMENT ON COLUMN analysis.entities.n_documents IS 'Reports that mention it.';
COMMENT ON COLUMN analysis.entities.n_outlets IS 'Outlets that mention it, as far as they are known.';
COMMENT ON COLUMN analysis.entities.first_on IS 'Day of the earliest report that mentions it; NULL when unknown.';
COMMENT ON COLUMN analysis.entities.last_on IS 'Day of the latest.';
