-- What the suite of pledges sees: the pledges of the reports in one part of the run ($part).
SELECT
    pledge.pledge_id,
    pledge.document_id,
    pledge.char_start,
    pledge.char_end,
    pledge.text,
    pledge.stage,
    pledge.action,
    pledge.pledger_entity_id,
    pledge.pledger_text,
    pledge.beneficiary_entity_id,
    pledge.beneficiary_text,
    pledge.condition,
    text_length,
    pledge.document_id || '/pledge/' || pledge.char_start || '-' || pledge.char_end AS id_of_span,
    pledge.char_start - sentence.char_start                  AS offset_in_sentence,
    sentence.char_end - pledge.char_end                      AS sentence_left_over,
    CASE WHEN pledge.pledger_text IS NOT NULL THEN coalesce(
        substring(document.text, pledge.pledger_start + 1, pledge.pledger_end - pledge.pledger_start), ''
    ) END                                                    AS pledger_at_span,
    CASE WHEN pledge.beneficiary_text IS NOT NULL THEN coalesce(
        substring(document.text, pledge.beneficiary_start + 1, pledge.beneficiary_end - pledge.beneficiary_start), ''
    ) END                                                    AS beneficiary_at_span,
    CASE WHEN pledge.condition IS NOT NULL THEN coalesce(
        substring(document.text, pledge.condition_start + 1, pledge.condition_end - pledge.condition_start), ''
    ) END                                                    AS condition_at_span,
    pledge.frequency,
    CASE WHEN pledge.frequency IS NOT NULL THEN coalesce(figure.per, '') END AS figure_per,
    coalesce(pledge.pledger_entity_id = pledge.beneficiary_entity_id, false) AS gives_to_itself,
    stages.known.list_position(pledge.stage)                 AS stage_rank,
    stages.known.list_position(parent.stage)                 AS parent_rank,
    -- Money compares in euros, other amounts where they have one unit.
    if(figure.kind = 'money', figure.value_eur, figure.value) AS value,
    CASE
        WHEN figure.kind = 'money' THEN whole.value_eur
        WHEN figure.kind = whole.kind AND figure.unit IS NOT DISTINCT FROM whole.unit THEN whole.value
    END                                                      AS parent_value
FROM new_documents
JOIN pledges_of_run AS pledge USING (document_id)
JOIN documents_of_run AS document USING (document_id)
CROSS JOIN (
    SELECT ['proposal', 'stated_goal', 'pledge', 'commitment', 'allocation', 'delivered'] AS known
) AS stages
LEFT JOIN sentences_of_run AS sentence ON sentence.sentence_id = pledge.sentence_id
LEFT JOIN figures_of_run AS figure ON figure.figure_id = pledge.figure_id
LEFT JOIN pledges_of_run AS parent ON parent.pledge_id = pledge.parent_pledge_id
LEFT JOIN figures_of_run AS whole ON whole.figure_id = parent.figure_id
WHERE part = $part
ORDER BY place, pledge.char_start, pledge.char_end
