-- Grain: one row per whole pledge, of stage pledge or above, whose donor and beneficiary are known entities, in the
-- newest version of a report. docs/pledges.md explains every column.
CREATE VIEW analysis.pledges_iati AS
WITH known AS (
    SELECT entity_id, name, iso3 FROM ledger.entities
),

-- What is given, as its own words name it; the first class that fits, from arms to money.
worded AS (
    SELECT
        pledge.pledge_id,
        pledge.document_id,
        pledge.date_id,
        pledge.figure_id,
        pledge.pledger_entity_id,
        pledge.beneficiary_entity_id,
        pledge.stage,
        pledge.text,
        pledge.frequency,
        pledge.condition,
        regexp_matches(
            lower(concat_ws(' ', pledge.text, figure.counted)),
            '\b(military|weapons?|weaponry|arms|ammunition|munitions|missiles?|tanks?|jets|howitzers?|drones|troops?|soldiers|peacekeepers|defen[cs]e)\b'
        ) AS is_military,
        regexp_matches(
            lower(concat_ws(' ', pledge.text, figure.counted)),
            '\b(humanitarian|relief|emergency|refugees?|victims?|survivors?|food|tents?|blankets|medicines?|vaccines?|doses|shelters?|flood|earthquake|disaster|famine|drought)\b'
        ) AS is_humanitarian,
        regexp_matches(lower(pledge.text), '\b(loans?|lend|lent|lends|credits?|guarantees?)\b') AS is_loan,
        figure.kind = 'money' AS is_monetary,
        figure.kind = 'count' OR figure.kind = 'measure' AS is_counted,
        figure.value,
        figure.unit,
        figure.value_eur,
        figure.value_usd,
        figure.counted
    FROM ledger.pledges AS pledge
    LEFT JOIN ledger.figures AS figure ON figure.figure_id = pledge.figure_id
    WHERE pledge.parent_pledge_id IS NULL
        AND pledge.stage IN ('pledge', 'commitment', 'allocation', 'delivered')
        AND pledge.pledger_entity_id IS NOT NULL
        AND pledge.beneficiary_entity_id IS NOT NULL
)

SELECT
    pledge.pledge_id,
    CASE pledge.stage
        WHEN 'commitment' THEN '2'
        WHEN 'allocation' THEN '2'
        WHEN 'delivered' THEN '3'
    END                                                             AS transaction_type,
    CASE pledge.stage
        WHEN 'pledge' THEN '13'
        WHEN 'commitment' THEN '11'
        WHEN 'allocation' THEN '11'
        WHEN 'delivered' THEN '1'
    END                                                             AS transaction_type_of_receiver,
    pledge.stage,
    coalesce(if(said.start_on = said.end_on, said.start_on, NULL), document.published_on) AS transaction_date,
    if(pledge.is_monetary, pledge.value, NULL)                      AS value,
    if(pledge.is_monetary, pledge.unit, NULL)                       AS currency,
    donor.name                                                      AS provider_org,
    pledge.pledger_entity_id                                        AS provider_entity_id,
    beneficiary.name                                                AS receiver_org,
    pledge.beneficiary_entity_id                                    AS receiver_entity_id,
    beneficiary.iso3                                                AS recipient_country,
    coalesce(donor_country.name, donor.name)                        AS donor,
    beneficiary.name                                                AS recipient,
    CASE
        WHEN pledge.is_military THEN 'Military'
        WHEN pledge.is_humanitarian THEN 'Humanitarian'
        WHEN pledge.is_monetary THEN 'Financial'
    END                                                             AS aid_type,
    CASE
        WHEN pledge.is_loan THEN 'Loan'
        WHEN pledge.is_counted OR pledge.figure_id IS NULL THEN 'In-kind'
        ELSE 'Monetary'
    END                                                             AS measure_form,
    if(pledge.stage IN ('allocation', 'delivered'), 'Allocation', 'Commitment') AS measure,
    pledge.text                                                     AS explanation,
    pledge.counted                                                  AS items,
    if(pledge.is_counted, pledge.value, NULL)                       AS number_of_items,
    pledge.value_eur,
    pledge.value_usd,
    pledge.frequency,
    pledge.condition,
    coalesce(if(said.start_on = said.end_on, said.start_on, NULL), document.published_on) AS announcement_date,
    if(said.start_on = said.end_on, 'stated', 'published')          AS date_basis,
    document.source_uri                                             AS source,
    document.outlet,
    pledge.document_id
FROM worded AS pledge
JOIN ledger.documents AS document USING (document_id)
LEFT JOIN known AS donor ON donor.entity_id = pledge.pledger_entity_id
LEFT JOIN known AS donor_country
    ON donor_country.entity_id = 'country:' || donor.iso3
    AND pledge.pledger_entity_id NOT LIKE 'org:%'
