-- Grain: one row per entity that any report mentions.
-- A view, so that it follows from the mentions alone: the same whatever the order of runs, and without what was
-- refused or withdrawn. Where reports write a name differently ("José", "Jose"), the first in code point order stands.
CREATE VIEW ledger.entities AS
SELECT
    entity_id,
    min(kind)     AS kind,
    min(name)     AS name,
    min(iso3)     AS iso3,
    min(wikidata) AS wikidata
FROM ledger.mentions
GROUP BY entity_id;

COMMENT ON VIEW ledger.entities IS 'Countries, people and organisations that reports mention, one row each.';
COMMENT ON COLUMN ledger.entities.entity_id IS 'country: and the ISO 3166-1 alpha-3 code, else person: or org: and a readable name; the same in every report.';
COMMENT ON COLUMN ledger.entities.kind IS 'country, person or organisation.';
COMMENT ON COLUMN ledger.entities.name IS 'Its name: the reference data''s, else as the reports write it.';
COMMENT ON COLUMN ledger.entities.iso3 IS 'ISO 3166-1 alpha-3 code of the country, or of the state that the organisation or office belongs to; NULL when unknown.';
COMMENT ON COLUMN ledger.entities.wikidata IS 'Wikidata item, where the reference data has it.';