LEFT JOIN known AS beneficiary ON beneficiary.entity_id = pledge.beneficiary_entity_id
LEFT JOIN ledger.dates AS said ON said.date_id = pledge.date_id
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.pledges_iati IS 'Whole pledges with a known donor and beneficiary, mapped to IATI transaction types and to the columns of the Kiel Institute''s Ukraine Support Tracker. One row per report and pledge: the same pledge in several reports has several rows.';
COMMENT ON COLUMN analysis.pledges_iati.pledge_id IS 'Identifier of the pledge (analysis.pledges).';
COMMENT ON COLUMN analysis.pledges_iati.transaction_type IS 'IATI TransactionType from the donor''s view: 2 Outgoing Commitment (commitment, allocation), 3 Disbursement (delivered); NULL for a pledge, which IATI knows from the receiver''s view only.';
COMMENT ON COLUMN analysis.pledges_iati.transaction_type_of_receiver IS 'IATI TransactionType from the receiver''s view: 13 Incoming Pledge, 11 Incoming Commitment (commitment, allocation), 1 Incoming Funds (delivered).';
COMMENT ON COLUMN analysis.pledges_iati.stage IS 'pledge, commitment, allocation or delivered. IATI has no allocation: it is a commitment there, and a planned budget.';
COMMENT ON COLUMN analysis.pledges_iati.transaction_date IS 'IATI transaction-date: the stated day of the pledge, else the day of publication (date_basis).';
COMMENT ON COLUMN analysis.pledges_iati.value IS 'IATI value: the stated amount of money; NULL in kind, for a range, or when none is stated.';
COMMENT ON COLUMN analysis.pledges_iati.currency IS 'IATI value/@currency: ISO 4217 code.';
COMMENT ON COLUMN analysis.pledges_iati.provider_org IS 'IATI provider-org: the pledger''s name.';
COMMENT ON COLUMN analysis.pledges_iati.provider_entity_id IS 'The pledger (ledger.entities).';
COMMENT ON COLUMN analysis.pledges_iati.receiver_org IS 'IATI receiver-org: the beneficiary''s name.';
COMMENT ON COLUMN analysis.pledges_iati.receiver_entity_id IS 'The beneficiary (ledger.entities).';
COMMENT ON COLUMN analysis.pledges_iati.recipient_country IS 'IATI recipient-country, as ISO 3166-1 alpha-3 (IATI itself codes alpha-2); NULL for a body of no one country.';
COMMENT ON COLUMN analysis.pledges_iati.donor IS 'Tracker: donor. The country of a person who pledges in office, where a report names that country, else the pledger.';
COMMENT ON COLUMN analysis.pledges_iati.recipient IS 'Tracker: recipient.';
COMMENT ON COLUMN analysis.pledges_iati.aid_type IS 'Tracker: type of aid, told by words of the pledge: Military, Humanitarian or Financial; NULL when they tell none.';
COMMENT ON COLUMN analysis.pledges_iati.measure_form IS 'Tracker: Loan, In-kind (things or people are counted, or no amount is stated) or Monetary.';
COMMENT ON COLUMN analysis.pledges_iati.measure IS 'Tracker: Commitment, or Allocation for what is set aside or delivered. A bare pledge counts as a commitment there; stage tells.';
COMMENT ON COLUMN analysis.pledges_iati.explanation IS 'Tracker: explanation: the exact words of the pledge.';
COMMENT ON COLUMN analysis.pledges_iati.items IS 'Tracker: item: what is counted, as written; NULL for money.';
COMMENT ON COLUMN analysis.pledges_iati.number_of_items IS 'Tracker: number of items.';
COMMENT ON COLUMN analysis.pledges_iati.value_eur IS 'Tracker: value in euros, at the European Central Bank''s rate of the publication day.';
COMMENT ON COLUMN analysis.pledges_iati.value_usd IS 'The same in US dollars.';
COMMENT ON COLUMN analysis.pledges_iati.frequency IS 'What the amount is per (year, month): not a sum over years; NULL when it is no rate.';
COMMENT ON COLUMN analysis.pledges_iati.condition IS 'The words of the condition it depends on; NULL when none is stated.';
COMMENT ON COLUMN analysis.pledges_iati.announcement_date IS 'Tracker: announcement date, as transaction_date.';
COMMENT ON COLUMN analysis.pledges_iati.date_basis IS 'stated (the sentence says the day) or published (the report''s own day).';
COMMENT ON COLUMN analysis.pledges_iati.source IS 'Tracker: source of the announcement.';
COMMENT ON COLUMN analysis.pledges_iati.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.pledges_iati.document_id IS 'The report (ledger.documents).';
